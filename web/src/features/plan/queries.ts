import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf, request } from '@/shared/api';
import type { SearchHit } from '@/shared/feature';
import type { LocalText } from '@/shared/text';

export interface Context {
  year: number;
  asOf?: string;
}

export interface Filters {
  domain: string[];
  status: string[];
  attribute: string;
  owner: string[];
  warning: string;
  q: string;
}

/** Filters as the server reads them; what is not set is left out. */
export function filterQuery(filters: Filters): Record<string, string> {
  const pairs: [string, string][] = [
    ['domain', filters.domain.join(',')],
    ['status', filters.status.join(',')],
    ['attribute', filters.attribute],
    ['owner', filters.owner.join(',')],
    ['warning', filters.warning],
    ['q', filters.q],
  ];
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''));
}

export function useIndicators(params: Ref<Context>) {
  return useQuery({
    queryKey: ['plan', 'indicators', params],
    queryFn: () => bodyOf(api.GET('/api/plan/indicators', { params: { query: params.value as never } })),
  });
}

export function useIndicator(id: Ref<string>, params: Ref<Context>) {
  return useQuery({
    queryKey: ['plan', 'indicator', id, params],
    queryFn: () =>
      bodyOf(
        api.GET('/api/plan/indicators/{id}', {
          params: { path: { id: id.value }, query: params.value as never },
        }),
      ),
  });
}

export function usePlans(params: Ref<Context>) {
  return useQuery({
    queryKey: ['plan', 'plans', params],
    queryFn: () => bodyOf(api.GET('/api/plan', { params: { query: params.value as never } })),
  });
}

export function useTargets(params: Ref<Context>) {
  return useQuery({
    queryKey: ['plan', 'targets', computed(() => params.value.asOf)],
    queryFn: () =>
      bodyOf(api.GET('/api/plan/targets', { params: { query: { asOf: params.value.asOf } as never } })),
  });
}

export function useConditions(params: Ref<Context & { applicationDay?: string }>) {
  return useQuery({
    queryKey: ['plan', 'conditions', params],
    queryFn: () => bodyOf(api.GET('/api/plan/conditions', { params: { query: params.value as never } })),
  });
}

/** Whatever is recorded about the plan may change any status: everything of it is read anew. */
function useAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['plan'] }),
        client.invalidateQueries({ queryKey: ['cockpit'] }),
      ]);
    },
  });
}

export interface TargetEntry {
  item: string;
  year: number;
  comparator: string;
  value: string;
  assigner: string;
  documentNumber: string;
  documentTitle?: string;
  issuedOn?: string;
  note?: string;
  evidence: string[];
}

export function useAssign() {
  return useAct((entry: TargetEntry) => bodyOf(api.POST('/api/plan/targets', { body: entry as never })));
}

export function useWithdrawTarget() {
  return useAct(({ id, reason }: { id: string; reason: string }) =>
    bodyOf(api.POST('/api/plan/targets/{id}/withdraw', { params: { path: { id } }, body: { reason } })),
  );
}

export interface OwnerEntry {
  id: string;
  unit: string;
  note?: string;
}

export function useConfirmOwner() {
  return useAct(({ id, unit, note }: OwnerEntry) =>
    bodyOf(api.POST('/api/plan/indicators/{id}/owner', { params: { path: { id } }, body: { unit, note } })),
  );
}

export function useConfirmConditionOwner() {
  return useAct(({ id, unit, note }: OwnerEntry) =>
    bodyOf(api.POST('/api/plan/conditions/{id}/owner', { params: { path: { id } }, body: { unit, note } })),
  );
}

export type ConfirmOwner = ReturnType<typeof useConfirmOwner>;

export interface EventEntry {
  circumstance: string;
  happenedOn: string;
  summary: string;
  document?: string;
  evidence: string[];
}

export function useRegisterEvent() {
  return useAct((entry: EventEntry) => bodyOf(api.POST('/api/plan/conditions/events', { body: entry })));
}

export function useWithdrawEvent() {
  return useAct(({ id, reason }: { id: string; reason: string }) =>
    bodyOf(
      api.POST('/api/plan/conditions/events/{id}/withdraw', { params: { path: { id } }, body: { reason } }),
    ),
  );
}

export function useCheck() {
  return useAct((applicationDay: string) =>
    bodyOf(api.POST('/api/plan/conditions/checks', { body: { applicationDay } })),
  );
}

export interface StepEntry {
  plan: string;
  step: string;
  happenedOn: string;
  document?: string;
  note?: string;
  successor?: string;
}

export function useRecordStep() {
  return useAct(({ plan, ...body }: StepEntry) =>
    bodyOf(api.POST('/api/plan/{plan}/steps', { params: { path: { plan } }, body })),
  );
}

/** For the search: items whose name or number has the words. */
export async function findItems(words: string, signal: AbortSignal): Promise<SearchHit[]> {
  const table = await bodyOf(
    api.GET('/api/plan/indicators', { params: { query: { q: words } as never }, signal }),
  );
  const english = document.documentElement.lang.startsWith('en');
  return table.items.slice(0, 8).map((row) => ({
    title: (english ? row.title.en : row.title.zh) ?? row.title.zh ?? row.id,
    detail: row.id,
    to: `/plan/indicators/${row.id}`,
  }));
}

export interface UnitChoice {
  id: string;
  title: LocalText;
}

/** Units to choose from. */
export function useUnits() {
  return useQuery({
    queryKey: ['identity', 'units'],
    queryFn: () => request<UnitChoice[]>('GET', '/api/identity/units'),
    staleTime: 10 * 60_000,
  });
}
