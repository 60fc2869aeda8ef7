import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import type { Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

export type Pack = components['schemas']['activation.PackView'];
export type Activation = components['schemas']['activation.ActivationView'];
export type ChangeSet = components['schemas']['activation.ChangeSetView'];
export type Diff = components['schemas']['activation.DiffView'];
export type Change = components['schemas']['activation.ChangeView'];

export function usePacks(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['packs', 'active', asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/packs', { params: { query: asOf.value === undefined ? {} : { asOf: asOf.value } } }),
      ),
  });
}

/** Asked for only when somebody wants to see it: the server reads and checks every file for it. */
export function usePreview(wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['packs', 'preview'],
    queryFn: () => bodyOf(api.GET('/api/packs/preview')),
    enabled: wanted,
    gcTime: 0,
    staleTime: 0,
  });
}

export function useDiff(span: Ref<{ from: string; to: string } | undefined>) {
  return useQuery({
    queryKey: ['packs', 'diff', span],
    queryFn: () =>
      bodyOf(api.GET('/api/packs/diff', { params: { query: span.value ?? { from: '', to: '' } } })),
    enabled: () => span.value !== undefined,
  });
}

/** Everything may have changed after it: all that was asked is asked again. */
export function useActivate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (hash: string) => bodyOf(api.POST('/api/packs/activation', { body: { hash } })),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useSampleSwitch() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (on: boolean) => {
      await (on ? api.POST('/api/packs/sample') : api.DELETE('/api/packs/sample'));
    },
    onSuccess: () => client.invalidateQueries(),
  });
}
