import { computed, type ComputedRef, type WritableComputedRef } from 'vue';
import { today } from '../time';
import { useQueryState } from '../ui/queryState';
import { useSession } from './store';

/** What every page obeys, kept in the address and carried from page to page. */
export const CONTEXT_KEYS = ['year', 'asOf'] as const;

export interface PlanContext {
  /** The year looked at; the latest one that is over unless the address says another. */
  year: WritableComputedRef<number>;
  years: ComputedRef<number[]>;
  /** Knowledge as of this moment (RFC 3339); absent means now. */
  asOf: WritableComputedRef<string | undefined>;
  /** For a request: `{ year, asOf }`, without what is not set. */
  params: ComputedRef<{ year: number; asOf?: string }>;
}

export function usePlanContext(): PlanContext {
  const session = useSession();
  const asked = useQueryState('year', '');
  const moment = useQueryState('asOf', '');
  // A year that is still running has no annual figures yet.
  const latest = computed(() => {
    const running = Number(today().slice(0, 4));
    return session.years.find((each) => each < running) ?? session.years[0] ?? running - 1;
  });
  const year = computed({
    get: () => (/^\d{4}$/.test(asked.value) ? Number(asked.value) : latest.value),
    set: (next) => (asked.value = String(next)),
  });
  const asOf = computed({
    get: () => (moment.value === '' ? undefined : moment.value),
    set: (next) => (moment.value = next ?? ''),
  });
  const years = computed(() =>
    session.years.includes(year.value) ? session.years : [...session.years, year.value].sort((a, b) => b - a),
  );
  const params = computed(() =>
    asOf.value === undefined ? { year: year.value } : { year: year.value, asOf: asOf.value },
  );
  return { year, years, asOf, params };
}
