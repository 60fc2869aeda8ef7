import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/vue-query';
import { computed, provide, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { api, bodyOf, request } from '@/shared/api';
import {
  formSourceKey,
  type Choices,
  type FormSource,
  type Geometry,
  type Titles,
  type Values,
} from '@/shared/form';
import type { OpenRecord, OpenRegisterPage } from './model';

const KEY = 'open-registry';

export function useOpenRegisters() {
  return useQuery({
    queryKey: [KEY, 'registers', useI18n().locale],
    queryFn: () => bodyOf(api.GET('/api/public/registers')),
  });
}

export function useOpenRegister(register: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'register', register, useI18n().locale],
    queryFn: () =>
      bodyOf(
        api.GET('/api/public/registers/{register}', { params: { path: { register: register.value } } }),
      ) as Promise<OpenRegisterPage>,
  });
}

interface OpenRecords {
  records: OpenRecord[];
  next?: string;
  titles: Titles;
}

export function useOpenRecords(register: Ref<string>, words: Ref<string>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: [KEY, 'records', register, words, useI18n().locale],
    enabled: wanted,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      bodyOf(
        api.GET('/api/public/registers/{register}/records', {
          params: {
            path: { register: register.value },
            query: { words: words.value || undefined, after: pageParam || undefined },
          },
        }),
      ) as Promise<OpenRecords>,
    getNextPageParam: (page) => page.next,
  });
}

export function useOpenPlaces(register: Ref<string>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: [KEY, 'places', register],
    enabled: wanted,
    queryFn: () =>
      bodyOf(
        api.GET('/api/public/registers/{register}/places', {
          params: { path: { register: register.value } },
        }),
      ) as unknown as Promise<{
        places: { id: string; name: string; geometry: Geometry }[];
        more: boolean;
      }>,
  });
}

export function useOpenRecord(register: Ref<string>, record: Ref<string>) {
  return useQuery({
    queryKey: [KEY, 'record', register, record, useI18n().locale],
    queryFn: () =>
      bodyOf(
        api.GET('/api/public/registers/{register}/records/{record}', {
          params: { path: { register: register.value, record: record.value } },
        }),
      ) as Promise<OpenRecords>,
  });
}

export function useCodeCheck(register: Ref<string>) {
  return useMutation({
    mutationFn: (code: string) =>
      bodyOf(
        api.GET('/api/public/registers/{register}/code', {
          params: { path: { register: register.value }, query: { code } },
        }),
      ),
  });
}

/** A picture to read characters from; solved, it is the ticket for files and one report. */
export function useChallenge() {
  return useMutation({ mutationFn: () => bodyOf(api.POST('/api/public/registers/challenges')) });
}

export function useSolve() {
  return useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: string }) =>
      bodyOf(
        api.POST('/api/public/registers/challenges/{challenge}', {
          params: { path: { challenge: id } },
          body: { answer },
        }),
      ),
  });
}

export function useSendReport(register: Ref<string>) {
  return useMutation({
    mutationFn: (body: { ticket?: string; values: Values }) =>
      bodyOf(
        api.POST('/api/public/registers/{register}/reports', {
          params: { path: { register: register.value } },
          body,
        }),
      ),
  });
}

export function useFollow() {
  return useMutation({
    mutationFn: ({ number, query }: { number: string; query: string }) =>
      bodyOf(
        api.GET('/api/public/registers/reports/{number}', {
          params: { path: { number }, query: { query } },
        }),
      ),
  });
}

/** Forms of a public page find their choices and send their files without a session. */
export function provideOpenSource(register: Ref<string>, ticket: Ref<string | null>): void {
  const files = computed(() => `/api/public/registers/challenges/${ticket.value ?? ''}/files`);
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
      const path = `/api/public/registers/${encodeURIComponent(register.value)}/choices/${field.id}`;
      return request<Choices>('GET', `${path}?${query}`);
    },
  };
  provide(formSourceKey, source);
}
