import { describe, expect, it } from 'vitest';
import {
  cellText,
  firedIn,
  inputsOf,
  rowsShown,
  textOf,
  valueText,
  type Cell,
  type Result,
  type Rule,
  type Term,
  type Words,
} from './model';

const words: Words = {
  say: (text) => text.zh ?? '',
  any: '任意',
  yes: '是',
  no: '否',
  and: '且',
  comma: '、',
  except: (what) => `除${what}外`,
};
const kind: Term = {
  id: 'kind',
  type: 'text',
  title: { zh: '种类' },
  values: [
    { value: 'a', title: { zh: '甲' } },
    { value: 'b', title: { zh: '乙' } },
  ],
};

function aCell(over: Partial<Cell>): Cell {
  return { text: '', negated: false, stretches: [], ...over };
}

function point(value: string): Cell['stretches'][number] {
  return { low: value, lowIn: true, high: value, highIn: true };
}

function aRow(number: number, note: string): Rule {
  return { number, tests: [], results: [], annotations: [note] };
}

describe('a cell', () => {
  it('says stretches with their ends', () => {
    const stretches = [{ low: '1', lowIn: true, high: '10', highIn: false }];
    expect(cellText(aCell({ stretches }), undefined, words)).toBe('≥ 1 且 < 10');
    expect(
      cellText(aCell({ stretches: [{ low: '1', lowIn: false, highIn: false }] }), undefined, words),
    ).toBe('> 1');
    expect(
      cellText(aCell({ stretches: [{ high: '1', lowIn: false, highIn: true }] }), undefined, words),
    ).toBe('≤ 1');
  });

  it('says values by their names, and a dash as any value', () => {
    expect(cellText(aCell({}), kind, words)).toBe('任意');
    expect(cellText(aCell({ stretches: [point('a'), point('b')] }), kind, words)).toBe('甲、乙');
    expect(cellText(aCell({ negated: true, stretches: [point('a')] }), kind, words)).toBe('除甲外');
    expect(cellText(aCell({ stretches: [point('true')] }), undefined, words)).toBe('是');
  });

  it('keeps codes where there are too many names', () => {
    const stretches = Array.from({ length: 7 }, () => point('a'));
    expect(cellText(aCell({ stretches }), kind, words)).toBe('a、a、a、a、a、a、a');
  });
});

describe('values', () => {
  it('have the words of their term', () => {
    expect(valueText(kind, 'b', words)).toBe('乙');
    expect(valueText(kind, 'c', words)).toBe('c');
    expect(valueText(undefined, 'false', words)).toBe('否');
  });
});

describe('rows', () => {
  const rows = [aRow(1, '甲'), aRow(2, '乙'), aRow(3, '丙')];
  const looked = (row: Rule): string => row.annotations.join(' ');

  it('are found by their words, and those that fired always stay', () => {
    expect(rowsShown(rows, [], looked, '乙', 9).map((row) => row.number)).toEqual([2]);
    expect(rowsShown(rows, [3], looked, '乙', 9).map((row) => row.number)).toEqual([2, 3]);
    expect(rowsShown(rows, [3], looked, '', 1).map((row) => row.number)).toEqual([1, 3]);
  });

  it('that fired are told by table', () => {
    const result = { fired: [{ decision: 'grade', rows: [2] }] } as unknown as Result;
    expect(firedIn(result, 'grade')).toEqual([2]);
    expect(firedIn(result, 'other')).toEqual([]);
    expect(firedIn(undefined, 'grade')).toEqual([]);
  });
});

describe('the address', () => {
  it('keeps what was filled in', () => {
    const inputs = inputsOf('kind=a&nothing=1', [kind]);
    expect(inputs).toEqual({ kind: 'a' });
    expect(textOf(inputs)).toBe('kind=a');
    expect(textOf({ kind: '' })).toBe('');
  });
});
