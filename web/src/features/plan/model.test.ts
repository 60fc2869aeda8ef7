import { describe, expect, it } from 'vitest';
import { changeText, demand, itemName, printed, unitOf, type Row } from './model';
import { filterQuery } from './queries';

const say = (text: { zh?: string | null } | string | null | undefined): string =>
  typeof text === 'string' ? text : (text?.zh ?? '');
const t = (key: string, values?: Record<string, unknown>): string => `${key} ${JSON.stringify(values ?? {})}`;

function row(of: object): Row {
  return {
    title: { zh: '优良天数比例' },
    indicator: { title: { zh: '环境空气质量' }, items: 1 },
    unit: { id: '%', title: { zh: '%' } },
    baseline: { year: 2019, scopes: [] },
    ...of,
  } as unknown as Row;
}

describe('what a cell asks for', () => {
  it('shows the number with its sign and the words after it', () => {
    expect(demand({ value: '80', sign: '≥', assigned: true, text: { zh: '完成任务' } } as never, say)).toBe(
      '≥ 80，完成任务',
    );
    expect(demand({ assigned: true, text: { zh: '完成任务' } } as never, say)).toBe('完成任务');
    expect(demand({ assigned: false } as never, say)).toBe('—');
  });
});

describe('the status the plan prints', () => {
  it('says its year where it is another one', () => {
    expect(printed(row({ baseline: { year: 2018, value: '6.57', scopes: [] } }), 2019, say, t)).toContain(
      '2018',
    );
    expect(printed(row({ baseline: { year: 2019, value: '97.36', scopes: [] } }), 2019, say, t)).toBe(
      '97.36',
    );
  });

  it('keeps the values of several groups apart', () => {
    const scopes = [
      { title: { zh: '四区' }, value: '50' },
      { title: { zh: '四镇' }, value: '62' },
    ];
    expect(printed(row({ baseline: { year: 2019, scopes } }), 2019, say, t)).toBe('四区 50，四镇 62');
  });
});

describe('a change', () => {
  it('says whether it is good, for up is not always good', () => {
    expect(changeText({ year: 2024, amount: '-0.4', before: 'met', better: true } as never, t)).toContain(
      'plan.change.better',
    );
    expect(changeText({ year: 2024, amount: '0', before: 'met' } as never, t)).toContain('plan.change.same');
    expect(changeText(undefined, t)).toBe('');
  });
});

describe('names and units', () => {
  it('names the indicator where the item is one of several', () => {
    expect(itemName(row({}), say)).toBe('优良天数比例');
    expect(itemName(row({ indicator: { title: { zh: '环境空气质量' }, items: 2 } }), say)).toBe(
      '环境空气质量：优良天数比例',
    );
  });

  it('shows no unit for a score', () => {
    expect(unitOf(row({ unit: { id: 'index', title: { zh: '指数' } } }), say)).toBe('');
    expect(unitOf(row({}), say)).toBe('%');
  });
});

it('leaves filters out that are not set', () => {
  expect(
    filterQuery({ domain: ['life', 'space'], status: [], attribute: '', owner: [], warning: '', q: '水' }),
  ).toEqual({ domain: 'life,space', q: '水' });
});
