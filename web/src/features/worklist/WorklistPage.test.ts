import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import WorklistPage from './pages/WorklistPage.vue';

// The client takes hold of fetch when it is imported.
const server = vi.hoisted(() => {
  const fetch = vi.fn<() => Promise<Response>>();
  vi.stubGlobal('fetch', fetch);
  return { fetch };
});

const LATE = {
  id: '1',
  what: { zh: '填报 PM2.5 平均浓度', en: 'Enter mean PM2.5' },
  period: '2026-Q3',
  sender: '规划办',
  due: '2026-11-20',
  overdue: true,
  minutes: 5,
  link: '/statistics/figures/ind-07a?year=2026',
  openedAt: '2026-11-01T00:00:00Z',
  sample: true,
};
const LATER = {
  ...LATE,
  id: '2',
  what: { zh: '审核用水总量' },
  due: '2026-12-20',
  overdue: false,
  sample: false,
};

async function open(path: string, items: object[], totals: object) {
  server.fetch.mockImplementation(() => Promise.resolve(Response.json({ items, totals })));
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  });
  await router.push(path);
  const page = mount(WorklistPage, {
    global: { plugins: [router, createPinia(), [VueQueryPlugin, { queryClient: new QueryClient() }]] },
    attachTo: document.body,
  });
  await vi.waitFor(() => expect(page.text()).not.toContain('正在读取'), { timeout: 5000 });
  return page;
}

beforeEach(() => {
  vi.setSystemTime(new Date('2026-11-23T04:00:00Z'));
  document.body.innerHTML = '';
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the to-do list', () => {
  it('says what, for which period, from whom and how late, and leads to the very place', async () => {
    const page = await open('/worklist', [LATE, LATER], { open: 2, overdue: 1, dueThisWeek: 0 });
    expect(page.text()).toContain('有 2 件等您办理，其中 1 件已逾期。');
    expect(page.text()).toContain('2026 年 3 季度');
    expect(page.text()).toContain('逾期 3 天');
    expect(page.text()).toContain('还有 27 天');
    expect(page.text()).toContain('示例');
    expect(page.get('tbody a').attributes('href')).toBe('/statistics/figures/ind-07a?year=2026');
  });

  it('shows only what is overdue when asked', async () => {
    const page = await open('/worklist?which=overdue', [LATE, LATER], {
      open: 2,
      overdue: 1,
      dueThisWeek: 0,
    });
    expect(page.findAll('tbody tr')).toHaveLength(1);
  });

  it('teaches what will stand here while it is empty', async () => {
    const page = await open('/worklist', [], { open: 0, overdue: 0, dueThisWeek: 0 });
    expect(page.text()).toContain('没有待办');
    expect(page.text()).toContain('点开一件，就到要填的那一格');
  });
});
