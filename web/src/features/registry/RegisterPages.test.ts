import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia, setActivePinia, type Pinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router';
import { useSession } from '@/shared/session';
import feature from './index';
import { RECORD, REGISTER } from './testRegister';
// Read before the clock of a test runs.
import './pages/RecordFormPage.vue';
import './pages/RecordPage.vue';
import './pages/RegisterPage.vue';

// The client takes hold of fetch when it is imported.
const server = vi.hoisted(() => {
  const fetch = vi.fn<(url: Request | string, init?: RequestInit) => Promise<Response>>();
  vi.stubGlobal('fetch', fetch);
  return { fetch };
});

const sent: { method: string; url: string; body: unknown }[] = [];
let answers: Record<string, unknown> = {};

/** The longest address that begins what is asked answers. */
async function answer(asked: Request | string, init?: RequestInit): Promise<Response> {
  const given = typeof asked === 'string' ? { url: asked, method: init?.method ?? 'GET' } : asked;
  const url = decodeURIComponent(given.url.replace('http://localhost', ''));
  const text = typeof asked === 'string' ? init?.body : await asked.clone().text();
  sent.push({ method: given.method, url, body: text ? JSON.parse(String(text)) : undefined });
  const key = Object.keys(answers)
    .filter((each) => `${given.method} ${url}`.startsWith(each))
    .sort((a, b) => b.length - a.length)[0];
  const body = key === undefined ? {} : answers[key];
  return body instanceof Response ? body.clone() : Response.json(body);
}

const BASE = {
  'GET /api/session': {
    person: { id: 'p', name: '张三' },
    posts: [],
    rights: ['registry.record:READ', 'registry.record:WRITE', 'intake.job:READ'],
    sampleData: true,
    years: [2025],
  },
  'GET /api/fields': { choices: [], sample: false },
  'GET /api/registers/toilets': REGISTER,
  'GET /api/registers/toilets/views': [],
  'GET /api/registers/toilets/records': {
    records: [
      {
        id: RECORD.id,
        version: 2,
        name: RECORD.name,
        number: RECORD.number,
        state: 'planned',
        sample: true,
        changedAt: RECORD.recordedAt,
        changedBy: '张三',
        flags: ['repair'],
        values: RECORD.values,
      },
    ],
    next: 'n2',
    titles: RECORD.titles,
  },
  'GET /api/registers/toilets/records/total': { count: 12345, estimate: true },
  [`GET /api/registers/toilets/records/${RECORD.id}`]: RECORD,
  [`GET /api/registers/toilets/records/${RECORD.id}/relations`]: {
    refersTo: [],
    referredToBy: [
      {
        register: 'repairs',
        registerTitle: '报修',
        field: 'toilet',
        fieldTitle: '公厕',
        count: 1,
        estimate: false,
        form: {
          sections: [],
          fields: [{ id: 'cost', title: '费用', type: 'number', unit: '元', column: true, fields: [] }],
        },
        records: [{ id: 'r1', name: '水管漏水', state: '已修复', sample: false, values: { cost: '120.00' } }],
        titles: {},
      },
    ],
    overlaps: [],
  },
  [`GET /api/registers/toilets/records/${RECORD.id}/alike`]: [],
  [`GET /api/links/decided/toilets/${RECORD.id}`]: [],
  [`GET /api/registers/toilets/records/${RECORD.id}/history`]: [],
  'GET /api/registers/toilets/alike': [],
};

async function open(path: string): Promise<{ page: VueWrapper; router: Router }> {
  const pinia: Pinia = createPinia();
  setActivePinia(pinia);
  await useSession().load();
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      ...feature.routes.map((route) => ({
        path: route.path,
        name: route.name,
        component: route.component,
        props: route.props ?? false,
      })),
      { path: '/intake/:id', name: 'intake-job', component: { render: () => null } },
    ] as never,
  });
  await router.push(path);
  const page = mount(RouterView, {
    global: {
      plugins: [
        router,
        pinia,
        [VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) }],
      ],
    },
    attachTo: document.body,
  }) as unknown as VueWrapper;
  await vi.waitFor(() => expect(page.find('[aria-busy="true"]').exists()).toBe(false), { timeout: 20_000 });
  await flushPromises();
  return { page, router };
}

const button = (page: VueWrapper, text: string) =>
  page.findAll('button').find((each) => each.text() === text)!;

beforeEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
  sent.length = 0;
  answers = { ...BASE };
  server.fetch.mockImplementation(answer);
});

describe('the list of a register', () => {
  it('asks the server for what the address says, and tells an estimate as one', async () => {
    const { page } = await open('/registers/toilets?q=莘塔&state=planned&f.town=320509&sort=-done_on');
    const asked = sent.find(({ url }) => url.startsWith('/api/registers/toilets/records?'))!;
    const query = new URLSearchParams(asked.url.split('?')[1]);
    expect(JSON.parse(query.get('where')!)).toEqual({
      all: [{ field: 'town', is: '320509' }, { state: 'planned' }],
    });
    expect([query.get('words'), query.get('sort')]).toEqual(['莘塔', '-done_on']);
    expect(page.get('h1').text()).toBe('农村公厕台账');
    expect(page.text()).toContain('约 12\u202f345 条符合条件的记录');
    const row = page.get('tbody tr');
    for (const word of ['莘塔公厕', 'GC-0001', '计划', '示例', '停用', '黎里镇', '水冲式', '12'])
      expect(row.text()).toContain(word);
  }, 60_000);
});

describe('a record', () => {
  it('says how it stands, and is moved with what the move needs', async () => {
    const { page } = await open(`/registers/toilets/records/${RECORD.id}`);
    expect(page.text()).toContain('计划，2026-11-01起。张三于2026-11-02 09:00修改，第 2 版。');
    await button(page, '建成开放').trigger('click');
    await flushPromises();
    const form = page.get('form[aria-label="建成开放"]');
    expect(form.text()).toContain('“莘塔公厕”将从“计划”变为“开放”');
    await form.trigger('submit');
    await flushPromises();
    expect(form.text()).toContain('“建成日期”必须填写。');
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
    await form.get('input[type="date"]').setValue('2026-10-31');
    answers[`POST /api/registers/toilets/records/${RECORD.id}/moves/open`] = { ...RECORD, state: 'open' };
    await form.trigger('submit');
    await vi.waitFor(() => expect(sent.some(({ method }) => method === 'POST')).toBe(true));
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      url: `/api/registers/toilets/records/${RECORD.id}/moves/open`,
      body: { version: 2, values: { kind: 'public', done_on: '2026-10-31' } },
    });
  }, 60_000);
});

describe('what refers to a record', () => {
  it('stands under it with its columns', async () => {
    const { page } = await open(`/registers/toilets/records/${RECORD.id}`);
    await vi.waitFor(() => expect(page.text()).toContain('水管漏水'));
    const row = page.findAll('tr').find((each) => each.text().includes('水管漏水'))!;
    expect(row.text()).toContain('已修复');
    expect(row.text()).toContain('120.00');
  }, 60_000);
});

describe('the form of a record', () => {
  it('puts the server’s refusal beside its field', async () => {
    answers['POST /api/registers/toilets/records'] = Response.json(
      {
        code: 'registry.invalid',
        title: '填写的内容有误',
        status: 422,
        errors: [{ pointer: '/town', code: 'fields.not-found', detail: '没有“320599”。' }],
      },
      { status: 422 },
    );
    const { page, router } = await open('/registers/toilets/new');
    const field = page.findAll('label[for]').find((each) => each.text().startsWith('公厕名称'))!;
    await page.get(`[id="${field.attributes('for')}"]`).setValue('新公厕');
    await page.get('form').trigger('submit');
    await vi.waitFor(() => expect(page.text()).toContain('没有“320599”。'));
    expect(router.currentRoute.value.name).toBe('record-new');
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
      values: { toilet_name: '新公厕' },
      definition: 'h1',
    });
  }, 60_000);

  it('asks for the reason before a confirmed record is superseded', async () => {
    answers[`GET /api/registers/toilets/records/${RECORD.id}`] = {
      ...RECORD,
      state: 'open',
      values: { ...RECORD.values, done_on: '2026-10-31' },
    };
    const { page } = await open(`/registers/toilets/records/${RECORD.id}/edit`);
    await button(page, '以新版本替代').trigger('submit');
    await flushPromises();
    expect(page.text()).toContain('请写明理由');
    expect(sent.some(({ method }) => method === 'PUT')).toBe(false);
  }, 60_000);
});
