import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { request } from '../api';
import type { Right } from '../feature';
import { holds, NOBODY, type Session } from './model';

const URL_SESSION = '/api/session';

/** Who is logged in. The cookie is the browser's own; nothing secret is kept here. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<Session>(NOBODY);
  const loaded = shallowRef(false);
  let loading: Promise<void> | undefined;

  function take(next: Session): void {
    session.value = { ...NOBODY, ...next };
    loaded.value = true;
  }

  /** Asks once; later calls share the answer until {@link refresh}. */
  async function load(): Promise<void> {
    if (loaded.value) return;
    loading ??= request<Session>('GET', URL_SESSION)
      .then(take)
      .finally(() => (loading = undefined));
    await loading;
  }

  async function refresh(): Promise<void> {
    take(await request<Session>('GET', URL_SESSION));
  }

  async function login(name: string, password: string): Promise<void> {
    // The token cookie comes with the first answer; a stale one would make the login fail for no visible reason.
    await request<Session>('GET', URL_SESSION);
    take(await request<Session>('POST', URL_SESSION, { login: name, password }));
  }

  /** The second step, where {@link login} left `secondFactor` at `CODE`. */
  async function enterCode(code: string): Promise<void> {
    take(await request<Session>('POST', `${URL_SESSION}/code`, { code }));
  }

  async function logout(): Promise<void> {
    await request<undefined>('DELETE', URL_SESSION);
    forget();
  }

  function forget(): void {
    session.value = NOBODY;
    loaded.value = true;
  }

  return {
    session,
    loaded,
    person: computed(() => session.value.person),
    posts: computed(() => session.value.posts),
    years: computed(() => [...session.value.years].sort((a, b) => b - a)),
    provider: computed(() => session.value.provider),
    secondFactor: computed(() => session.value.secondFactor),
    area: computed(() => session.value.area ?? null),
    sampleData: computed(() => session.value.sampleData),
    can: (kind: string, verb: string): boolean => holds(session.value, `${kind}:${verb}`),
    holds: (right: Right): boolean => holds(session.value, right),
    load,
    refresh,
    login,
    enterCode,
    logout,
    forget,
  };
});
