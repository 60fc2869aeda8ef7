import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/vue-query';
import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { request } from '@/shared/api';
import type { Values } from '@/shared/form';
import { search, type Asked, type Condition } from './filters';
import type {
  Alike,
  BulkBody,
  Comparison,
  Doubles,
  FigureBody,
  Place,
  RecordBody,
  RecordPage,
  Register,
  RegisterEvent,
  RegisterLine,
  Relations,
  SavedView,
  SentReport,
  SentReports,
  VersionLine,
} from './model';

const KEY = 'registry';
const EVERY_MS = 2_000;

/** Titles come in the page's language, so every answer is kept by it. */
function useLanguage(): Ref<string> {
  return useI18n().locale;
}

const base = (register: string): string => `/api/registers/${encodeURIComponent(register)}`;
const place = (register: string, record: string): string => `${base(register)}/records/${record}`;

export function useRegisters() {
  return useQuery({
    queryKey: [KEY, 'registers', useLanguage()],
    queryFn: () => request<RegisterLine[]>('GET', '/api/registers'),
  });
}

export function findRegisters(): Promise<RegisterLine[]> {
  return request<RegisterLine[]>('GET', '/api/registers');
}

export function useRegister(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'register', register, useLanguage()],
    queryFn: () => request<Register>('GET', base(register.value)),
  });
}

export function useRecords(register: Ref<string>, asked: Ref<Asked>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'records', register, asked, useLanguage()],
    enabled: wanted,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      request<RecordPage>(
        'GET',
        `${base(register.value)}/records?${search({ ...asked.value, after: pageParam })}`,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useTotal(register: Ref<string>, asked: Ref<Asked>, wanted: Ref<boolean>) {
  const query = computed<Asked>(() => ({ ...asked.value, sort: undefined }));
  return useQuery({
    queryKey: [KEY, 'total', register, query],
    enabled: wanted,
    queryFn: () =>
      request<{ count: number; estimate: boolean }>(
        'GET',
        `${base(register.value)}/records/total?${search(query.value)}`,
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
      request<RecordBody>('GET', `${place(register.value, record.value)}?${search({ asOf: asOf.value })}`),
  });
}

/** The record as a document for paper. */
export function paperUrl(register: string, record: string): string {
  return `${place(register, record)}/print.docx`;
}

export function useHistory(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'history', register, record],
    queryFn: () => request<VersionLine[]>('GET', `${place(register.value, record.value)}/history`),
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
      return request<Comparison>(
        'GET',
        `${place(register.value, record.value)}/comparison?${search({ from, to })}`,
      );
    },
  });
}

export function useRelations(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'relations', register, record, useLanguage()],
    queryFn: () => request<Relations>('GET', `${place(register.value, record.value)}/relations`),
  });
}

export function useAlikeRecords(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'alike', register, record],
    queryFn: () => request<Alike[]>('GET', `${place(register.value, record.value)}/alike`),
  });
}

/** Records called like the one that is being written. */
export function useAlikeNames(register: Ref<string>, name: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'alike-name', register, name],
    enabled: computed(() => name.value.trim().length > 1),
    queryFn: () => request<Alike[]>('GET', `${base(register.value)}/alike?${search({ name: name.value })}`),
  });
}

export function useDoubles(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'doubles', register],
    queryFn: () => request<Doubles[]>('GET', `${base(register.value)}/doubles`),
  });
}

export function usePlaces(register: Ref<string>, asked: Ref<Asked>, wanted: Ref<boolean>) {
  const query = computed<Asked>(() => ({ ...asked.value, sort: undefined, asOf: undefined }));
  return useQuery({
    queryKey: [KEY, 'places', register, query],
    enabled: wanted,
    queryFn: () =>
      request<{ places: Place[]; more: boolean }>(
        'GET',
        `${base(register.value)}/records/places?${search(query.value)}`,
      ),
  });
}

export function useTimeline(register: Ref<string>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'timeline', register],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      request<{ events: RegisterEvent[]; next?: string | null }>(
        'GET',
        `${base(register.value)}/timeline?${search({ before: pageParam })}`,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** Figures follow the records a moment later: one that is still to be made is asked for again. */
export function useFigures(register: Ref<string>, asOf: Ref<string | undefined>) {
  return useQuery({
    queryKey: [KEY, 'figures', register, asOf, useLanguage()],
    queryFn: () =>
      request<FigureBody[]>('GET', `${base(register.value)}/figures?${search({ asOf: asOf.value })}`),
    refetchInterval: ({ state }) =>
      asOf.value === undefined && state.data?.some((each) => each.stale) === true ? EVERY_MS : false,
  });
}

export function useViews(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'views', register],
    queryFn: () => request<SavedView[]>('GET', `${base(register.value)}/views`),
  });
}

export function useImportContexts(wanted: Ref<boolean>) {
  return useQuery({
    queryKey: ['intake', 'targets', useLanguage()],
    enabled: wanted,
    queryFn: () =>
      request<{ kind: string; contexts: { id: string; title: string }[] }[]>('GET', '/api/intake/targets'),
  });
}

export function useUnitNames(ids: Ref<string[]>) {
  return useQuery({
    queryKey: ['form', 'desk', 'units', ids, useLanguage()],
    enabled: computed(() => ids.value.length > 0),
    queryFn: () => {
      const query = new URLSearchParams(ids.value.map((id) => ['id', id]));
      return request<{ choices: { id: string; title: string }[] }>(
        'GET',
        `/api/fields/references/unit?${query}`,
      );
    },
  });
}

export function useReports(register: Ref<string>, waiting: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'reports', register, waiting, useLanguage()],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      request<SentReports>(
        'GET',
        `${base(register.value)}/reports?${search({ open: String(waiting.value), after: pageParam })}`,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useReport(register: Ref<string>, number: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'report', register, number, useLanguage()],
    queryFn: () =>
      request<SentReport>('GET', `${base(register.value)}/reports/${encodeURIComponent(number.value)}`),
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
    request<RecordBody>('POST', `${base(register.value)}/records`, body, { 'Idempotency-Key': key }),
  );
}

export function useSave(register: Ref<string>, record: Ref<string>) {
  return useChange((body: Writing) => request<RecordBody>('PUT', place(register.value, record.value), body));
}

export function useMove(register: Ref<string>, record: Ref<string>) {
  return useChange(({ move, ...body }: { move: string; version: number; reason?: string; values?: Values }) =>
    request<RecordBody>('POST', `${place(register.value, record.value)}/moves/${move}`, body),
  );
}

export function useStillTrue(register: Ref<string>, record: Ref<string>) {
  return useChange((version: number) =>
    request<RecordBody>('POST', `${place(register.value, record.value)}/confirmation`, { version }),
  );
}

export function useAccept(register: Ref<string>, number: Ref<string>) {
  return useChange((body: { said: string; values: Values }) =>
    request<SentReport>(
      'POST',
      `${base(register.value)}/reports/${encodeURIComponent(number.value)}/acceptance`,
      body,
    ),
  );
}

export function useRefuse(register: Ref<string>, number: Ref<string>) {
  return useChange((said: string) =>
    request<SentReport>(
      'POST',
      `${base(register.value)}/reports/${encodeURIComponent(number.value)}/refusal`,
      {
        said,
      },
    ),
  );
}

export interface Bulk {
  ids: string[];
  where: Condition | null;
  set: Record<string, unknown>;
  move: string | null;
  reason: string | null;
  seen: string | null;
}

export function useBulk(register: Ref<string>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Bulk) => request<BulkBody>('POST', `${base(register.value)}/bulk`, body),
    // Only looking changes nothing.
    onSuccess: async (answer) => {
      if (answer.done) await client.invalidateQueries({ queryKey: [KEY] });
    },
  });
}

export function useKeepView(register: Ref<string>) {
  return useChange((view: { title: string; shared: boolean; content: Record<string, unknown> }) =>
    request<SavedView[]>('PUT', `${base(register.value)}/views`, view),
  );
}

export function useDropView(register: Ref<string>) {
  return useChange((view: string) => request<SavedView[]>('DELETE', `${base(register.value)}/views/${view}`));
}
