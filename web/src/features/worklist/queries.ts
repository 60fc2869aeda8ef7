import { useInfiniteQuery } from '@tanstack/vue-query';
import { api, bodyOf, type components } from '@/shared/api';

export type ToDo = components['schemas']['worklist.ToDo'];

export const EXPORT_URL = '/api/worklist/export.xlsx';

/** What waits for the person signed in, page after page; asked anew every minute while the page is open. */
export function useWorklist() {
  return useInfiniteQuery({
    queryKey: ['worklist'],
    queryFn: ({ pageParam }) =>
      bodyOf(api.GET('/api/worklist', { params: { query: pageParam === '' ? {} : { after: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });
}
