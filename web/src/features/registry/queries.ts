import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { api, bodyOf } from '@/shared/api';
import type { Values } from '@/shared/form';
import { search, type Asked } from './filters';
import type { BulkRequest, Place, RecordBody, RecordPage, SentReport, SentReports } from './model';

const KEY = 'registry';
const EVERY_MS = 2_000;
const TRIES = 30;

/** Titles come in the page's language, so every answer is kept by it. */
function useLanguage(): Ref<string> {
  return useI18n().locale;
}

const base = (register: string): string => `/api/registers/${encodeURIComponent(register)}`;

export function useRegisters() {
  return useQuery({ queryKey: [KEY, 'registers', useLanguage()], queryFn: findRegisters });
}

export function findRegisters() {
  return bodyOf(api.GET('/api/registers'));
}

export function useRegister(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'register', register, useLanguage()],
    queryFn: () =>
      bodyOf(api.GET('/api/registers/{register}', { params: { path: { register: register.value } } })),
    // Another language draws the same form anew; what is being written in it stays.
    placeholderData: (before) => (before?.id === register.value ? before : undefined),
  });
}

export function useRecords(register: Ref<string>, asked: Ref<Asked>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'records', register, asked, useLanguage()],
    enabled: wanted,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/registers/{register}/records', {
          params: {
            path: { register: register.value },
            query: { ...asked.value, after: pageParam || undefined },
          },
        }),
      ) as Promise<RecordPage>,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function useTotal(register: Ref<string>, asked: Ref<Asked>, wanted: Ref<boolean>) {
  const query = computed<Asked>(() => ({ ...asked.value, sort: undefined }));
  return useQuery({
    queryKey: [KEY, 'total', register, query],
    enabled: wanted,
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/records/total', {
          params: { path: { register: register.value }, query: query.value },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function exportUrl(register: string, asked: Asked): string {
  return `${base(register)}/records/export.xlsx?${search(asked)}`;
}

export function useRecord(register: Ref<string>, record: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'record', register, record, asOf, useLanguage()],
    enabled: computed(() => record.value !== ''),
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/records/{record}', {
          params: {
            path: { register: register.value, record: record.value },
            query: { asOf: asOf.value },
          },
        }),
      ) as Promise<RecordBody>,
    placeholderData: (before) => (before?.id === record.value ? before : undefined),
  });
}

/** The record as a document for paper. */
export function paperUrl(register: string, record: string): string {
  return `${base(register)}/records/${record}/print.docx`;
}

export function useHistory(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'history', register, record],
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/records/{record}/history', {
          params: { path: { register: register.value, record: record.value } },
        }),
      ),
  });
}

export function useComparison(
  register: Ref<string>,
  record: Ref<string>,
  between: Ref<[number, number] | null>,
) {
  return useQuery({
    queryKey: [KEY, 'comparison', register, record, between, useLanguage()],
    enabled: computed(() => between.value !== null),
    queryFn: () => {
      const [from, to] = between.value ?? [0, 0];
      return bodyOf(
        api.GET('/api/registers/{register}/records/{record}/comparison', {
          params: { path: { register: register.value, record: record.value }, query: { from, to } },
        }),
      );
    },
  });
}

export function useRelations(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'relations', register, record, useLanguage()],
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/records/{record}/relations', {
          params: { path: { register: register.value, record: record.value } },
        }),
      ),
  });
}

export function useAlikeRecords(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'alike', register, record],
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/records/{record}/alike', {
          params: { path: { register: register.value, record: record.value } },
        }),
      ),
  });
}

/** Records called like the one that is being written. */
export function useAlikeNames(register: Ref<string>, name: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'alike-name', register, name],
    enabled: computed(() => name.value.trim().length > 1),
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/alike', {
          params: { path: { register: register.value }, query: { name: name.value } },
        }),
      ),
  });
}

export function useDoubles(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'doubles', register],
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/doubles', { params: { path: { register: register.value } } }),
      ),
  });
}

export function usePlaces(register: Ref<string>, asked: Ref<Asked>, wanted: Ref<boolean>) {
  const query = computed(() => {
    const { where, flag, words } = asked.value;
    return { where, flag, words };
  });
  return useQuery({
    queryKey: [KEY, 'places', register, query],
    enabled: wanted,
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/records/places', {
          params: { path: { register: register.value }, query: query.value },
        }),
      ) as unknown as Promise<{ places: Place[]; more: boolean }>,
  });
}

export function useTimeline(register: Ref<string>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'timeline', register],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/registers/{register}/timeline', {
          params: { path: { register: register.value }, query: { before: pageParam || undefined } },
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
}

/** Figures follow the records a moment later: one that is still to be made is asked for again, for a minute. */
export function useFigures(register: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'figures', register, asOf, useLanguage()],
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/figures', {
          params: { path: { register: register.value }, query: { asOf: asOf.value } },
        }),
      ),
    refetchInterval: ({ state }) =>
      asOf.value === undefined &&
      state.dataUpdateCount < TRIES &&
      state.data?.some((each) => each.stale) === true
        ? EVERY_MS
        : false,
  });
}

export function useViews(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'views', register],
    queryFn: () =>
      bodyOf(api.GET('/api/registers/{register}/views', { params: { path: { register: register.value } } })),
  });
}

export function useImportContexts() {
  return useQuery({
    queryKey: ['intake', 'targets', useLanguage()],
    queryFn: () => bodyOf(api.GET('/api/intake/targets', {})),
  });
}

export function useUnitNames(ids: Ref<string[]>) {
  return useQuery({
    queryKey: ['form', 'desk', 'units', ids, useLanguage()],
    enabled: computed(() => ids.value.length > 0),
    queryFn: () =>
      bodyOf(
        api.GET('/api/fields/references/{target}', {
          params: { path: { target: 'unit' }, query: { id: ids.value } },
        }),
      ),
  });
}

export function useReports(register: Ref<string>, waiting: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'reports', register, waiting, useLanguage()],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/registers/{register}/reports', {
          params: {
            path: { register: register.value },
            query: { open: waiting.value, after: pageParam || undefined },
          },
        }),
      ) as Promise<SentReports>,
    getNextPageParam: (page) => page.next,
  });
}

export function useReport(register: Ref<string>, number: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'report', register, number, useLanguage()],
    queryFn: () =>
      bodyOf(
        api.GET('/api/registers/{register}/reports/{number}', {
          params: { path: { register: register.value, number: number.value } },
        }),
      ) as Promise<SentReport>,
  });
}

function useChange<T, R>(run: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: [KEY] }),
  });
}

export interface Writing {
  values: Values;
  definition: string;
  version?: number;
  reason?: string;
  since?: string;
}

/** `key` makes a record once, however often it is sent. */
export function useCreate(register: Ref<string>, key: string) {
  return useChange((body: Writing) =>
    bodyOf(
      api.POST('/api/registers/{register}/records', {
        params: { path: { register: register.value }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  );
}

export function useSave(register: Ref<string>, record: Ref<string>) {
  return useChange((body: Writing) =>
    bodyOf(
      api.PUT('/api/registers/{register}/records/{record}', {
        params: { path: { register: register.value, record: record.value } },
        body,
      }),
    ),
  );
}

export function useMove(register: Ref<string>, record: Ref<string>) {
  return useChange(({ move, ...body }: { move: string; version: number; reason?: string; values?: Values }) =>
    bodyOf(
      api.POST('/api/registers/{register}/records/{record}/moves/{move}', {
        params: { path: { register: register.value, record: record.value, move } },
        body,
      }),
    ),
  );
}

export function useStillTrue(register: Ref<string>, record: Ref<string>) {
  return useChange((version: number) =>
    bodyOf(
      api.POST('/api/registers/{register}/records/{record}/confirmation', {
        params: { path: { register: register.value, record: record.value } },
        body: { version },
      }),
    ),
  );
}

export function useAccept(register: Ref<string>, number: Ref<string>) {
  return useChange((body: { said: string; values: Values }) =>
    bodyOf(
      api.POST('/api/registers/{register}/reports/{number}/acceptance', {
        params: { path: { register: register.value, number: number.value } },
        body,
      }),
    ),
  );
}

export function useRefuse(register: Ref<string>, number: Ref<string>) {
  return useChange((said: string) =>
    bodyOf(
      api.POST('/api/registers/{register}/reports/{number}/refusal', {
        params: { path: { register: register.value, number: number.value } },
        body: { said },
      }),
    ),
  );
}

export function useBulk(register: Ref<string>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BulkRequest) =>
      bodyOf(
        api.POST('/api/registers/{register}/bulk', {
          params: { path: { register: register.value } },
          body,
        }),
      ),
    // Only looking changes nothing.
    onSuccess: async (answer) => {
      if (answer.done) await client.invalidateQueries({ queryKey: [KEY] });
    },
  });
}

export function useKeepView(register: Ref<string>) {
  return useChange((body: { title: string; shared: boolean; content: Record<string, unknown> }) =>
    bodyOf(
      api.PUT('/api/registers/{register}/views', {
        params: { path: { register: register.value } },
        body,
      }),
    ),
  );
}

export function useDropView(register: Ref<string>) {
  return useChange((view: string) =>
    bodyOf(
      api.DELETE('/api/registers/{register}/views/{view}', {
        params: { path: { register: register.value, view } },
      }),
    ),
  );
}
