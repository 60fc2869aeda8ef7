import { inject, watchEffect } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import { pageTitleKey } from '@/shared/ui/pageTitle';

/** The window is named after the page, so that tabs and history can be told apart. */
export function useWindowTitle(): void {
  const route = useRoute();
  const { t } = useI18n();
  const own = inject(pageTitleKey, undefined);
  watchEffect(() => {
    const page = own?.value || (route.meta.title === undefined ? '' : t(route.meta.title));
    document.title = page === '' ? t('app.name') : `${page} · ${t('app.name')}`;
  });
}
