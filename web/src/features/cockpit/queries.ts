import { useQuery } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';

/** The wall screen reads anew by itself. */
const EVERY_MINUTE = 60_000;

export function useCockpit(params: Ref<{ year: number; asOf?: string }>) {
  return useQuery({
    queryKey: ['cockpit', params],
    queryFn: () => bodyOf(api.GET('/api/cockpit', { params: { query: params.value as never } })),
    refetchInterval: EVERY_MINUTE,
  });
}
