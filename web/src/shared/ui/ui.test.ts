import { mount } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { defineComponent, h, nextTick } from 'vue';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter, type Router } from 'vue-router';
import { ProblemError } from '../api';
import ErrorState from './ErrorState.vue';
import Figure from './Figure.vue';
import FormField from './FormField.vue';
import { isOver, percent } from './job';
import PopoverButton from './PopoverButton.vue';
import { useQueryList, useQuerySort, useQueryState } from './queryState';
import SideDrawer from './SideDrawer.vue';
import { sparkline } from './sparkline';
import { statusLook } from './status';
import StatusMark from './StatusMark.vue';

let router: Router;
beforeEach(async () => {
  router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  });
  await router.push('/');
});
const plugins = () => ({ global: { plugins: [router, createPinia()] }, attachTo: document.body });

describe('a status', () => {
  it('has a shape and a word besides its colour', () => {
    const mark = mount(StatusMark, { props: { status: 'ON_TRACK' } });
    expect(mark.text()).toBe('▲推进中');
    expect(mark.classes()).toContain('on-track');
  });

  it('is understood in any spelling, and unknown when nobody knows it', () => {
    expect(statusLook('pendingTarget').key).toBe('pending-target');
    expect(statusLook('NOT_REPORTED').key).toBe('not-reported');
    expect(statusLook(null).key).toBe('not-reported');
    expect(statusLook('what').key).toBe('unknown');
  });
});

describe('a figure', () => {
  it('shows value, unit, period, status and that it is a sample', () => {
    const figure = mount(Figure, {
      ...plugins(),
      props: { value: '12345.60', unit: '吨', period: '2025', status: 'met', sample: true },
    });
    expect(figure.text()).toContain('12\u202f345.60吨');
    expect(figure.text()).toContain('2025 年');
    expect(figure.text()).toContain('已达标');
    expect(figure.text()).toContain('示例');
  });

  it('is a dash with its reason when it is missing, never a zero', () => {
    const figure = mount(Figure, {
      ...plugins(),
      props: { value: null, missing: '统计局尚未公布', sample: true },
    });
    expect(figure.text()).toBe('—统计局尚未公布');
  });

  it('opens its receipt in the address', async () => {
    const figure = mount(Figure, { ...plugins(), props: { value: '1', receipt: 'r-7', label: 'PM2.5' } });
    const seal = figure.get('button');
    expect(seal.attributes('aria-label')).toBe('PM2.5 数据来源');
    await seal.trigger('click');
    await new Promise((done) => setTimeout(done));
    expect(router.currentRoute.value.query).toEqual({ receipt: 'r-7' });
  });
});

describe('a field', () => {
  it('is tied to its label, its hint and its fault', () => {
    const field = mount(FormField, {
      props: { label: '比例', hint: '一位小数', error: '太大' },
      slots: { default: ({ control }: { control: object }) => h('input', control) },
    });
    const input = field.get('input');
    expect(field.get('label').attributes('for')).toBe(input.attributes('id'));
    expect(input.attributes('aria-invalid')).toBe('true');
    const texts = (input.attributes('aria-describedby') ?? '')
      .split(' ')
      .map((id) => field.get(`[id="${id}"]`).text());
    expect(texts).toEqual(['一位小数', '太大']);
  });
});

describe('a panel under a button', () => {
  it('opens, and gives the focus back on Escape', async () => {
    const popover = mount(PopoverButton, {
      ...plugins(),
      props: { label: '列' },
      slots: { default: '<a href="#">x</a>' },
    });
    const button = popover.get('button');
    await button.trigger('click');
    expect(button.attributes('aria-expanded')).toBe('true');
    expect(popover.get('[role=group]').attributes('aria-label')).toBe('列');
    await popover.get('a').trigger('keydown', { key: 'Escape' });
    expect(popover.find('[role=group]').exists()).toBe(false);
    expect(document.activeElement).toBe(button.element);
  });
});

describe('the side drawer', () => {
  it('takes the focus, closes on Escape and gives the focus back', async () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    const drawer = mount(SideDrawer, { ...plugins(), props: { title: '详情' } });
    await nextTick();
    await nextTick();
    const heading = document.querySelector<HTMLElement>('aside h2');
    expect(document.activeElement).toBe(heading);
    heading?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(drawer.emitted('close')).toHaveLength(1);
    drawer.unmount();
    expect(document.activeElement).toBe(before);
  });
});

describe('a failure', () => {
  it('says what, where and the mend, with the incident to pass on', () => {
    const error = new ProblemError({
      code: 'x',
      title: '第 3 行有误',
      detail: '改成数字',
      status: 422,
      errors: [{ pointer: '/rows/2/value', code: 'number', detail: '不是数字' }],
      incident: 'Q7',
    });
    const text = mount(ErrorState, { props: { error } }).text();
    for (const part of ['第 3 行有误', '改成数字', '/rows/2/value', '不是数字', 'Q7'])
      expect(text).toContain(part);
  });

  it('says that the server cannot be reached, and tries again', async () => {
    const state = mount(ErrorState, {
      props: { error: new ProblemError({ code: 'n', title: '', status: 0 }) },
    });
    expect(state.text()).toContain('连接不上服务器');
    await state.get('button').trigger('click');
    expect(state.emitted('retry')).toHaveLength(1);
  });
});

describe('what is kept in the address', () => {
  function use<T>(make: () => T): T {
    let made: T | undefined;
    mount(defineComponent({ setup: () => ((made = make()), () => null) }), plugins());
    return made as T;
  }

  it('changes together, and leaves no trace of a default', async () => {
    const state = use(() => ({
      status: useQueryState('status'),
      view: useQueryState('view', 'table'),
      units: useQueryList('units'),
      sort: useQuerySort(),
    }));
    state.status.value = 'met';
    state.units.value = ['a', 'b'];
    state.sort.value = { key: 'value', direction: 'desc' };
    state.view.value = 'table';
    await new Promise((done) => setTimeout(done));
    expect(router.currentRoute.value.query).toEqual({ status: 'met', units: 'a,b', sort: '-value' });
    expect(state.view.value).toBe('table');
    expect(state.units.value).toEqual(['a', 'b']);
    expect(state.sort.value).toEqual({ key: 'value', direction: 'desc' });
    state.status.value = '';
    state.sort.value = null;
    await new Promise((done) => setTimeout(done));
    expect(router.currentRoute.value.query).toEqual({ units: 'a,b' });
  });
});

describe('a word-sized line', () => {
  it('keeps its gaps open and marks what stands alone', () => {
    const path = sparkline(['1', '2', null, '3'], '4', 100, 20);
    expect(path.lines).toHaveLength(1);
    expect(path.dots).toEqual([{ x: 97, y: 7.67 }]);
    expect(path.target).toBe(3);
  });

  it('is empty without values', () => {
    expect(sparkline([null, ''], null, 100, 20)).toEqual({ lines: [], dots: [], target: null });
  });
});

describe('long work', () => {
  it('knows how far it is and when it is over', () => {
    expect(percent({ id: '1', state: 'RUNNING', done: 1, total: 3 })).toBe(33);
    expect(percent({ id: '1', state: 'RUNNING' })).toBeNull();
    expect(isOver({ id: '1', state: 'RUNNING' })).toBe(false);
    expect(isOver({ id: '1', state: 'CANCELLED' })).toBe(true);
  });
});
