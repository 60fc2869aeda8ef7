import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/vue-query';
import { computed, provide, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { request } from '@/shared/api';
import { formSourceKey, type Choices, type FormSource, type Values } from '@/shared/form';
import { search } from './filters';
import type { CodeCheck, OpenRecords, OpenRegister, OpenRegisterPage, ReportFollowed } from './model';

const KEY = 'open-registry';
const BASE = '/api/public/registers';
const base = (register: string): string => `${BASE}/${encodeURIComponent(register)}`;

export function useOpenRegisters() {
  return useQuery({
    queryKey: [KEY, 'registers', useI18n().locale],
    queryFn: () => request<OpenRegister[]>('GET', BASE),
  });
}

export function useOpenRegister(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'register', register, useI18n().locale],
    queryFn: () => request<OpenRegisterPage>('GET', base(register.value)),
  });
}

export function useOpenRecords(register: Ref<string>, words: Ref<string>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'records', register, words, useI18n().locale],
    enabled: wanted,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      request<OpenRecords>(
        'GET',
        `${base(register.value)}/records?${search({ words: words.value, after: pageParam })}`,
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function useOpenRecord(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'record', register, record, useI18n().locale],
    queryFn: () => request<OpenRecords>('GET', `${base(register.value)}/records/${record.value}`),
  });
}

export function useCodeCheck(register: Ref<string>) {
  return useMutation({
    mutationFn: (code: string) =>
      request<CodeCheck>('GET', `${base(register.value)}/code?${search({ code })}`),
  });
}

/** A picture to read characters from; solved, it is the ticket for files and one report. */
export function useChallenge() {
  return useMutation({
    mutationFn: () => request<{ id: string; picture: string }>('POST', `${BASE}/challenges`),
  });
}

export function useSolve() {
  return useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: string }) =>
      request<{ solved: boolean }>('POST', `${BASE}/challenges/${id}`, { answer }),
  });
}

export function useSendReport(register: Ref<string>) {
  return useMutation({
    mutationFn: (body: { ticket: string | null; values: Values }) =>
      request<{ number: string; query: string }>('POST', `${base(register.value)}/reports`, body),
  });
}

export function useFollow() {
  return useMutation({
    mutationFn: ({ number, query }: { number: string; query: string }) =>
      request<ReportFollowed>('GET', `${BASE}/reports/${encodeURIComponent(number)}?${search({ query })}`),
  });
}

/** Forms of a public page find their choices and send their files without a session. */
export function provideOpenSource(register: Ref<string>, ticket: Ref<string | null>): void {
  const files = computed(() => `${BASE}/challenges/${ticket.value ?? ''}/files`);
  const source: FormSource = {
    get key() {
      return `open-${register.value}`;
    },
    get files() {
      return files.value;
    },
    find(field, asked) {
      const query = new URLSearchParams();
      if ('words' in asked) query.set('words', asked.words);
      else for (const id of asked.ids) query.append('id', id);
      return request<Choices>('GET', `${base(register.value)}/choices/${field.id}?${query}`);
    },
  };
  provide(formSourceKey, source);
}
