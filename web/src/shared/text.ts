import { useI18n } from 'vue-i18n';

/** A text as the pack gives it: usually in both languages, remarks sometimes in one. */
export interface LocalText {
  zh?: string | null;
  en?: string | null;
}

/** Between things of a list, parts of a sentence, sentences, and before what explains: `names.join(say(LIST_COMMA))`. */
export const LIST_COMMA = { zh: '、', en: ', ' };
export const COMMA = { zh: '，', en: ', ' };
export const SEMICOLON = { zh: '；', en: '; ' };
export const COLON = { zh: '：', en: ': ' };

export function localText(text: LocalText | string | null | undefined, language: string): string {
  if (text === null || text === undefined) return '';
  if (typeof text === 'string') return text;
  return language.startsWith('en') ? (text.en ?? text.zh ?? '') : (text.zh ?? text.en ?? '');
}

/** `const say = useLocalText(); say(indicator.title)`: the text in the page's language, Chinese when there is no other. */
export function useLocalText(): (text: LocalText | string | null | undefined) => string {
  const { locale } = useI18n();
  return (text) => localText(text, locale.value);
}

/** A place in the plan as the pack writes it: `2.4p3`, `table 9-1 row 18`; tables are named in the reader's language. */
export function placeText(ref: string, language: string): string {
  if (language.startsWith('en')) return ref;
  return ref
    .replace(/\btable (\S+)/g, '表$1')
    .replace(/ row (\d+)/g, '第$1行')
    .replace(/ condition (\d+)/g, '条件$1');
}

/** `const place = usePlaceText(); place(row.ref)`. */
export function usePlaceText(): (ref: string) => string {
  const { locale } = useI18n();
  return (ref) => placeText(ref, locale.value);
}
