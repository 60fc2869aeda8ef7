import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { defineComponent, h, nextTick, ref } from 'vue';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter, RouterView, type Router } from 'vue-router';
import { ProblemError } from '../api';
import { formSourceKey, type FormSource } from './choices';
import FieldForm from './FieldForm.vue';
import FormFacts from './FormFacts.vue';
import type { FormView, Values } from './model';
import { useFieldForm, type FieldFormState } from './useFieldForm';

const FORM: FormView = {
  sections: [
    { id: 'basic', title: '基本情况' },
    { id: 'more', title: '其他' },
  ],
  fields: [
    { id: 'name', title: '名称', type: 'text', section: 'basic', required: true, most: 60 },
    { id: 'seats', title: '蹲位数', type: 'number', section: 'basic', unit: '个', decimals: 0 },
    { id: 'built', title: '建成日期', type: 'date', section: 'basic' },
    { id: 'open', title: '是否开放', type: 'truth', section: 'basic' },
    { id: 'kind', title: '类型', type: 'code', section: 'basic', codes: 'toilet-kind' },
    { id: 'note', title: '说明', type: 'text', lines: true, section: 'more', help: '写清改造内容' },
    { id: 'place', title: '位置', type: 'geometry', shape: 'POINT', section: 'more' },
    {
      id: 'costs',
      title: '费用',
      type: 'rows',
      section: 'more',
      fields: [
        { id: 'item', title: '项目', type: 'text', required: true },
        { id: 'amount', title: '金额', type: 'money', unit: '万元' },
      ],
    },
    { id: 'photos', title: '照片', type: 'files', section: 'more' },
    { id: 'total', title: '合计', type: 'computed', gives: 'number', unit: '万元', section: 'more' },
  ],
};

const find = vi.fn<FormSource['find']>();
const source: FormSource = { key: 'test', find };

function plugins(router: Router, from: FormSource = source) {
  return {
    plugins: [
      router,
      createPinia(),
      [VueQueryPlugin, { queryClient: new QueryClient({ defaultOptions: { queries: { retry: false } } }) }],
    ] as never[],
    provide: { [formSourceKey as symbol]: from },
  };
}

const page = (): Router =>
  createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  });

async function form(values: Values, props: object = {}): Promise<VueWrapper> {
  const wrapper = mount(FieldForm, {
    props: { form: FORM, modelValue: values, ...props },
    global: plugins(page()),
    attachTo: document.body,
  }) as unknown as VueWrapper;
  await flushPromises();
  return wrapper;
}

const last = (wrapper: VueWrapper): Values =>
  (wrapper.emitted('update:modelValue')?.at(-1) as [Values] | undefined)?.[0] ?? {};
/** The control that a label names. */
function control(wrapper: VueWrapper, label: string) {
  const found = wrapper
    .findAll('label[for]')
    .find((each) => each.text().startsWith(label))!
    .attributes('for');
  return wrapper.get(`[id="${found}"]`);
}

beforeEach(() => {
  vi.unstubAllGlobals();
  document.body.innerHTML = '';
  localStorage.clear();
  find.mockReset();
  find.mockResolvedValue({ choices: [], sample: false });
});

describe('a form', () => {
  it('has its sections as regions with their headings and every field under its name', async () => {
    const wrapper = await form({ name: '莘塔公厕', seats: '12' });
    expect(wrapper.findAll('section h2').map((each) => each.text())).toEqual(['基本情况', '其他']);
    expect((control(wrapper, '名称').element as HTMLInputElement).value).toBe('莘塔公厕');
    expect(control(wrapper, '名称').attributes('aria-required')).toBe('true');
    expect(control(wrapper, '蹲位数').attributes('inputmode')).toBe('decimal');
    expect(control(wrapper, '说明').element.tagName).toBe('TEXTAREA');
    expect(wrapper.text()).toContain('写清改造内容');
    expect(wrapper.get('[role="radiogroup"]').attributes('aria-label')).toBe('是否开放');
  });

  it('keeps digits as they were typed', async () => {
    const wrapper = await form({ name: 'a' });
    await control(wrapper, '蹲位数').setValue('012.50');
    expect(last(wrapper)).toEqual({ name: 'a', seats: '012.50' });
    expect(wrapper.emitted('edited')?.at(-1)).toEqual(['/seats']);
  });

  it('shows a fault beside its field, and above the form where each of them is', async () => {
    const wrapper = await form(
      { name: '', costs: [{ item: '' }] },
      {
        faults: [
          { pointer: '/name', code: 'fields.required', detail: '“名称”必须填写。' },
          { pointer: '#/costs/0/item', code: 'fields.required', detail: '“项目”必须填写。' },
          { pointer: '/elsewhere', code: 'x', detail: '编号重复。' },
        ],
      },
    );
    const name = control(wrapper, '名称');
    expect(name.attributes('aria-invalid')).toBe('true');
    expect(wrapper.get(`[id="${name.attributes('aria-describedby')}"]`).text()).toBe('“名称”必须填写。');
    const cell = wrapper.get('input[aria-label="第 1 行 项目"]');
    expect(cell.attributes('aria-invalid')).toBe('true');
    const summary = wrapper.get('[role="alert"]');
    expect(summary.text()).toContain('有 3 处需要改正');
    expect(summary.text()).toContain('编号重复。');
    await summary.findAll('button')[1]!.trigger('click');
    expect(document.activeElement).toBe(cell.element);
  });

  it('adds, fills in and removes rows', async () => {
    const wrapper = await form({ costs: [{ item: '管道' }] });
    await wrapper.get('input[aria-label="第 1 行 金额"]').setValue('3.20');
    expect(last(wrapper)).toEqual({ costs: [{ item: '管道', amount: '3.20' }] });
    await wrapper
      .findAll('button')
      .find((each) => each.text() === '添加一行：费用')!
      .trigger('click');
    expect(last(wrapper)).toEqual({ costs: [{ item: '管道', amount: '3.20' }, {}] });
    await wrapper.get('button[aria-label="删除第 1 行"]').trigger('click');
    expect(last(wrapper)).toEqual({ costs: [{}] });
  });

  it('reads a place as coordinates and says when they are the wrong way round', async () => {
    const wrapper = await form({});
    await control(wrapper, '位置坐标').setValue('31.1, 120.6');
    await control(wrapper, '位置坐标').trigger('change');
    expect(wrapper.emitted('unreadable')?.at(-1)?.[0]).toBe('/place');
    expect(wrapper.text()).toContain('似乎写反了');
    await control(wrapper, '位置坐标').setValue('120.6, 31.1');
    await control(wrapper, '位置坐标').trigger('change');
    expect(last(wrapper)['place']).toEqual({ type: 'Point', coordinates: [120.6, 31.1] });
  });

  it('says of a choice what it is called and finds others', async () => {
    find.mockImplementation((_, asked) =>
      Promise.resolve({
        choices: 'ids' in asked ? [{ id: 'a', title: '水冲式' }] : [{ id: 'b', title: '生态旱厕' }],
        sample: false,
      }),
    );
    const wrapper = await form({ kind: 'a' });
    await flushPromises();
    await vi.waitFor(() => expect(wrapper.text()).toContain('水冲式'));
    expect(find).toHaveBeenCalledWith(expect.objectContaining({ id: 'kind' }), { ids: ['a'] });
  });

  it('asks anew whenever a list opens whose choices follow what else is filled in', async () => {
    const narrowed = (field: { id: string }) => field.id === 'kind';
    for (const [from, times] of [
      [source, 1],
      [{ ...source, narrowed }, 2],
    ] as const) {
      find.mockReset();
      find.mockResolvedValueOnce({ choices: [{ id: 'a', title: '水冲式' }], sample: false });
      find.mockResolvedValue({ choices: [{ id: 'b', title: '生态旱厕' }], sample: false });
      const wrapper = mount(FieldForm, {
        props: { form: FORM, modelValue: {} },
        global: plugins(page(), from),
        attachTo: document.body,
      });
      const select = wrapper.getComponent({ name: 'ElSelect' });
      const offered = () =>
        wrapper.findAllComponents({ name: 'ElOption' }).map((each) => each.props('label'));
      select.vm.$emit('focus');
      select.vm.$emit('visible-change', true);
      await vi.waitFor(() => expect(offered()).toEqual(['水冲式']));
      select.vm.$emit('visible-change', false);
      select.vm.$emit('visible-change', true);
      await flushPromises();
      await vi.waitFor(() => expect(offered()).toEqual([times === 1 ? '水冲式' : '生态旱厕']));
      expect(find).toHaveBeenCalledTimes(times);
      wrapper.unmount();
    }
  });

  it('lets nobody write what is computed, sealed or only read, and hides what is hidden', async () => {
    const wrapper = await form(
      { name: '莘塔公厕', total: '3.20', seats: '12' },
      { access: { name: 'sealed', seats: 'read', note: 'hidden', built: 'required' } },
    );
    expect(wrapper.findAll('label[for]').some((each) => each.text().startsWith('名称'))).toBe(false);
    expect(wrapper.text()).toContain('已签章，不能改');
    expect(wrapper.text()).toContain('系统计算');
    expect(wrapper.text()).toContain('3.20万元');
    expect(wrapper.text()).not.toContain('写清改造内容');
    expect(control(wrapper, '建成日期').attributes('aria-required')).toBe('true');
  });
});

describe('what a form says', () => {
  const facts = (props: object): VueWrapper =>
    mount(FormFacts, {
      props: { form: FORM, titles: { 'code:toilet-kind': { a: '水冲式' } }, ...props } as never,
      global: plugins(page()),
    }) as unknown as VueWrapper;

  it('is read by section, with units, names and a dash for what is missing', () => {
    const wrapper = facts({
      values: { name: '莘塔公厕', seats: '12345', kind: 'a', open: false, photos: ['f1'] },
      files: { f1: '外观.jpg' },
      hidden: ['note'],
    });
    const text = wrapper.text();
    expect(text).toContain('12\u202f345个');
    expect(text).toContain('水冲式');
    expect(wrapper.get('a[href="/api/files/f1"]').text()).toBe('外观.jpg');
    expect(text).toContain('不公开，您无权查看');
    expect(wrapper.findAll('dt').find((each) => each.text() === '建成日期')).toBeDefined();
    expect(text).toContain('未填写');
  });

  it('stands beside an older version, and a word says what became of each field', () => {
    const wrapper = facts({
      before: { name: '莘塔公厕', seats: '12', note: '旧' },
      values: { name: '莘塔公厕', seats: '14', open: true },
      versions: ['第 1 版', '第 2 版'],
    });
    const lines = Object.fromEntries(
      wrapper.findAll('tbody tr').map((line) => [line.get('th').text(), line.findAll('td').at(-1)!.text()]),
    );
    expect(lines).toMatchObject({ 名称: '未变', 蹲位数: '已改', 说明: '清空', 是否开放: '新填' });
  });
});

describe('what is being written', () => {
  let state: FieldFormState;
  async function write(initial: Values): Promise<{ router: Router; wrapper: VueWrapper }> {
    const Page = defineComponent({
      setup() {
        state = useFieldForm(ref(FORM), ref(initial), ref('toilets.new'));
        return () => h('p', '写');
      },
    });
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [
        { path: '/', component: Page },
        { path: '/elsewhere', component: { render: () => null } },
      ],
    });
    await router.push('/');
    const wrapper = mount(RouterView, { global: plugins(router) }) as unknown as VueWrapper;
    await flushPromises();
    return { router, wrapper };
  }

  it('is asked about before it is left, and can be taken up again', async () => {
    const ask = vi.fn(() => true).mockReturnValueOnce(false);
    vi.stubGlobal('confirm', ask);
    const { router, wrapper } = await write({ name: 'a' });
    state.values.value = { ...state.values.value, name: 'b' };
    expect(state.dirty.value).toBe(true);
    await router.push('/elsewhere');
    expect(router.currentRoute.value.path).toBe('/');
    await router.push('/elsewhere');
    expect(router.currentRoute.value.path).toBe('/elsewhere');
    expect(ask).toHaveBeenCalledTimes(2);
    wrapper.unmount();

    await write({ name: 'a' });
    expect(state.draft.value).not.toBeNull();
    state.takeDraft();
    expect(state.values.value).toEqual({ name: 'b' });
    state.saved();
    expect(state.dirty.value).toBe(false);
    expect(localStorage.length).toBe(0);
  });

  it('takes over what the server refused until the field is changed', async () => {
    await write({ name: '' });
    expect(state.check(false)).toBe(true);
    expect(state.check(true)).toBe(false);
    expect(state.faults.value[0]?.detail).toBe('“名称”必须填写。');
    const refusal = new ProblemError({
      code: 'x',
      title: 'x',
      status: 422,
      errors: [{ pointer: '/costs/0/item', code: 'y', detail: '编号重复' }],
    });
    expect(state.refuse(refusal)).toBe(true);
    expect(state.faults.value).toHaveLength(1);
    state.edited('/costs');
    await nextTick();
    expect(state.faults.value).toEqual([]);
  });
});
