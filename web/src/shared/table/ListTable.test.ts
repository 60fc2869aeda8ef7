import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { ProblemError } from '../api';
import type { Column } from './model';
import ListTable from './ListTable.vue';

interface Row {
  code: string;
  name: string;
  value: string | null;
}

const columns: Column<Row>[] = [
  { key: 'name', title: '指标', sortable: true },
  { key: 'value', title: '数值', unit: '%', numeric: true, sortable: true },
  { key: 'code', title: '编号', hidden: true },
];
const rows: Row[] = [
  { code: 'a', name: '水质', value: '90.50' },
  { code: 'b', name: '空气', value: null },
  { code: 'c', name: '林木', value: '10' },
];

function list(props: object = {}, slots: Record<string, string> = {}): VueWrapper {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)*', component: { render: () => null } }],
  });
  return mount(ListTable<Row>, {
    props: {
      id: 't',
      caption: '指标表',
      columns,
      rows,
      rowKey: (row: Row) => row.code,
      counts: '项指标',
      ...props,
    },
    slots,
    global: { plugins: [router, createPinia()] },
    attachTo: document.body,
  } as never);
}

const names = (wrapper: VueWrapper): string[] => wrapper.findAll('tbody th').map((cell) => cell.text());

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = '';
});

describe('a list', () => {
  it('has units in its head, digits as reported and a dash for what is missing', () => {
    const wrapper = list();
    expect(wrapper.findAll('thead th').map((cell) => cell.text())).toEqual(['指标', '数值%']);
    expect(wrapper.findAll('tbody td').map((cell) => cell.text())).toEqual(['90.50', '—', '10']);
    expect(wrapper.text()).toContain('共 3 项指标');
  });

  it('sorts when a head is pressed and says in which direction', async () => {
    const wrapper = list();
    const head = wrapper.findAll('thead button')[1]!;
    await head.trigger('click');
    expect(names(wrapper)).toEqual(['林木', '水质', '空气']);
    expect(wrapper.findAll('thead th')[1]!.attributes('aria-sort')).toBe('ascending');
    await head.trigger('click');
    expect(names(wrapper)).toEqual(['水质', '林木', '空气']);
    await head.trigger('click');
    expect(names(wrapper)).toEqual(['水质', '空气', '林木']);
  });

  it('leaves the order to the server when the server sorts', async () => {
    const wrapper = list({ serverSort: true });
    await wrapper.findAll('thead button')[1]!.trigger('click');
    expect(names(wrapper)).toEqual(['水质', '空气', '林木']);
    expect(wrapper.emitted('update:sort')).toEqual([[{ key: 'value', direction: 'asc' }]]);
  });

  it('opens a row by its first cell, and the arrows walk from row to row', async () => {
    const wrapper = list({ opens: true });
    const openers = wrapper.findAll('[data-row-opener]');
    (openers[0]!.element as HTMLElement).focus();
    await openers[0]!.trigger('keydown', { key: 'ArrowDown' });
    expect(document.activeElement).toBe(openers[1]!.element);
    await openers[1]!.trigger('keydown', { key: 'End' });
    expect(document.activeElement).toBe(openers[2]!.element);
    await openers[2]!.trigger('click');
    expect(wrapper.emitted('open')).toEqual([[rows[2]]]);
  });

  it('opens a row by a click anywhere on it', async () => {
    const wrapper = list({ opens: true });
    await wrapper.findAll('tbody td')[1]!.trigger('click');
    expect(wrapper.emitted('open')).toEqual([[rows[1]]]);
  });

  it('leads to a page by a real link', () => {
    const wrapper = list({ to: (row: Row) => `/x/${row.code}` });
    expect(wrapper.findAll('tbody a').map((link) => link.attributes('href'))).toEqual([
      '/x/a',
      '/x/b',
      '/x/c',
    ]);
  });

  it('keeps the choice of columns for next time', async () => {
    const wrapper = list();
    await wrapper.get('button[aria-label="选择显示的列"]').trigger('click');
    const boxes = wrapper.findAll('.choice input');
    await boxes[0]!.trigger('change');
    await boxes[1]!.trigger('change');
    expect(wrapper.findAll('thead th').map((cell) => cell.text())).toEqual(['指标', '编号']);
    wrapper.unmount();
    expect(
      list()
        .findAll('thead th')
        .map((cell) => cell.text()),
    ).toEqual(['指标', '编号']);
  });

  it('selects rows by name, and all of them at once', async () => {
    const wrapper = list({ selectable: true }, { bulk: '<button>处理</button>' });
    await wrapper.get('input[aria-label="选择 空气"]').trigger('change');
    expect(wrapper.emitted('update:selected')).toEqual([[['b']]]);
    expect(wrapper.text()).toContain('已选 1 项');
    await wrapper.get('input[aria-label="选择全部已列出的"]').trigger('change');
    expect(wrapper.emitted('update:selected')?.[1]).toEqual([['a', 'b', 'c']]);
  });

  it('draws only some of many rows and tells how many there are', () => {
    const many = Array.from({ length: 3000 }, (_, i) => ({ code: `${i}`, name: `行 ${i}`, value: `${i}` }));
    const wrapper = list({ rows: many });
    expect(wrapper.get('table').attributes('aria-rowcount')).toBe('3001');
    expect(wrapper.findAll('tbody .row').length).toBeLessThan(60);
    expect(wrapper.find('tbody .row').attributes('aria-rowindex')).toBe('2');
    expect(wrapper.text()).toContain('共 3000 项指标');
  });

  it('says what it counts when the rows are only a part', async () => {
    const wrapper = list({ total: 284, hasMore: true });
    expect(wrapper.text()).toContain('已列出 3 / 共 284 项指标');
    await wrapper.get('.foot button').trigger('click');
    expect(wrapper.emitted('more')).toHaveLength(1);
  });

  it('offers to clear the filters when nothing matches', async () => {
    const wrapper = list({ rows: [], filtered: true });
    expect(wrapper.text()).toContain('没有符合条件的内容');
    await wrapper.get('.empty button').trigger('click');
    expect(wrapper.emitted('clear')).toHaveLength(1);
  });

  it('says that it is reading, and what went wrong', async () => {
    expect(list({ rows: [], loading: true }).text()).toContain('正在读取');
    const error = new ProblemError({ code: 'x', title: '读不到', status: 500 });
    const wrapper = list({ error });
    expect(wrapper.get('[role=alert]').text()).toContain('读不到');
    expect(wrapper.find('table').exists()).toBe(false);
    await wrapper.get('[role=alert] button').trigger('click');
    expect(wrapper.emitted('retry')).toHaveLength(1);
  });
});
