import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf, request, text } from '@/shared/api';
import type { Said, View } from './model';

const KEY = 'casework';

export function useProcedures() {
  return useQuery({
    queryKey: [KEY, 'procedures'],
    queryFn: () => bodyOf(api.GET('/api/cases/procedures', {})),
  });
}

export function useProcedure(id: Ref<string>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'procedure', id],
    enabled: wanted,
    queryFn: () => bodyOf(api.GET('/api/cases/procedures/{id}', { params: { path: { id: id.value } } })),
  });
}

export interface Asked {
  procedure?: string;
  words?: string;
}

export function useCases(view: Ref<View>, asked: Ref<Asked>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', view, asked],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/cases', {
          params: {
            query: { view: view.value, ...asked.value, ...(pageParam === '' ? {} : { after: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useCounts() {
  return useQuery({ queryKey: [KEY, 'counts'], queryFn: () => bodyOf(api.GET('/api/cases/counts', {})) });
}

export function useCase(id: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'case', id],
    queryFn: () => bodyOf(api.GET('/api/cases/{id}', { params: { path: { id: id.value } } })),
  });
}

export function usePicture(path: Ref<string>) {
  return useQuery({ queryKey: [KEY, 'picture', path], queryFn: () => text(path.value) });
}

export function useAble(task: Ref<string>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'able', task],
    enabled: wanted,
    queryFn: () =>
      bodyOf(api.GET('/api/cases/tasks/{task}/able', { params: { path: { task: task.value } } })),
  });
}

/** An act of a person; the key makes the same act sent twice one. */
export interface ActSent {
  path: string;
  body: Record<string, unknown>;
  key: string;
}

export function useAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: ActSent) => send(act),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [KEY] });
      await client.invalidateQueries({ queryKey: ['worklist'] });
    },
  });
}

async function send(act: ActSent): Promise<{ id: string }> {
  const { data } = await api.POST(act.path as '/api/cases', {
    body: act.body as never,
    params: { header: { 'Idempotency-Key': act.key } },
  });
  return data as { id: string };
}

export function useFollowing(id: Ref<string>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (follow: boolean) =>
      request<undefined>(follow ? 'PUT' : 'DELETE', `/api/cases/${id.value}/following`),
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export interface PublicList {
  procedure: string;
  title: string;
  byCode: boolean;
  sample: boolean;
  cases: { number: string; since: string; said: Said[] }[];
}

/** What a procedure publishes; with a code the one entry that has it. */
export function published(procedure: string, code: string): Promise<PublicList> {
  const asked = code === '' ? '' : `?code=${encodeURIComponent(code)}`;
  return request<PublicList>('GET', `/api/public/cases/${encodeURIComponent(procedure)}${asked}`);
}
