import { flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { useSession } from '@/shared/session';
import LoginPage from './pages/LoginPage.vue';

const NOBODY = { person: null, posts: [], rights: [], sampleData: false, years: [] };
const SHEN = { ...NOBODY, person: { id: '1', name: '沈' } };
let router: Router;

async function open(path: string) {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  });
  await router.push(path);
  return mount(LoginPage, { global: { plugins: [router, createPinia()] }, attachTo: document.body });
}

function serverSays(status: number, body: object) {
  return vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation((_, init) =>
      Promise.resolve(init?.method === 'POST' ? Response.json(body, { status }) : Response.json(NOBODY)),
    );
}

beforeEach(() => {
  setActivePinia(createPinia());
  document.body.innerHTML = '';
});

describe('signing in', () => {
  it('asks for what is missing beside the field, without troubling the server', async () => {
    const fetch = serverSays(200, SHEN);
    const page = await open('/login');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(page.text()).toContain('请填写用户名');
    expect(document.activeElement).toBe(page.get('input[autocomplete=username]').element);
    expect(fetch).not.toHaveBeenCalled();
  });

  it('goes where the person was going', async () => {
    const fetch = serverSays(200, SHEN);
    const page = await open('/login?return=/indicators?year=2024');
    await page.get('input[autocomplete=username]').setValue('office ');
    await page.get('input[type=password]').setValue('secret');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(fetch.mock.lastCall?.[1]?.body).toBe('{"login":"office","password":"secret"}');
    expect(router.currentRoute.value.fullPath).toBe('/indicators?year=2024');
  });

  it.each(['https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example'])(
    'never leads to %s',
    async (address) => {
      serverSays(200, SHEN);
      const page = await open(`/login?return=${encodeURIComponent(address)}`);
      await page.get('input[autocomplete=username]').setValue('office');
      await page.get('input[type=password]').setValue('secret');
      await page.get('form').trigger('submit');
      await flushPromises();
      expect(router.currentRoute.value.fullPath).toBe('/');
    },
  );

  it('shows the refusal in the words of the server and empties the password only', async () => {
    serverSays(401, {
      code: 'identity.login',
      title: '用户名或密码不对',
      detail: '还可以试 3 次',
      incident: 'Q1',
    });
    const page = await open('/login');
    await page.get('input[autocomplete=username]').setValue('office');
    await page.get('input[type=password]').setValue('wrong');
    await page.get('form').trigger('submit');
    await flushPromises();
    const alert = page.get('[role=alert]').text();
    for (const part of ['用户名或密码不对', '还可以试 3 次', 'Q1']) expect(alert).toContain(part);
    expect((page.get('input[type=password]').element as HTMLInputElement).value).toBe('');
    expect((page.get('input[autocomplete=username]').element as HTMLInputElement).value).toBe('office');
  });

  it('says that the session had run out', async () => {
    serverSays(200, SHEN);
    expect((await open('/login?lost=1')).text()).toContain('登录已过期');
  });

  it('asks for a code after the password where the person has a second factor', async () => {
    const fetch = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation((url, init) =>
        Promise.resolve(
          Response.json(
            init?.method !== 'POST'
              ? NOBODY
              : String(url).endsWith('/code')
                ? SHEN
                : { ...NOBODY, secondFactor: 'CODE' },
          ),
        ),
      );
    const page = await open('/login?return=/indicators');
    await page.get('input[autocomplete=username]').setValue('office');
    await page.get('input[type=password]').setValue('secret');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(router.currentRoute.value.path).toBe('/login');

    await page.get('input[autocomplete=one-time-code]').setValue(' 123456 ');
    await page.get('form').trigger('submit');
    await flushPromises();
    expect(fetch.mock.lastCall?.[1]?.body).toBe('{"code":"123456"}');
    expect(router.currentRoute.value.fullPath).toBe('/indicators');
  });

  it('offers the provider of identities where there is one, and says why it did not work', async () => {
    const session = { ...NOBODY, provider: '统一身份认证' };
    vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(Response.json(session)));
    const page = await open('/login?provider=unknown');
    await useSession().refresh();
    expect(page.get('[role=alert]').text()).toContain('“统一身份认证”确认了您的身份');
    expect(page.get('a').attributes('href')).toBe('/api/oidc/start/provider');
  });
});
