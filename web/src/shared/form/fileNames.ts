import type { InjectionKey } from 'vue';

/** What attachments are called, by id, while a form is open. */
export const fileNamesKey: InjectionKey<Map<string, string>> = Symbol('file names');
