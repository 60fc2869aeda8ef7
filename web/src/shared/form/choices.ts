import { useQuery } from '@tanstack/vue-query';
import { computed, inject, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { request } from '../api';
import { namedValues, titleKey, type FieldView, type FormView, type Titles, type Values } from './model';

export interface Choice {
  id: string;
  title: string;
  /** What else is said of it, shown beside its title. */
  more?: string | null;
}

export interface Choices {
  choices: Choice[];
  /** The list is made up (示例). */
  sample: boolean;
}

/** Where codes and references are looked for, and files are sent; public forms have their own. */
export interface FormSource {
  /** Keeps the answers of different sources apart. */
  key: string;
  find(field: FieldView, asked: { words: string } | { ids: string[] }): Promise<Choices>;
  /** Where attachments are sent; only those who are signed in read them back from there. */
  readonly files?: string;
}

export const formSourceKey: InjectionKey<FormSource> = Symbol('form source');

const ours: FormSource = {
  key: 'desk',
  find(field, asked) {
    const query = new URLSearchParams();
    if ('words' in asked) query.set('words', asked.words);
    else for (const id of asked.ids) query.append('id', id);
    if (field.type === 'code') return request('GET', `/api/fields/codes/${field.codes}?${query}`);
    if (field.register) query.set('register', field.register);
    return request('GET', `/api/fields/references/${field.target}?${query}`);
  },
};

export function useFormSource(): FormSource {
  return inject(formSourceKey, ours);
}

/** What can be chosen in a field, asked as the person types. */
export function useChoices(field: Ref<FieldView>, words: Ref<string>, wanted: Ref<boolean>) {
  const source = useFormSource();
  const { locale } = useI18n();
  return useQuery({
    queryKey: ['form', source.key, 'choices', computed(() => titleKey(field.value)), words, locale],
    enabled: wanted,
    queryFn: () => source.find(field.value, { words: words.value }),
  });
}

/** What the codes and references of a form are called; asked only where nobody brought the titles. */
export function useTitles(
  form: Ref<FormView>,
  values: Ref<Values[]>,
  brought: Ref<Titles | undefined>,
): ComputedRef<Titles> {
  const source = useFormSource();
  const { locale } = useI18n();
  const missing = computed(() => {
    const asked = new Map<string, { field: FieldView; ids: Set<string> }>();
    for (const each of values.value)
      for (const [field, ids] of namedValues(form.value, each)) {
        const key = titleKey(field) ?? '';
        for (const id of ids) {
          if (brought.value?.[key]?.[id] !== undefined) continue;
          const entry = asked.get(key) ?? { field, ids: new Set<string>() };
          asked.set(key, { field: entry.field, ids: entry.ids.add(id) });
        }
      }
    return [...asked].map(([key, { field, ids }]) => ({ key, field, ids: [...ids].sort() }));
  });
  const { data } = useQuery({
    queryKey: [
      'form',
      source.key,
      'titles',
      computed(() => missing.value.map(({ key, ids }) => [key, ids])),
      locale,
    ],
    enabled: computed(() => missing.value.length > 0),
    queryFn: async () => {
      const found: Titles = {};
      for (const { key, field, ids } of missing.value) {
        const { choices } = await source.find(field, { ids });
        found[key] = Object.fromEntries(choices.map(({ id, title }) => [id, title]));
      }
      return found;
    },
  });
  return computed(() => {
    const all: Titles = {};
    for (const part of [data.value, brought.value])
      for (const [key, titles] of Object.entries(part ?? {})) all[key] = { ...all[key], ...titles };
    return all;
  });
}
