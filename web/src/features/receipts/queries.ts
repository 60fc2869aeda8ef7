import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';

export function useReceipt(id: Ref<string>) {
  return useQuery({
    queryKey: ['receipts', id],
    queryFn: () =>
      bodyOf(api.GET('/api/receipts/{id}', { params: { path: { id: id.value }, query: { depth: 1 } } })),
  });
}

/** All answers a subject ever had, the latest first. */
export function useHistory(subject: Ref<string>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['receipts', 'history', subject],
    enabled: wanted,
    queryFn: () => bodyOf(api.GET('/api/receipts', { params: { query: { subject: subject.value } } })),
  });
}

export function useReplay(id: Ref<string>) {
  return useMutation({
    mutationFn: () => bodyOf(api.POST('/api/receipts/{id}/replay', { params: { path: { id: id.value } } })),
  });
}

/** The rows behind a range, a page after the other. */
export function useRows(id: Ref<string>, input: Ref<string>) {
  return useInfiniteQuery({
    queryKey: ['receipts', 'rows', id, input],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/receipts/{id}/inputs/{name}/rows', {
          params: {
            path: { id: id.value, name: input.value },
            query: { after: pageParam || undefined, limit: 50 },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
