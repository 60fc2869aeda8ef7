import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { api, bodyOf } from '@/shared/api';
import type { SearchHit } from '@/shared/feature';
import type { UploadedFile } from '@/shared/ui/FileUpload.vue';

const ALL = 500;

/** All commitments the filters leave; the list is short enough to come at once. */
export function useCommitments(filters: Ref<Record<string, string>>, asOf: Ref<string | undefined>) {
  const query = computed(() => ({ ...filters.value, asOf: asOf.value, limit: ALL }));
  return useQuery({
    queryKey: ['plan', 'commitments', query],
    queryFn: () => bodyOf(api.GET('/api/plan/commitments', { params: { query: query.value as never } })),
    placeholderData: keepPreviousData,
  });
}

export function useFilterOptions(asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['plan', 'commitment-filters', asOf],
    queryFn: () =>
      bodyOf(api.GET('/api/plan/commitments/filters', { params: { query: { asOf: asOf.value } } })),
    staleTime: 300_000,
  });
}

export function useCommitment(id: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: ['plan', 'commitment', id, asOf],
    queryFn: () =>
      bodyOf(
        api.GET('/api/plan/commitments/{id}', {
          params: { path: { id: id.value }, query: { asOf: asOf.value } },
        }),
      ),
    enabled: () => id.value !== '',
  });
}

export interface ProgressEntry {
  on: string;
  value?: string;
  step?: string;
  comment?: string;
  document?: string;
  evidence: UploadedFile[];
}

/** What changes a commitment also changes lists, tasks, projects and the cockpit. */
function useChange<T>(run: (input: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['plan'] }),
  });
}

export function useReport(id: Ref<string>) {
  return useChange((entry: ProgressEntry) =>
    bodyOf(
      api.POST('/api/plan/commitments/{id}/progress', {
        params: { path: { id: id.value } },
        body: entry as never,
      }),
    ),
  );
}

export function useWithdraw(id: Ref<string>) {
  return useChange(({ day, reason }: { day: string; reason: string }) =>
    bodyOf(
      api.POST('/api/plan/commitments/{id}/progress/{day}/withdrawal', {
        params: { path: { id: id.value, day } },
        body: { reason },
      }),
    ),
  );
}

export function useNameOwners(id: Ref<string>) {
  return useChange((units: string[]) =>
    bodyOf(
      api.POST('/api/plan/commitments/{id}/owners', {
        params: { path: { id: id.value } },
        body: { units },
      }),
    ),
  );
}

export function useDecide() {
  return useChange(({ conflict, used, reason }: { conflict: string; used: string; reason: string }) =>
    bodyOf(
      api.POST('/api/plan/conflicts/{id}/decision', {
        params: { path: { id: conflict } },
        body: { used, reason },
      }),
    ),
  );
}

export async function findCommitments(words: string, signal: AbortSignal): Promise<SearchHit[]> {
  const page = await bodyOf(
    api.GET('/api/plan/commitments', { params: { query: { q: words, limit: 8 } as never }, signal }),
  );
  const english = document.documentElement.lang.startsWith('en');
  return page.rows.map((row) => ({
    title: (english ? (row.title.en ?? row.title.zh) : row.title.zh) ?? row.id,
    detail: row.ref,
    to: `/plan/commitments?open=${row.id}`,
  }));
}
