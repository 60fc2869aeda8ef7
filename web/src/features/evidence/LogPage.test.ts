import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import ProofButton from '@/shared/ui/ProofButton.vue';
import SelfCheck from './components/SelfCheck.vue';
import { commandsFor } from './model';
import LogPage from './pages/LogPage.vue';
import type { Log, Report } from './queries';

// The client takes hold of fetch when it is imported.
const server = vi.hoisted(() => {
  const fetch = vi.fn<(request: Request | string) => Promise<Response>>();
  vi.stubGlobal('fetch', fetch);
  return { fetch };
});

const LOG: Log = {
  origin: 'wujiang.example/log',
  size: 12345,
  root: 'EyDMy+XRMkGqkCYQ2mw4L6Fl3xZXc1/XmgHoi/EYf0o=',
  signedAt: '2026-11-29T02:00:00Z',
  checkpoint:
    'wujiang.example/log\n12345\nEyDMy+XRMkGqkCYQ2mw4L6Fl3xZXc1/XmgHoi/EYf0o=\n\n— wujiang.example/log Wg==\n',
  waiting: 0,
  stopped: false,
  keys: [
    { key: 'wujiang.example/log+0bf7b7b8+AQ==', type: 'Ed25519', signs: true },
    { key: 'wujiang.example/log+11111111+AQ==', type: 'Ed25519', signs: false },
  ],
  witnesses: [],
};

function answer(reply: () => Response): void {
  server.fetch.mockImplementation(() => Promise.resolve(reply()));
}

async function open(component: object, props: object = {}) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  });
  await router.push('/');
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
  return page;
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the page of the log', () => {
  it('shows to anybody where it stands, whose keys sign, and how to check it', async () => {
    answer(() => Response.json(LOG));
    const page = await open(LogPage);
    expect(page.text()).toContain('wujiang.example/log');
    expect(page.text()).toContain(LOG.root);
    expect(page.text()).toContain('正在使用');
    expect(page.text()).toContain('曾经使用');
    expect(page.text()).toContain('尚未配置见证人');
    expect(page.text()).toContain('./qingyuan verify');
    expect(page.find('a[href="/log/keys"]').exists()).toBe(true);
    expect(page.text()).not.toContain('开始自检');
    expect(page.find('[role="alert"]').exists()).toBe(false);
  });

  it('says that the log has stopped, and up to where a witness cosigned', async () => {
    answer(() =>
      Response.json({
        ...LOG,
        stopped: true,
        witnesses: [
          { name: 'w1.example', key: 'w1.example+1+BA==', size: 12000, at: '2026-11-29T02:00:00Z' },
          { name: 'w2.example', key: 'w2.example+1+BA==' },
        ],
      }),
    );
    const page = await open(LogPage);
    expect(page.find('[role="alert"]').text()).toContain('停止编号');
    expect(page.text()).toContain('12000 条');
    expect(page.text()).toContain('还没有共同签名');
  });
});

describe('the self-check', () => {
  it('names first what does not hold, with its place', async () => {
    const report: Report = {
      holds: false,
      size: 1000,
      root: LOG.root ?? '',
      entries: 1000,
      checkpoints: 11,
      contents: 998,
      waiting: 0,
      findings: [
        { code: 'LOG_SIGNED', place: 'checkpoint', text: '日志的签名有效', bad: false },
        { code: 'ENTRY_CHANGED', place: 'tile/entries/001#44', text: '第 300 号条目被改动', bad: true },
      ],
    };
    answer(() => Response.json(report));
    const page = await open(SelfCheck);
    await page.find('button').trigger('click');
    await vi.waitFor(() => expect(page.text()).toContain('不成立'));
    const lines = page.findAll('li').map((line) => line.text());
    expect(lines[0]).toContain('第 300 号条目被改动');
    expect(lines[0]).toContain('tile/entries/001#44');
    expect(lines[1]).toContain('日志的签名有效');
  });
});

describe('the button of a proof', () => {
  it('says why there is none, and what to do', async () => {
    answer(() =>
      Response.json(
        { code: 'evidence.not-numbered', title: '尚未编入存证日志', detail: '请稍候再下载证明', status: 409 },
        { status: 409 },
      ),
    );
    const page = await open(ProofButton, { subject: 'receipt/0190', of: '单位 GDP 能耗' });
    const button = page.find('button');
    expect(button.attributes('aria-label')).toBe('下载存证证明：单位 GDP 能耗');
    await button.trigger('click');
    await vi.waitFor(() => expect(page.text()).toContain('尚未编入存证日志'));
    expect(page.text()).toContain('请稍候再下载证明');
    const asked = server.fetch.mock.lastCall?.[0];
    const url = typeof asked === 'string' ? asked : (asked?.url ?? '');
    expect(url).toContain('/api/evidence/proof?subject=receipt%2F0190');
  });
});

describe('the commands', () => {
  it('name this installation', () => {
    expect(commandsFor('https://eco.example').log).toBe(
      './qingyuan verify https://eco.example/log --key keys.txt --audit',
    );
  });
});
