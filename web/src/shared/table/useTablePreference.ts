import { useStorage } from '@vueuse/core';
import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import { useSession } from '../session';
import type { Column } from './model';

interface Kept {
  /** Keys the person hid, and keys they brought out although hidden by default. */
  hidden: string[];
  shown: string[];
  compact: boolean;
}

export interface TablePreference<Row> {
  visible: ComputedRef<Column<Row>[]>;
  compact: WritableComputedRef<boolean>;
  toggle(key: string): void;
  reset(): void;
}

const NOTHING: Kept = { hidden: [], shown: [], compact: false };

/** Which columns and how dense, kept for this person and this table. The first column names the row and stays. */
export function useTablePreference<Row>(
  id: string,
  columns: () => readonly Column<Row>[],
): TablePreference<Row> {
  const session = useSession();
  const kept = useStorage<Kept>(
    `qingyuan.table.${session.person?.id ?? 'nobody'}.${id}`,
    NOTHING,
    localStorage,
    {
      mergeDefaults: true,
    },
  );

  function isShown(column: Column<Row>, index: number): boolean {
    if (index === 0) return true;
    return column.hidden === true
      ? kept.value.shown.includes(column.key)
      : !kept.value.hidden.includes(column.key);
  }

  const visible = computed(() => columns().filter(isShown));
  const compact = computed({
    get: () => kept.value.compact,
    set: (next) => (kept.value = { ...kept.value, compact: next }),
  });

  function toggle(key: string): void {
    const column = columns().find((each) => each.key === key);
    if (column === undefined) return;
    const list = column.hidden === true ? 'shown' : 'hidden';
    const before = kept.value[list];
    const after = before.includes(key) ? before.filter((each) => each !== key) : [...before, key];
    kept.value = { ...kept.value, [list]: after };
  }

  return {
    visible,
    compact,
    toggle,
    reset: () => (kept.value = { ...NOTHING, compact: kept.value.compact }),
  };
}
