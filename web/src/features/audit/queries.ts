import { useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { type Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

export type AuditEntry = components['schemas']['audit.AuditEntry'];

export interface AuditFilter {
  person?: string;
  action?: string;
  kind?: string;
  thing?: string;
  from?: string;
  to?: string;
}

/** Acts, the latest first, page after page. */
export function useAuditTrail(filter: Ref<AuditFilter>) {
  return useInfiniteQuery({
    queryKey: ['audit', 'entries', filter],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/audit', {
          params: { query: pageParam === 0 ? filter.value : { ...filter.value, before: pageParam } },
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** The kinds and actions that occur, for the filters. */
export function useAuditWords() {
  return useQuery({ queryKey: ['audit', 'words'], queryFn: () => bodyOf(api.GET('/api/audit/words')) });
}
