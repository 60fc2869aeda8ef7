import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import NoticeBell from './components/NoticeBell.vue';
import NoticeSettings from './components/NoticeSettings.vue';
import DeliveriesPage from './pages/DeliveriesPage.vue';
import NoticePage from './pages/NoticePage.vue';
import NoticesPage from './pages/NoticesPage.vue';

// The client takes hold of fetch when it is imported.
const server = vi.hoisted(() => {
  const fetch = vi.fn<(request: Request) => Promise<Response>>();
  vi.stubGlobal('fetch', fetch);
  return { fetch };
});

const NEW = {
  id: '0190-b',
  urgent: true,
  what: { zh: '三季度用水总量被退回', en: 'Water use of Q3 was returned' },
  link: '/statistics/figures/ind-07a?year=2026',
  sender: '王小河',
  sentAt: '2026-11-20T02:00:00Z',
  sample: false,
};
const OLD = {
  ...NEW,
  id: '0190-a',
  urgent: false,
  what: { zh: '请核对数据' },
  readAt: '2026-11-20T03:00:00Z',
  sample: true,
};
const SETTING = { mail: 'OFF', webhook: false, hasMail: true, hasWebhook: false };

let asked: { method: string; path: string; body: string }[] = [];

function answer(replies: Record<string, () => Response>): void {
  server.fetch.mockImplementation(async (request) => {
    const { pathname, search } = new URL(request.url);
    asked.push({ method: request.method, path: pathname + search, body: await request.clone().text() });
    const reply = replies[`${request.method} ${pathname}`];
    return (
      reply?.() ?? Response.json({ code: 'request.not-found', title: '没有', status: 404 }, { status: 404 })
    );
  });
}

async function open(component: object, path: string, props: object = {}) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/notices', name: 'notices', component: { render: () => null } },
      { path: '/notices/:id', name: 'notice', component: { render: () => null } },
      { path: '/:all(.*)*', component: { render: () => null } },
    ],
  });
  await router.push(path);
  const page = mount(component, {
    props,
    global: {
      plugins: [
        router,
        createPinia(),
        [VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) }],
      ],
    },
    attachTo: document.body,
  });
  await vi.waitFor(() => expect(page.text()).not.toContain('正在读取'), { timeout: 5000 });
  await flushPromises();
  return { page, router };
}

beforeEach(() => {
  asked = [];
  document.body.innerHTML = '';
});

describe('the notices', () => {
  it('say what is new, from whom, and lead to it', async () => {
    answer({ 'GET /api/notices': () => Response.json({ items: [NEW, OLD], unread: 1 }) });
    const { page } = await open(NoticesPage, '/notices');
    expect(page.text()).toContain('有 1 条未读消息。');
    expect(page.text()).toContain('王小河');
    expect(page.text()).toContain('紧急');
    expect(page.text()).toContain('示例');
    expect(page.get('tbody a').attributes('href')).toBe('/notices/0190-b');
  });

  it('are all marked as read up to the newest in sight', async () => {
    answer({
      'GET /api/notices': () => Response.json({ items: [NEW, OLD], unread: 1 }),
      'POST /api/notices/read': () => Response.json({ unread: 0 }),
    });
    const { page } = await open(NoticesPage, '/notices');
    const button = page.findAll('button').find((each) => each.text() === '全部标为已读');
    await button?.trigger('click');
    await flushPromises();
    expect(asked.map((each) => `${each.method} ${each.path}`)).toContain(
      'POST /api/notices/read?upTo=0190-b',
    );
  });

  it('hide what one may not do', async () => {
    answer({ 'GET /api/notices': () => Response.json({ items: [], unread: 0 }) });
    const { page } = await open(NoticesPage, '/notices');
    expect(page.text()).toContain('没有消息');
    expect(page.text()).not.toContain('发通知');
  });
});

describe('opening a notice', () => {
  it('marks it as read and goes on to what it tells of', async () => {
    answer({
      'GET /api/notices/0190-b': () => Response.json(NEW),
      'POST /api/notices/0190-b/read': () => new Response(null, { status: 204 }),
    });
    const { router } = await open(NoticePage, '/notices/0190-b', { id: '0190-b' });
    await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(NEW.link));
    expect(asked.map((each) => each.method)).toEqual(['GET', 'POST']);
  });

  it('says when there is none', async () => {
    answer({});
    const { page, router } = await open(NoticePage, '/notices/x', { id: 'x' });
    await vi.waitFor(() => expect(page.find('[role="alert"]').exists()).toBe(true));
    expect(router.currentRoute.value.path).toBe('/notices/x');
  });
});

describe('the bell', () => {
  it('counts what is unread and shows the latest when opened', async () => {
    answer({
      'GET /api/notices/unread': () => Response.json({ unread: 120 }),
      'GET /api/notices': () => Response.json({ items: [NEW], unread: 120 }),
    });
    const { page } = await open(NoticeBell, '/', { phone: false });
    await vi.waitFor(() => expect(page.text()).toContain('99+'));
    expect(page.get('button').attributes('aria-label')).toBe('消息，120 条未读');
    await page.get('button').trigger('click');
    await vi.waitFor(() => expect(page.text()).toContain('三季度用水总量被退回'));
  });
});

describe('one’s settings', () => {
  it('send what is chosen and show each fault at its field', async () => {
    answer({
      'GET /api/notices/settings': () =>
        Response.json({ ...SETTING, mail: 'DIGEST', email: 'wrong', digestHour: 6 }),
      'PUT /api/notices/settings': () =>
        Response.json(
          {
            code: 'request.invalid',
            title: '有误',
            status: 422,
            errors: [{ pointer: '/email', code: 'notices.email', detail: '“wrong”不是完整的邮箱地址。' }],
          },
          { status: 422 },
        ),
    });
    const { page } = await open(NoticeSettings, '/account');
    expect(page.text()).toContain('本系统尚未配置短信或政务微信网关');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.text()).toContain('“wrong”不是完整的邮箱地址。'));
    const sent = JSON.parse(asked.find((each) => each.method === 'PUT')?.body ?? '{}') as object;
    expect(sent).toMatchObject({ mail: 'DIGEST', email: 'wrong', digestHour: 6, quietFrom: '' });
  });
});

describe('what could not be delivered', () => {
  it('is shown with its reason and without any content', async () => {
    answer({
      'GET /api/notices/deliveries': () =>
        Response.json({
          items: [
            {
              id: 'd1',
              person: '王小河',
              channel: 'MAIL',
              state: 'DEAD',
              digest: false,
              attempts: 12,
              nextTry: '2026-11-20T02:00:00Z',
              lastError: 'MailConnectException',
              createdAt: '2026-11-20T02:00:00Z',
            },
          ],
          totals: { waiting: 2, dead: 1 },
          hasMail: true,
          hasWebhook: false,
        }),
    });
    const { page } = await open(DeliveriesPage, '/deliveries');
    expect(page.text()).toContain('1 条未送达，2 条等待发送。');
    expect(page.text()).toContain('MailConnectException');
    expect(page.text()).toContain('QINGYUAN_WEBHOOK_URL');
  });
});
