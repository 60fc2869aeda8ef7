import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import PublicDecisionPage from './pages/PublicDecisionPage.vue';

// The client takes hold of fetch when it is imported.
const server = vi.hoisted(() => {
  const fetch = vi.fn<(url: Request, init?: RequestInit) => Promise<Response>>();
  vi.stubGlobal('fetch', fetch);
  return { fetch };
});

const title = (zh: string): { zh: string; en: string } => ({ zh, en: zh });
const TABLE = {
  id: 'path',
  title: title('走哪条途径'),
  pack: 'p',
  complete: true,
  open: true,
  on: '2026-01-01',
  editions: [
    { file: 'path.dmn', from: '2020-01-01', source: title('清单第一条'), sample: true, shown: true },
  ],
  inputs: [{ id: 'angry', type: 'boolean', title: title('是否不服处罚？'), values: [] }],
  outputs: [
    {
      id: 'way',
      type: 'text',
      title: title('途径'),
      values: [{ value: 'court', title: title('诉讼'), note: title('六个月内提出') }],
    },
  ],
  tables: [],
  examples: [],
};
const MISSING = {
  code: 'decisions.inputs',
  title: '输入有误',
  detail: '有 1 项输入需要修改。',
  errors: [{ pointer: '/inputs/angry', code: 'decisions.input-missing', detail: '请填写“angry”。' }],
};
const ANSWER = {
  edition: 'path.dmn',
  sample: true,
  outputs: { way: ['court'] },
  fired: [{ decision: 'way', rows: [1] }],
  changes: [],
};

describe('the page of a public table', () => {
  it('asks its questions and says what applies, with basis and note', async () => {
    const asked: unknown[] = [];
    server.fetch.mockImplementation(async (request) => {
      if (!request.url.endsWith('/answers')) return Response.json(TABLE);
      const body = (await request.clone().json()) as { inputs: { angry: string } };
      asked.push(body);
      return body.inputs.angry === ''
        ? Response.json(MISSING, { status: 422, headers: { 'Content-Type': 'application/problem+json' } })
        : Response.json(ANSWER);
    });
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', component: { template: '<p />' } },
        { path: '/public/decisions', name: 'public-decisions', component: { template: '<p />' } },
      ],
    });
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const page = mount(PublicDecisionPage, {
      props: { id: 'path' },
      global: { plugins: [createPinia(), router, [VueQueryPlugin, { queryClient: client }]] },
    });
    await flushPromises();
    expect(page.text()).toContain('清单第一条');

    await page.find('form').trigger('submit');
    await flushPromises();
    expect(page.text()).toContain('请填写“是否不服处罚？”。');

    await page.find('input[type=radio]').setValue();
    await page.find('form').trigger('submit');
    await flushPromises();
    expect(asked).toEqual([{ inputs: { angry: '' } }, { inputs: { angry: 'true' } }]);
    const result = page.find('#fired').text();
    expect(result).toContain('诉讼');
    expect(result).toContain('六个月内提出');
  });
});
