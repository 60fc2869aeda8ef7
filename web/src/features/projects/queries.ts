import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';
import type { UploadedFile } from '@/shared/ui/FileUpload.vue';

export function useProjects(filters: Ref<Record<string, string>>, asOf: Ref<string | undefined>) {
  const query = computed(() => ({ ...filters.value, asOf: asOf.value }));
  return useQuery({
    queryKey: ['plan', 'projects', query],
    queryFn: () => bodyOf(api.GET('/api/plan/projects', { params: { query: query.value } })),
    placeholderData: keepPreviousData,
  });
}

export function useProject(number: Ref<number>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['plan', 'project', number, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/plan/projects/{number}', {
          params: { path: { number: number.value }, query: { asOf: asOf.value } },
        }),
      ),
  });
}

function useChange<T>(run: (input: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['plan'] }),
  });
}

export interface ReportEntry {
  month: string;
  percent?: string;
  progress?: string;
  problems?: string;
  nextSteps?: string;
  delayCause?: string;
  newDate?: string;
  quantities: Record<string, string>;
  evidence: UploadedFile[];
}

export function useReport(number: Ref<number>) {
  return useChange((entry: ReportEntry) =>
    bodyOf(
      api.POST('/api/plan/projects/{number}/reports', {
        params: { path: { number: number.value } },
        body: entry as never,
      }),
    ),
  );
}

export function useWithdrawReport(number: Ref<number>) {
  return useChange(({ month, reason }: { month: string; reason: string }) =>
    bodyOf(
      api.POST('/api/plan/projects/{number}/reports/{month}/withdrawal', {
        params: { path: { number: number.value, month } },
        body: { reason },
      }),
    ),
  );
}

export interface MoneyEntry {
  year: number;
  source: string;
  planned?: string;
  arranged?: string;
  paid?: string;
  document?: string;
  evidence: string[];
}

export function useEnterMoney(number: Ref<number>) {
  return useChange((entry: MoneyEntry) =>
    bodyOf(
      api.POST('/api/plan/projects/{number}/money', {
        params: { path: { number: number.value } },
        body: entry as never,
      }),
    ),
  );
}

export function useWithdrawMoney(number: Ref<number>) {
  return useChange(({ year, source, reason }: { year: number; source: string; reason: string }) =>
    bodyOf(
      api.POST('/api/plan/projects/{number}/money/{year}/{source}/withdrawal', {
        params: { path: { number: number.value, year, source } },
        body: { reason },
      }),
    ),
  );
}
