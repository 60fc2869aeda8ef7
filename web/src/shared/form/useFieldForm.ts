import { useEventListener } from '@vueuse/core';
import {
  computed,
  onUnmounted,
  ref,
  shallowRef,
  watch,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave } from 'vue-router';
import { ProblemError, type FieldFault } from '../api';
import { useSession } from '../session';
import { checkForm } from './check';
import { changedFields, given, pointerOf, type Access, type FormView, type Values } from './model';

export interface FieldFormState {
  values: Ref<Values>;
  faults: ComputedRef<FieldFault[]>;
  dirty: ComputedRef<boolean>;
  /** When a draft was left on this machine; null when there is none, or it says nothing new. */
  draft: ShallowRef<string | null>;
  takeDraft: () => void;
  dropDraft: () => void;
  /** Checks as far as the browser can; false when something is wrong. */
  check: (complete: boolean) => boolean;
  /** Takes over what the server refused; true when every fault has its field. */
  refuse: (cause: unknown) => boolean;
  /** A field was changed: its faults are not known any more. */
  edited: (pointer: string) => void;
  unreadable: (pointer: string, words: string | null) => void;
  /** What is sent. */
  body: () => Values;
  /** Everything is on the server now. */
  saved: () => void;
}

interface Kept {
  at: string;
  values: Values;
}

const KEPT_AFTER_MS = 800;

/**
 * What is being written into a form: it is kept as a draft on this machine, and leaving it half-done asks. `key` names what is written, so that
 * the draft is found again.
 */
export function useFieldForm(
  form: Ref<FormView | undefined>,
  initial: Ref<Values | undefined>,
  key: Ref<string>,
  access?: Ref<Record<string, Access> | undefined>,
): FieldFormState {
  const { t } = useI18n();
  const session = useSession();
  const start = shallowRef<Values>({});
  const values = ref<Values>({}) as Ref<Values>;
  const refused = shallowRef<FieldFault[]>([]);
  const notRead = ref(new Map<string, string>());
  const draft = shallowRef<string | null>(null);
  const place = computed(() => `qingyuan.form.${session.person?.id ?? 'nobody'}.${key.value}`);

  const dirty = computed(
    () => form.value !== undefined && changedFields(form.value, start.value, values.value).length > 0,
  );
  const faults = computed(() => [
    ...[...notRead.value].map(([pointer, detail]) => ({ pointer, code: 'form.unreadable', detail })),
    ...refused.value.filter((fault) => !notRead.value.has(pointerOf(fault))),
  ]);

  function read(): Kept | null {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(place.value) ?? 'null');
      return typeof kept === 'object' && kept !== null && 'values' in kept ? (kept as Kept) : null;
    } catch {
      return null;
    }
  }

  watch(
    [initial, place, form] as const,
    ([next, at], [, before]) => {
      if (next === undefined || (dirty.value && before === at)) return;
      start.value = next;
      values.value = { ...next };
      refused.value = [];
      notRead.value = new Map();
      const kept = read();
      draft.value =
        kept !== null && form.value !== undefined && changedFields(form.value, next, kept.values).length > 0
          ? kept.at
          : null;
    },
    { immediate: true },
  );

  let timer: number | undefined;
  function keep(): void {
    window.clearTimeout(timer);
    timer = undefined;
    try {
      if (dirty.value)
        localStorage.setItem(
          place.value,
          JSON.stringify({ at: new Date().toISOString(), values: values.value }),
        );
    } catch {
      // A full store keeps no draft; the form itself goes on.
    }
  }
  watch(values, () => {
    if (draft.value !== null || !dirty.value) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, KEPT_AFTER_MS);
  });
  onUnmounted(() => window.clearTimeout(timer));

  function forget(): void {
    window.clearTimeout(timer);
    localStorage.removeItem(place.value);
    draft.value = null;
  }

  useEventListener(window, 'beforeunload', (event) => {
    if (dirty.value) event.preventDefault();
  });
  onBeforeRouteLeave(() => {
    if (!dirty.value) return true;
    keep();
    return window.confirm(t('shared.form.leave'));
  });

  return {
    values,
    faults,
    dirty,
    draft,
    takeDraft() {
      const kept = read();
      if (kept !== null) values.value = { ...start.value, ...kept.values };
      draft.value = null;
    },
    dropDraft: forget,
    check(complete) {
      if (form.value === undefined) return false;
      refused.value = checkForm(form.value, values.value, {
        complete,
        access: access?.value,
        say: (name, words) => t(`shared.form.fault.${name}`, words),
      });
      return faults.value.length === 0;
    },
    refuse(cause) {
      if (!(cause instanceof ProblemError)) return false;
      refused.value = [...cause.errors];
      return cause.errors.length > 0;
    },
    edited(pointer) {
      refused.value = refused.value.filter((fault) => {
        const at = pointerOf(fault);
        return at !== pointer && !at.startsWith(`${pointer}/`);
      });
    },
    unreadable(pointer, words) {
      const next = new Map(notRead.value);
      if (words === null) next.delete(pointer);
      else next.set(pointer, words);
      notRead.value = next;
    },
    body: () => (form.value === undefined ? {} : given(form.value, values.value)),
    saved() {
      start.value = values.value;
      forget();
    },
  };
}
