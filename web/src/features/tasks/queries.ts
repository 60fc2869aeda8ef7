import { useQuery } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';

export function useTasks(unit: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['plan', 'tasks', unit, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/plan/tasks', {
          params: { query: { unit: unit.value || undefined, asOf: asOf.value } },
        }),
      ),
  });
}

export function useTask(ref: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['plan', 'task', ref, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/plan/tasks/{ref}', {
          params: { path: { ref: ref.value }, query: { asOf: asOf.value } },
        }),
      ),
    enabled: () => ref.value !== '',
  });
}
