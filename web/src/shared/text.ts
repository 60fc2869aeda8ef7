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
