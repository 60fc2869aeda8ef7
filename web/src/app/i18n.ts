import type { Language as ElementLanguage } from 'element-plus/es/locale/index.mjs';
import { shallowRef, type App, type InjectionKey, type ShallowRef } from 'vue';
import { createI18n } from 'vue-i18n';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type LanguageCode = (typeof LANGUAGES)[number];
export const DEFAULT_LANGUAGE: LanguageCode = 'zh-CN';
const STORED = 'qingyuan.language';

export interface Language {
  current: ShallowRef<LanguageCode>;
  element: ShallowRef<ElementLanguage | undefined>;
  choose(code: LanguageCode): Promise<void>;
  /** What the person chose before on this machine, or else Chinese. */
  start(): Promise<void>;
  translate(key: string): string;
  install(app: App): void;
}

export const languageKey: InjectionKey<Language> = Symbol('language');

export function asLanguage(text: string | null | undefined): LanguageCode | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  return text.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

const loaders = { 'zh-CN': () => import('./messages/zh-CN'), en: () => import('./messages/en') };

/** Texts come one language at a time; the document, the server and Element Plus follow the choice. */
export function createLanguage(): Language {
  const i18n = createI18n({ legacy: false, locale: DEFAULT_LANGUAGE, fallbackLocale: [], messages: {} });
  const current = shallowRef<LanguageCode>(DEFAULT_LANGUAGE);
  const element = shallowRef<ElementLanguage>();

  async function use(code: LanguageCode): Promise<void> {
    const { messages, element: words } = await loaders[code]();
    i18n.global.setLocaleMessage(code, messages as never);
    (i18n.global.locale as unknown as { value: string }).value = code;
    element.value = words as ElementLanguage;
    current.value = code;
    document.documentElement.lang = code;
  }

  return {
    current,
    element,
    async choose(code) {
      localStorage.setItem(STORED, code);
      await use(code);
    },
    async start() {
      await use(asLanguage(localStorage.getItem(STORED)) ?? DEFAULT_LANGUAGE);
    },
    translate: (key) => i18n.global.t(key),
    install(app) {
      app.use(i18n);
      app.provide(languageKey, this);
    },
  };
}
