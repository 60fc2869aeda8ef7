import { useQuery } from '@tanstack/vue-query';
import { computed, inject, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { api, bodyOf, type components } from '../api';
import { namedValues, titleKey, type FieldView, type FormView, type Titles, type Values } from './model';

export type Choice = components['schemas']['fields.FieldChoice'];

/** What is found; `sample` says that the list is made up (示例). */
export type Choices = components['schemas']['fields.FieldChoices'];

/** Where codes and references are looked for, and files are sent; public forms have their own. */
export interface FormSource {
  /** Keeps the answers of different sources apart. */
  key: string;
  find(field: FieldView, asked: { words: string } | { ids: string[] }): Promise<Choices>;
  /** Whether what may be chosen follows what else is filled in: it is then asked anew each time the list opens. */
  narrowed?(field: FieldView): boolean;
  /** Where attachments are sent; only those who are signed in read them back from there. */
  readonly files?: string;
}

export const formSourceKey: InjectionKey<FormSource> = Symbol('form source');

export const deskSource: FormSource = {
  key: 'desk',
  find(field, asked) {
    const query = 'words' in asked ? { words: asked.words } : { id: asked.ids };
    if (field.type === 'code')
      return bodyOf(
        api.GET('/api/fields/codes/{list}', { params: { path: { list: field.codes ?? '' }, query } }),
      );
    return bodyOf(
      api.GET('/api/fields/references/{target}', {
        params: { path: { target: field.target ?? '' }, query: { ...query, register: field.register } },
      }),
    );
  },
};

export function useFormSource(): FormSource {
  return inject(formSourceKey, deskSource);
}

/** What can be chosen in a field, asked as the person types; `openings` counts how often its list was opened. */
export function useChoices(
  field: Ref<FieldView>,
  words: Ref<string>,
  wanted: Ref<boolean>,
  openings: Ref<number>,
) {
  const source = useFormSource();
  const { locale } = useI18n();
  const narrowed = computed(() => source.narrowed?.(field.value) === true);
  return useQuery({
    queryKey: [
      'form',
      source.key,
      'choices',
      computed(() => titleKey(field.value)),
      computed(() => (narrowed.value ? [field.value.id, openings.value] : [])),
      words,
      locale,
    ],
    enabled: computed(() => wanted.value && (!narrowed.value || openings.value > 0)),
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
