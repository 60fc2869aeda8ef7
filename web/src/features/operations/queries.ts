import { useQuery } from '@tanstack/vue-query';
import { api, bodyOf, type components } from '@/shared/api';

export type OperationsState = components['schemas']['operations.OperationsView'];
export type Level = OperationsState['level'];

/** How the installation stands; asked anew every minute. */
export function useOperationsState() {
  return useQuery({
    queryKey: ['operations', 'state'],
    queryFn: () => bodyOf(api.GET('/api/operations/state')),
    refetchInterval: 60_000,
  });
}
