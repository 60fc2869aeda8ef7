import { computed, type ComputedRef, type Ref, type WritableComputedRef } from 'vue';
import { usePlanContext } from '@/shared/session';
import { useQueryGroup, useQuerySort, useQueryState, type Sort } from '@/shared/ui/queryState';
import { whereOf, type Asked, type Condition } from './filters';
import type { Register } from './model';

export interface RecordListState {
  words: WritableComputedRef<string>;
  state: WritableComputedRef<string>;
  flag: WritableComputedRef<string>;
  fields: WritableComputedRef<Record<string, string>>;
  sort: WritableComputedRef<Sort | null>;
  filtered: ComputedRef<boolean>;
  where: ComputedRef<Condition | null>;
  asked: ComputedRef<Asked>;
  clear: () => void;
  /** A saved view holds what the address says, and brings it back. */
  content: ComputedRef<Record<string, unknown>>;
  take: (content: Record<string, unknown>) => void;
}

/** What is looked for in a register; all of it stands in the address. */
export function useRecordList(register: Ref<Register | undefined>): RecordListState {
  const words = useQueryState('q');
  const state = useQueryState('state');
  const flag = useQueryState('flag');
  const fields = useQueryGroup('f.');
  const sort = useQuerySort();
  const { asOf } = usePlanContext();
  const where = computed(() =>
    register.value === undefined ? null : whereOf(register.value.form, fields.value, state.value),
  );
  const asked = computed<Asked>(() => ({
    where: where.value === null ? undefined : JSON.stringify(where.value),
    flag: flag.value || undefined,
    words: words.value.trim() || undefined,
    sort: sort.value === null ? undefined : `${sort.value.direction === 'desc' ? '-' : ''}${sort.value.key}`,
    asOf: asOf.value,
  }));
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');

  return {
    words,
    state,
    flag,
    fields,
    sort,
    where,
    asked,
    filtered: computed(() => where.value !== null || flag.value !== '' || words.value.trim() !== ''),
    clear() {
      words.value = '';
      state.value = '';
      flag.value = '';
      fields.value = {};
    },
    content: computed(() => ({
      words: words.value,
      state: state.value,
      flag: flag.value,
      fields: fields.value,
      sort: asked.value.sort ?? '',
    })),
    take(content) {
      words.value = text(content['words']);
      state.value = text(content['state']);
      flag.value = text(content['flag']);
      const kept = content['fields'];
      fields.value =
        typeof kept === 'object' && kept !== null
          ? Object.fromEntries(Object.entries(kept).map(([field, value]) => [field, text(value)]))
          : {};
      const order = text(content['sort']);
      sort.value =
        order === ''
          ? null
          : { key: order.replace(/^-/, ''), direction: order.startsWith('-') ? 'desc' : 'asc' };
    },
  };
}
