import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';
import type { ValueRequest } from './model';

const KEY = 'statistics';

export function useElements(asOf: Ref<string | undefined>) {
  const query = computed(() => ({ asOf: asOf.value }));
  return useQuery({
    queryKey: [KEY, 'elements', query],
    queryFn: () => bodyOf(api.GET('/api/statistics/elements', { params: { query: query.value } })),
  });
}

/** All figures of a unit for a year; a unit has far fewer than a page holds. */
export function useFigures(unit: Ref<string>, year: Ref<number>, asOf: Ref<string | undefined>) {
  const query = computed(() => ({
    unit: unit.value,
    from: year.value,
    to: year.value,
    limit: 1000,
    asOf: asOf.value,
  }));
  return useQuery({
    queryKey: [KEY, 'figures', query],
    enabled: computed(() => unit.value !== ''),
    queryFn: () => bodyOf(api.GET('/api/statistics/figures', { params: { query: query.value } })),
    placeholderData: keepPreviousData,
  });
}

/** The same under today's division of units and areas: what ended is read under what came after it. */
export function useFiguresNow(
  unit: Ref<string>,
  year: Ref<number>,
  asOf: Ref<string | undefined>,
  wanted: Ref<boolean>,
) {
  const query = computed(() => ({
    unit: unit.value,
    from: year.value,
    to: year.value,
    division: 'now',
    asOf: asOf.value,
  }));
  return useQuery({
    queryKey: [KEY, 'figures', query],
    enabled: computed(() => wanted.value && unit.value !== ''),
    queryFn: () => bodyOf(api.GET('/api/statistics/figures', { params: { query: query.value } })),
  });
}

export function useFigure(id: Ref<string | undefined>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'figure', id, asOf],
    enabled: computed(() => id.value !== undefined),
    queryFn: () =>
      bodyOf(
        api.GET('/api/statistics/figures/{id}', {
          params: { path: { id: id.value ?? '' }, query: { asOf: asOf.value } },
        }),
      ),
  });
}

/** What was computed from a figure changes with it, so everything shown is asked for again. */
function useChange<T, R>(run: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: run, onSuccess: () => client.invalidateQueries() });
}

export function useReport() {
  return useChange((value: ValueRequest) =>
    bodyOf(api.POST('/api/statistics/values', { body: { values: [value] } })),
  );
}

export function useWithdraw() {
  return useChange(({ id, reason }: { id: string; reason: string }) =>
    bodyOf(
      api.POST('/api/statistics/values/{id}/withdrawal', { params: { path: { id } }, body: { reason } }),
    ),
  );
}
