import { computed, type ComputedRef, type Ref, type WritableComputedRef } from 'vue';
import { useQueryState } from './queryState';

export interface Filters<Field extends string> {
  /** Each filter by itself. */
  fields: Record<Field, WritableComputedRef<string>>;
  /** All of them, for a bar of filters to bind. */
  values: WritableComputedRef<Record<Field, string>>;
  /** Those that are set, as the server is asked. */
  query: ComputedRef<Partial<Record<Field, string>>>;
  filtered: ComputedRef<boolean>;
  clear: () => void;
  /** The address of the list as a workbook, filtered as it is shown. */
  exportUrl: (path: string, asOf?: Ref<string | undefined>) => ComputedRef<string>;
}

/**
 * The filters of a list, kept in the address: `useFilters({ unit: 'unit', year: 'due' })` names the server's parameter and
 * what it is called in the address, which differs where every page obeys a name already.
 */
export function useFilters<Field extends string>(names: Record<Field, string>): Filters<Field> {
  const keys = Object.keys(names) as Field[];
  const fields = Object.fromEntries(keys.map((key) => [key, useQueryState(names[key])])) as Record<
    Field,
    WritableComputedRef<string>
  >;
  const record = (value: (key: Field) => string): Record<Field, string> =>
    Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Field, string>;
  const values = computed({
    get: () => record((key) => fields[key].value),
    set: (next) => {
      for (const key of keys) fields[key].value = next[key];
    },
  });
  const query = computed(
    () =>
      Object.fromEntries(
        keys.map((key) => [key, fields[key].value.trim()]).filter(([, value]) => value !== ''),
      ) as Partial<Record<Field, string>>,
  );
  return {
    fields,
    values,
    query,
    filtered: computed(() => Object.keys(query.value).length > 0),
    clear: () => (values.value = record(() => '')),
    exportUrl: (path, asOf) =>
      computed(() => {
        const search = new URLSearchParams(query.value as Record<string, string>);
        if (asOf?.value !== undefined) search.set('asOf', asOf.value);
        return `${path}?${search.toString()}`;
      }),
  };
}
