import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

type Schemas = components['schemas'];
export type PersonRow = Schemas['identity.PersonRow'];
export type Holding = Schemas['identity.HoldingView'];
export type FirstPassword = Schemas['identity.FirstPassword'];
export type NewHolding = Schemas['identity.NewHolding'];
export type Token = Schemas['identity.TokenView'];

export const ROLES = [
  'OFFICE',
  'DATA_OFFICER',
  'DATA_REVIEWER',
  'UNIT_HEAD',
  'LEADER',
  'STATE_AUDITOR',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** Every act of the policy with its answer for the things of a unit; without one, for things of nobody. */
export function useActs(unit: Ref<string>) {
  return useQuery({
    queryKey: ['identity', 'acts', unit],
    queryFn: () =>
      bodyOf(
        api.GET('/api/policy/acts', { params: { query: unit.value === '' ? {} : { unit: unit.value } } }),
      ),
  });
}

export interface PeopleFilter {
  words?: string;
  unit?: string;
  role?: Role;
  state?: 'ALL' | 'ACTIVE' | 'NONE' | 'LOCKED';
}

export function usePeople(filter: Ref<PeopleFilter>) {
  return useInfiniteQuery({
    queryKey: ['identity', 'people', filter],
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/identity/people', {
          params: { query: pageParam === '' ? filter.value : { ...filter.value, after: pageParam } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function usePerson(id: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['identity', 'person', id, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/identity/people/{id}', {
          params: { path: { id: id.value }, query: asOf.value === undefined ? {} : { asOf: asOf.value } },
        }),
      ),
  });
}

export function useUnits() {
  return useQuery({
    queryKey: ['identity', 'units'],
    queryFn: () => bodyOf(api.GET('/api/identity/units')),
    staleTime: 600_000,
  });
}

export function usePosts() {
  return useQuery({
    queryKey: ['identity', 'posts'],
    queryFn: () => bodyOf(api.GET('/api/identity/posts')),
    staleTime: 600_000,
  });
}

/** What the security administrator does to one person; each act makes lists and details of people stale. */
export function usePersonActs(id: Ref<string>) {
  const client = useQueryClient();
  const path = computed(() => ({ id: id.value }));
  const onSuccess = () => client.invalidateQueries({ queryKey: ['identity'] });
  return {
    give: useMutation({
      mutationFn: (body: NewHolding) =>
        api.POST('/api/identity/people/{id}/posts', { params: { path: path.value }, body }),
      onSuccess,
    }),
    end: useMutation({
      mutationFn: ({ holding, on, reason }: { holding: string; on: string; reason: string }) =>
        api.POST('/api/identity/people/{id}/posts/{holding}/end', {
          params: { path: { ...path.value, holding } },
          body: { on, reason },
        }),
      onSuccess,
    }),
    lock: useMutation({
      mutationFn: (reason: string) =>
        api.POST('/api/identity/people/{id}/lock', { params: { path: path.value }, body: { reason } }),
      onSuccess,
    }),
    unlock: useMutation({
      mutationFn: () => api.POST('/api/identity/people/{id}/unlock', { params: { path: path.value } }),
      onSuccess,
    }),
    resetPassword: useMutation({
      mutationFn: () =>
        bodyOf(api.POST('/api/identity/people/{id}/password', { params: { path: path.value } })),
      onSuccess,
    }),
    revokeTokens: useMutation({
      mutationFn: () =>
        bodyOf(api.POST('/api/identity/people/{id}/tokens/revoke', { params: { path: path.value } })),
      onSuccess,
    }),
  };
}

export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: { login: string; name: string }) =>
      bodyOf(api.POST('/api/identity/people', { body: person })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['identity', 'people'] }),
  });
}

export function useAccount() {
  return useQuery({
    queryKey: ['identity', 'account'],
    queryFn: () => bodyOf(api.GET('/api/account')),
  });
}

export function useAccountActs() {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['identity', 'account'] });
  return {
    changePassword: useMutation({
      mutationFn: (body: { present: string; next: string }) => api.POST('/api/account/password', { body }),
      onSuccess,
    }),
    issueToken: useMutation({
      mutationFn: (body: { note: string; days: number }) => bodyOf(api.POST('/api/account/tokens', { body })),
      onSuccess,
    }),
    revokeToken: useMutation({
      mutationFn: (id: string) => api.DELETE('/api/account/tokens/{id}', { params: { path: { id } } }),
      onSuccess,
    }),
  };
}
