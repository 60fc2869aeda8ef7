import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, upload } from '@/shared/api';
import { daysOf, isOver, type ImportJob } from './model';

const EVERY_MS = 1_000;

type Moment = Ref<string | undefined>;

export function usePeriods(area: Ref<string>, asOf: Moment) {
  return useQuery({
    queryKey: ['quality', 'periods', area, asOf],
    enabled: computed(() => area.value !== ''),
    queryFn: () =>
      bodyOf(api.GET('/api/air/periods', { params: { query: { area: area.value, asOf: asOf.value } } })),
  });
}

export function useSummary(area: Ref<string>, period: Ref<string>, asOf: Moment) {
  return useQuery({
    queryKey: ['quality', 'summary', area, period, asOf],
    enabled: computed(() => area.value !== '' && period.value !== ''),
    queryFn: () =>
      bodyOf(
        api.GET('/api/air/summary', {
          params: { query: { area: area.value, period: period.value, asOf: asOf.value } },
        }),
      ),
  });
}

export function useDays(area: Ref<string>, period: Ref<string>, station: Ref<string>, asOf: Moment) {
  return useQuery({
    queryKey: ['quality', 'days', area, period, station, asOf],
    enabled: computed(() => area.value !== '' && period.value !== ''),
    queryFn: () =>
      bodyOf(
        api.GET('/api/air/days', {
          params: {
            query: {
              area: area.value,
              ...daysOf(period.value),
              station: station.value === '' ? undefined : station.value,
              asOf: asOf.value,
            },
          },
        }),
      ),
  });
}

export function useStations(asOf: Moment) {
  return useQuery({
    queryKey: ['quality', 'stations', asOf],
    queryFn: () => bodyOf(api.GET('/api/air/stations', { params: { query: { asOf: asOf.value } } })),
  });
}

/** Where the workbook of what is shown lies. */
export function exportAddress(
  area: string,
  period: string,
  station: string,
  asOf: string | undefined,
): string {
  const query = new URLSearchParams({ area, ...daysOf(period) });
  if (station !== '') query.set('station', station);
  if (asOf !== undefined) query.set('asOf', asOf);
  return `/api/air/days/export.xlsx?${query}`;
}

/** Makes the receipt of a day and gives its number. */
export function useDayReceipt() {
  return useMutation({
    mutationFn: async ({ area, day, station }: { area: string; day: string; station: string }) => {
      const made = await bodyOf(
        api.POST('/api/air/days/{day}/receipt', {
          params: {
            path: { day },
            query: { area, station: station === '' ? undefined : station },
          },
        }),
      );
      return made.receipt;
    },
  });
}

export function useImports() {
  return useQuery({
    queryKey: ['quality', 'imports'],
    queryFn: () => bodyOf(api.GET('/api/air/imports', {})),
    refetchInterval: ({ state }) => (state.data?.every(isOver) === false ? EVERY_MS : false),
  });
}

/** Sends a file; its import goes on in the background. */
export function useSendFile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, source }: { file: File; source: string }) => {
      const form = new FormData();
      form.set('file', file);
      form.set('source', source);
      return upload<ImportJob>('/api/air/imports', form);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality', 'imports'] }),
  });
}

export function useCancelImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      bodyOf(api.POST('/api/air/imports/{id}/cancel', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality', 'imports'] }),
  });
}
