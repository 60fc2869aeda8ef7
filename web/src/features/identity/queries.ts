import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, type components } from '@/shared/api';

type Schemas = components['schemas'];
export type PersonRow = Schemas['identity.PersonRow'];
export type Holding = Schemas['identity.HoldingView'];
export type FirstPassword = Schemas['identity.FirstPassword'];
export type NewHolding = Schemas['identity.NewHolding'];
export type HandOver = Schemas['identity.HandOverView'];
export type Followed = Schemas['identity.Followed'];
export type Structure = Schemas['identity.StructureView'];
export type Named = Schemas['identity.Named'];
export type History = Schemas['identity.HistoryView'];
export type Act = Schemas['identity.ReorganisationRequest'];
export type Impact = Schemas['identity.ImpactView'];
export type Subject = Act['subject'];
export type ActKind = Act['kind'];
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

/** All units and areas there ever were, with what came before and after each. */
export function useStructure(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['identity', 'structure', asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/identity/structure', {
          params: { query: asOf.value === undefined ? {} : { asOf: asOf.value } },
        }),
      ),
  });
}

export function useHistory(subject: Ref<Subject>, id: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['identity', 'history', subject, id, asOf],
    queryFn: () => {
      const params = {
        path: { id: id.value },
        query: asOf.value === undefined ? {} : { asOf: asOf.value },
      };
      return subject.value === 'UNIT'
        ? bodyOf(api.GET('/api/identity/units/{id}/history', { params }))
        : bodyOf(api.GET('/api/identity/areas/{id}/history', { params }));
    },
  });
}

/** A reorganisation: what it would do, and doing it. It makes nearly everything that names a unit stale. */
export function useReorganise() {
  const client = useQueryClient();
  return {
    preview: useMutation({
      mutationFn: (body: Act) => bodyOf(api.POST('/api/identity/reorganisations/preview', { body })),
    }),
    carryOut: useMutation({
      mutationFn: (body: Act) => bodyOf(api.POST('/api/identity/reorganisations', { body })),
      onSuccess: () => client.invalidateQueries(),
    }),
  };
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
    handOver: useMutation({
      mutationFn: ({ post, ...body }: { post: string } & Schemas['identity.NewHandOver']) =>
        bodyOf(
          api.POST('/api/identity/people/{id}/posts/{post}/hand-over', {
            params: { path: { ...path.value, post } },
            body,
          }),
        ),
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
