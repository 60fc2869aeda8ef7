import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { LIST_COMMA, useLocalText } from '@/shared/text';
import type { Words } from './model';

/** The words of cells and values in the page's language. */
export function useDecisionWords(): ComputedRef<Words> {
  const { t } = useI18n();
  const say = useLocalText();
  return computed(() => ({
    say,
    any: t('decisions.any'),
    yes: t('decisions.yes'),
    no: t('decisions.no'),
    and: t('decisions.and'),
    comma: say(LIST_COMMA),
    except: (what: string) => t('decisions.except', { what }),
  }));
}
