import { useMutation, useQuery } from '@tanstack/vue-query';
import { api, bodyOf, type components } from '@/shared/api';

export type Log = components['schemas']['evidence.LogView'];
export type Report = components['schemas']['evidence.ReportView'];

const AGAIN_MS = 10_000;

/** Where the log stands, looked at again while the page is open. */
export function useLog() {
  return useQuery({
    queryKey: ['evidence', 'log'],
    queryFn: () => bodyOf(api.GET('/api/evidence/log')),
    refetchInterval: AGAIN_MS,
  });
}

/** Recomputes the whole log on the server. */
export function useSelfCheck() {
  return useMutation({ mutationFn: () => bodyOf(api.POST('/api/evidence/check')) });
}
