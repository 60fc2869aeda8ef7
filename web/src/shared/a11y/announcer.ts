import { inject, shallowReactive, type App, type InjectionKey } from 'vue';

export interface Notice {
  id: number;
  text: string;
  kind: 'done' | 'fault';
}

export interface Announcer {
  /** The sentence in the live region; what changed last. */
  state: { spoken: string; notices: Notice[] };
  /** Read out, not shown: results of a search, a page that opened. */
  say(text: string): void;
  /** Shown for a moment and read out: an act that was done, or why it was not. */
  notify(text: string, kind?: Notice['kind']): void;
  dismiss(id: number): void;
}

export const announcerKey: InjectionKey<Announcer> = Symbol('announcer');

export function announcer(): Announcer {
  const state = shallowReactive({ spoken: '', notices: [] as Notice[] });
  let last = 0;

  function say(text: string): void {
    // A repeated sentence must change the region to be read again.
    state.spoken = state.spoken === text ? `${text}\u00a0` : text;
  }

  function dismiss(id: number): void {
    state.notices = state.notices.filter((notice) => notice.id !== id);
  }

  function notify(text: string, kind: Notice['kind'] = 'done'): void {
    const id = ++last;
    state.notices = [...state.notices, { id, text, kind }];
    say(text);
    window.setTimeout(() => dismiss(id), kind === 'fault' ? 12_000 : 5_000);
  }

  return { state, say, notify, dismiss };
}

export function createAnnouncer(): { install(app: App): void } {
  return { install: (app) => void app.provide(announcerKey, announcer()) };
}

/** One live region for the whole page; without an application around (a unit test) it speaks to nobody. */
export function useAnnouncer(): Announcer {
  return inject(announcerKey, announcer, true);
}
