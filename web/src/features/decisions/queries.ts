import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';
import type { Inputs } from './model';

export function useDecisionTables() {
  return useQuery({
    queryKey: ['decisions', 'list'],
    queryFn: () => bodyOf(api.GET('/api/decisions')),
  });
}

/** One table in the edition of a day; today's without one. */
export function useDecisionTable(id: Ref<string>, on: Ref<string>) {
  return useQuery({
    queryKey: ['decisions', 'table', id, on],
    queryFn: () =>
      bodyOf(
        api.GET('/api/decisions/{id}', {
          params: { path: { id: id.value }, query: { on: on.value === '' ? undefined : on.value } },
        }),
      ),
    placeholderData: (before) => before,
  });
}

/** The tables anybody may ask, without a session. */
export function useOpenDecisions() {
  return useQuery({
    queryKey: ['decisions', 'open'],
    queryFn: () => bodyOf(api.GET('/api/public/decisions')),
  });
}

export function useOpenDecision(id: Ref<string>) {
  return useQuery({
    queryKey: ['decisions', 'open', id],
    queryFn: () => bodyOf(api.GET('/api/public/decisions/{id}', { params: { path: { id: id.value } } })),
  });
}

export function useAnswer() {
  return useMutation({
    mutationFn: ({ id, inputs }: { id: string; inputs: Inputs }) =>
      bodyOf(api.POST('/api/public/decisions/{id}/answers', { params: { path: { id } }, body: { inputs } })),
  });
}

export function useTrial() {
  return useMutation({
    mutationFn: ({ id, on, inputs }: { id: string; on: string; inputs: Inputs }) =>
      bodyOf(
        api.POST('/api/decisions/{id}/trials', {
          params: { path: { id } },
          body: { on: on === '' ? undefined : on, inputs },
        }),
      ),
  });
}

export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, on, about, inputs }: { id: string; on: string; about: string; inputs: Inputs }) =>
      bodyOf(
        api.POST('/api/decisions/{id}/decisions', {
          params: { path: { id } },
          body: { on: on === '' ? undefined : on, about, inputs },
        }),
      ),
    onSuccess: (_, { id }) => client.invalidateQueries({ queryKey: ['decisions', 'made', id] }),
  });
}

export function useMade(id: Ref<string>, may: Ref<boolean>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['decisions', 'made', id.value, asOf.value]),
    enabled: may,
    queryFn: () =>
      bodyOf(
        api.GET('/api/decisions/{id}/decisions', {
          params: { path: { id: id.value }, query: { asOf: asOf.value } },
        }),
      ),
  });
}
