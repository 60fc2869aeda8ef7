import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, onUnmounted, ref, watch, type Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';
import { merged, type DeviceBody, type Latest, type Period, type Span } from './model';

const KEY = 'telemetry';
const STRETCHES = 500;
/** Hours are counted a little after their data came. */
const AGAIN_MS = 30_000;

export type DeviceState = 'REGISTERED' | 'QUARANTINED';

export function useDevices(state: Ref<DeviceState>, filters: Ref<{ words?: string; unit?: string }>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'devices', state, filters],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/telemetry/devices', {
          params: { query: { state: state.value, ...filters.value, after: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useDeviceCounts() {
  return useQuery({
    queryKey: [KEY, 'counts'],
    queryFn: () => bodyOf(api.GET('/api/telemetry/devices/counts', {})),
  });
}

export function useDevice(id: Ref<number>) {
  return useQuery({
    queryKey: [KEY, 'device', id],
    queryFn: () => bodyOf(api.GET('/api/telemetry/devices/{id}', { params: { path: { id: id.value } } })),
  });
}

/** Registers a device, listed or new, or changes what is registered. */
export function useRegisterDevice() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number | null; body: DeviceBody }) =>
      id === null
        ? bodyOf(api.POST('/api/telemetry/devices', { body }))
        : bodyOf(api.PUT('/api/telemetry/devices/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useUnits() {
  return useQuery({
    queryKey: ['identity', 'units'],
    queryFn: () => bodyOf(api.GET('/api/identity/units')),
  });
}

export function useFaults(device: Ref<number | undefined>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'faults', device],
    enabled: wanted,
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/telemetry/faults', {
          params: { query: { device: device.value, before: pageParam === '' ? undefined : pageParam } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useSystems(id: Ref<number>) {
  return useQuery({
    queryKey: [KEY, 'systems', id],
    queryFn: () =>
      bodyOf(api.GET('/api/telemetry/devices/{id}/systems', { params: { path: { id: id.value } } })),
    refetchInterval: AGAIN_MS,
  });
}

/** What is looked at: which system, data, factors, and when. */
export interface Sight {
  st: string;
  level: string;
  factors: string[];
  span: Span;
}

function asked(sight: Sight) {
  return {
    st: sight.st,
    level: sight.level,
    factors: sight.factors,
    from: new Date(sight.span.from).toISOString(),
    to: new Date(sight.span.to).toISOString(),
  };
}

export function useCurves(id: Ref<number>, sight: Ref<Sight>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'curves', id, sight],
    enabled: computed(() => wanted.value && sight.value.factors.length > 0),
    queryFn: () =>
      bodyOf(
        api.GET('/api/telemetry/devices/{id}/curves', {
          params: { path: { id: id.value }, query: { ...asked(sight.value), stretches: STRETCHES } },
        }),
      ),
  });
}

export function useRows(id: Ref<number>, sight: Ref<Sight>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'rows', id, sight],
    enabled: computed(() => wanted.value && sight.value.factors.length > 0),
    queryFn: ({ pageParam }) => {
      const query = asked(sight.value);
      return bodyOf(
        api.GET('/api/telemetry/devices/{id}/rows', {
          params: {
            path: { id: id.value },
            query: { ...query, to: pageParam === '' ? query.to : pageParam },
          },
        }),
      );
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Where the workbook of the rows lies. */
export function rowsAddress(id: number, sight: Sight): string {
  const { factors, ...rest } = asked(sight);
  const query = new URLSearchParams(rest);
  for (const factor of factors) query.append('factors', factor);
  return `/api/telemetry/devices/${id}/rows/export.xlsx?${query.toString()}`;
}

export function useRates(id: Ref<number>, sight: Ref<Sight>, period: Ref<Period>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'rates', id, sight, period],
    enabled: computed(() => wanted.value && sight.value.factors.length > 0),
    queryFn: () => {
      const { st, factors, from, to } = asked(sight.value);
      return bodyOf(
        api.GET('/api/telemetry/devices/{id}/rates', {
          params: { path: { id: id.value }, query: { st, factors, from, to, period: period.value } },
        }),
      );
    },
  });
}

export function useFrame(id: Ref<number>, block: Ref<number>, place: Ref<number>) {
  return useQuery({
    queryKey: [KEY, 'frame', id, block, place],
    queryFn: () =>
      bodyOf(
        api.GET('/api/telemetry/devices/{id}/frames/{block}/{place}', {
          params: { path: { id: id.value, block: block.value, place: place.value } },
        }),
      ),
  });
}

/** The latest values, kept fresh by the server's events; `live` says whether they come. */
export function useLatest() {
  const queries = useQueryClient();
  const key = [KEY, 'latest'];
  const live = ref(false);
  let source: EventSource | undefined;
  const list = useQuery({ queryKey: key, queryFn: () => bodyOf(api.GET('/api/telemetry/latest', {})) });

  function listen(since: number): void {
    source = new EventSource(`/api/telemetry/latest/stream?since=${since}`);
    source.onopen = () => (live.value = true);
    source.onerror = () => (live.value = false);
    source.addEventListener('latest', (event: MessageEvent<string>) => {
      const changed = JSON.parse(event.data) as Latest[];
      queries.setQueryData<{ items: Latest[]; block: number }>(key, (known) =>
        known === undefined ? known : { ...known, items: merged(known.items, changed) },
      );
    });
  }

  watch(
    () => list.data.value?.block,
    (block) => {
      if (block !== undefined && source === undefined) listen(block);
    },
    { immediate: true },
  );
  onUnmounted(() => source?.close());
  return { list, live };
}
