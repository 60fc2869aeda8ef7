import { describe, expect, it } from 'vitest';
import { checkForm, compareNumbers } from './check';
import type { FieldView, FormView, Values } from './model';

const say = (key: string, values: Record<string, string | number>): string =>
  `${key} ${Object.values(values).join(' ')}`.trim();

function check(fields: FieldView[], values: Values, complete = true): [string, string][] {
  const form: FormView = { sections: [], fields };
  return checkForm(form, values, { complete, say }).map(({ pointer, detail }) => [pointer, detail]);
}

describe('a check in the browser', () => {
  it('asks for what is required, but not of a draft', () => {
    const fields: FieldView[] = [{ id: 'name', title: '名称', type: 'text', required: true }];
    expect(check(fields, { name: '  ' })).toEqual([['/name', 'required 名称']]);
    expect(check(fields, { name: '  ' }, false)).toEqual([]);
  });

  it('takes a text of the right form, length and one line', () => {
    const fields: FieldView[] = [
      { id: 'code', title: '代码', type: 'text', most: 4, pattern: '[0-9]+', form: '全是数字' },
    ];
    expect(check(fields, { code: '12a' })).toEqual([['/code', 'form 全是数字']]);
    expect(check(fields, { code: '12345' })).toEqual([['/code', 'tooLong 5 4']]);
    expect(check(fields, { code: '1\n2' })).toEqual([['/code', 'oneLine']]);
    expect(check(fields, { code: ' 12 ' })).toEqual([]);
  });

  it('leaves a pattern that only Java understands to the server', () => {
    expect(check([{ id: 'a', title: 'a', type: 'text', pattern: '\\p{IsHan}++' }], { a: 'x' })).toEqual([]);
  });

  it('takes numbers by their digits', () => {
    const fields: FieldView[] = [{ id: 'n', title: 'n', type: 'number', decimals: 2, min: 0, max: 1000000 }];
    expect(check(fields, { n: '1,000' })).toEqual([['/n', 'notANumber']]);
    expect(check(fields, { n: '1.234' })).toEqual([['/n', 'tooManyDecimals 2']]);
    expect(check(fields, { n: '1.2300' })).toEqual([]);
    expect(check(fields, { n: '-0.01' })).toEqual([['/n', 'tooSmall 0']]);
    expect(check(fields, { n: '1000000.01' })).toEqual([['/n', 'tooLarge 1000000']]);
    expect(check(fields, { n: '-0' })).toEqual([]);
  });

  it('takes days that there are', () => {
    const fields: FieldView[] = [{ id: 'd', title: 'd', type: 'date', from: '2020-01-01', to: '2030-12-31' }];
    expect(check(fields, { d: '2026-02-30' })).toEqual([['/d', 'notADay']]);
    expect(check(fields, { d: '2019-12-31' })).toEqual([['/d', 'tooEarly 2020-01-01']]);
    expect(check(fields, { d: '2031-01-01' })).toEqual([['/d', 'tooLate 2030-12-31']]);
    expect(check(fields, { d: '2026-11-29' })).toEqual([]);
  });

  it('looks into rows and names the cell', () => {
    const fields: FieldView[] = [
      {
        id: 'items',
        title: '明细',
        type: 'rows',
        most: 1,
        fields: [{ id: 'weight', title: '重量', type: 'number', required: true }],
      },
    ];
    expect(check(fields, { items: [{ weight: '1' }, {}] })).toEqual([
      ['/items', 'tooMany 2 1'],
      ['/items/1/weight', 'required 重量'],
    ]);
  });

  it('does not speak of what is hidden, sealed or computed', () => {
    const form: FormView = {
      sections: [],
      fields: [
        { id: 'a', title: 'a', type: 'text', required: true },
        { id: 'b', title: 'b', type: 'text', required: true },
        { id: 'c', title: 'c', type: 'computed', required: true },
        { id: 'd', title: 'd', type: 'text' },
      ],
    };
    const access = { a: 'hidden', b: 'sealed', d: 'required' } as const;
    expect(checkForm(form, {}, { complete: true, access, say }).map(({ pointer }) => pointer)).toEqual([
      '/d',
    ]);
  });

  it('compares numbers of any length', () => {
    expect(compareNumbers('0.10', '0.1')).toBe(0);
    expect(compareNumbers('10', '9')).toBeGreaterThan(0);
    expect(compareNumbers('-10', '-9')).toBeLessThan(0);
    expect(compareNumbers('0.09', '0.1')).toBeLessThan(0);
    expect(compareNumbers('-0.0', '0')).toBe(0);
  });
});
