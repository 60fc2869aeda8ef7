import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, upload } from '@/shared/api';
import type { Job, Mapping } from './model';

const KEY = 'intake';
const EVERY_MS = 1_000;

export function useTargets() {
  return useQuery({ queryKey: [KEY, 'targets'], queryFn: () => bodyOf(api.GET('/api/intake/targets', {})) });
}

export function useJobs() {
  return useQuery({
    queryKey: [KEY, 'jobs'],
    queryFn: () => bodyOf(api.GET('/api/intake/jobs', { params: { query: {} } })),
    refetchInterval: ({ state }) => (state.data?.some((job) => job.running) === true ? EVERY_MS : false),
  });
}

/** One import, asked for again while the server works on it. */
export function useJob(id: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'job', id],
    queryFn: () => bodyOf(api.GET('/api/intake/jobs/{id}', { params: { path: { id: id.value } } })),
    refetchInterval: ({ state }) => (state.data?.running === true ? EVERY_MS : false),
  });
}

export interface Header {
  sheet?: number;
  row?: number;
  rows?: number;
}

export function usePreview(id: Ref<string>, header: Ref<Header>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'preview', id, header],
    enabled: wanted,
    staleTime: Infinity,
    queryFn: () =>
      bodyOf(
        api.GET('/api/intake/jobs/{id}/preview', {
          params: { path: { id: id.value }, query: header.value },
        }),
      ),
  });
}

export function useForm(job: Ref<Job | undefined>) {
  const query = computed(() => ({ target: job.value?.target ?? '', context: job.value?.context ?? '' }));
  return useQuery({
    queryKey: [KEY, 'form', query],
    enabled: computed(() => job.value?.mayImport === true),
    queryFn: () => bodyOf(api.GET('/api/intake/form', { params: { query: query.value } })),
  });
}

/** Waiting rows after a row, a page at a time. */
export function useWaiting(id: Ref<string>, after: Ref<number>, mark: Ref<number | undefined>) {
  return useQuery({
    queryKey: [KEY, 'waiting', id, after, mark],
    enabled: computed(() => (mark.value ?? 0) > 0),
    queryFn: () =>
      bodyOf(
        api.GET('/api/intake/jobs/{id}/rows', {
          params: { path: { id: id.value }, query: { state: 'parked', after: after.value, limit: 50 } },
        }),
      ),
  });
}

function useChange<T, R>(run: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export interface Sending {
  file: File;
  target: string;
  context: string;
  source: string;
  hold: boolean;
}

export function useSend() {
  return useChange(({ file, target, context, source, hold }: Sending) => {
    const form = new FormData();
    form.set('file', file);
    form.set('target', target);
    form.set('context', context);
    form.set('source', source);
    form.set('hold', String(hold));
    return upload<Job>('/api/intake/jobs', form);
  });
}

export function useSettle(id: Ref<string>) {
  return useChange(({ mapping, save }: { mapping: Mapping; save: boolean }) =>
    bodyOf(
      api.PUT('/api/intake/jobs/{id}/mapping', {
        params: { path: { id: id.value } },
        body: { mapping, save },
      }),
    ),
  );
}

export function useCancel(id: Ref<string>) {
  return useChange(() =>
    bodyOf(api.POST('/api/intake/jobs/{id}/cancel', { params: { path: { id: id.value } } })),
  );
}

export function useTake(id: Ref<string>) {
  return useChange(() =>
    bodyOf(api.POST('/api/intake/jobs/{id}/take', { params: { path: { id: id.value } } })),
  );
}

export function useCorrect(id: Ref<string>) {
  return useChange(
    ({ number, seen, cells }: { number: number; seen: number; cells: Record<string, string> }) =>
      bodyOf(
        api.PUT('/api/intake/jobs/{id}/rows/{number}', {
          params: { path: { id: id.value, number } },
          body: { seen, cells },
        }),
      ),
  );
}

export function useDiscard(id: Ref<string>) {
  return useChange(({ rows, reason }: { rows: number[]; reason: string }) =>
    bodyOf(
      api.POST('/api/intake/jobs/{id}/discard', {
        params: { path: { id: id.value } },
        body: { rows, reason },
      }),
    ),
  );
}

export function useSendMended(id: Ref<string>) {
  return useChange((file: File) => {
    const form = new FormData();
    form.set('file', file);
    return upload<Job>(`/api/intake/jobs/${id.value}/parked.xlsx`, form);
  });
}
