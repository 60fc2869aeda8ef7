import { describe, expect, it } from 'vitest';
import {
  changeOf,
  differing,
  filled,
  isEntry,
  periodsOf,
  rangeOf,
  regrouping,
  restatable,
  rowsOf,
  unitsOf,
  type Element,
  type Figure,
} from './model';

function anElement(over: Partial<Element> = {}): Element {
  return {
    code: 'air-good-days',
    title: { zh: '优良天数', en: 'Good days' },
    role: 'component',
    kind: 'number',
    unit: 'days',
    unitTitle: { zh: '天', en: 'days' },
    owner: 'bureau',
    ownerTitle: { zh: '环境局', en: 'Bureau' },
    periodType: 'year',
    version: 1,
    revisions: [],
    states: [],
    extents: [{ id: 'area:a', title: { zh: '区', en: 'District' } }],
    precedence: ['reported'],
    writable: true,
    confirmable: false,
    ...over,
  };
}

function aFigure(over: Partial<Figure> = {}): Figure {
  return {
    id: 'f',
    element: 'air-good-days',
    title: { zh: '优良天数' },
    unit: 'days',
    extent: { id: 'area:a', title: { zh: '区' } },
    period: '2025',
    values: [
      {
        id: 'v',
        origin: 'reported',
        finality: 'preliminary',
        value: '300',
        evidence: [],
        sample: false,
        elementVersion: 1,
        author: 'officer',
        recordedAt: '2026-01-01T00:00:00Z',
      },
    ],
    ...over,
  };
}

describe('the grid of figures', () => {
  it('has a line for every figure that is due, whether there is one or not', () => {
    const rows = rowsOf(
      [anElement(), anElement({ code: 'other', periodType: 'quarter' })],
      [aFigure()],
      2025,
    );
    expect(rows.map((row) => row.period)).toEqual(['2025', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']);
    expect(filled(rows)).toBe(1);
    expect(differing(rows)).toBe(0);
  });

  it('counts what is only for reference as not reported', () => {
    const reference = aFigure();
    reference.values[0]!.origin = 'reference';
    expect(filled(rowsOf([anElement()], [reference], 2025))).toBe(0);
  });

  it('knows months and quarters', () => {
    expect(periodsOf(anElement({ periodType: 'month' }), 2025)).toHaveLength(12);
    expect(periodsOf(anElement({ periodType: 'month' }), 2025)[0]).toBe('2025-01');
  });

  it('puts the units first for which one may report', () => {
    const units = unitsOf([anElement({ owner: 'z', writable: false }), anElement({ owner: 'a' })]);
    expect(units.map((unit) => unit.code)).toEqual(['a', 'z']);
  });

  it('lets a figure be restated whose definition changed after its period', () => {
    const revised = anElement({
      version: 2,
      revisions: [{ version: 2, from: '2025-Q3', change: { zh: '口径变更' } }],
    });
    expect(restatable({ element: revised, period: '2025-Q2' })).toBe(true);
    expect(restatable({ element: revised, period: '2025-Q3' })).toBe(false);
    expect(restatable({ element: anElement(), period: '2024-Q1' })).toBe(false);
    expect(restatable({ element: { ...revised, writable: false }, period: '2024-Q1' })).toBe(false);
  });

  it('writes the allowed range', () => {
    expect(rangeOf(anElement({ min: '0', max: '366' }))).toBe('0 ～ 366');
    expect(rangeOf(anElement({ min: '0' }))).toBe('≥ 0');
    expect(rangeOf(anElement())).toBe('');
  });

  it('lets only plain numbers and the marks of absence through', () => {
    expect(isEntry('98.50')).toBe(true);
    expect(isEntry('-3')).toBe(true);
    for (const mark of ['—', '/', '无']) expect(isEntry(mark)).toBe(true);
    for (const text of ['', '12,5', '1e3', '三百', '１２', '12%']) expect(isEntry(text)).toBe(false);
  });

  it('keeps the rest of a value when its number changes, and says which version was seen', () => {
    const [row] = rowsOf([anElement()], [aFigure()], 2025);
    expect(changeOf(row!, 'reported', ' 301 ')).toEqual({
      element: 'air-good-days',
      extent: 'area:a',
      period: '2025',
      origin: 'reported',
      finality: 'preliminary',
      value: '301',
      seen: 'v',
    });
  });
});

describe("a figure under today's division", () => {
  const part = { extent: { id: 'unit:a', title: { zh: '甲镇' } }, wholly: true };

  it('says whether it was reported, added up, lacks a part or does not add up', () => {
    const told = (how: string, value?: string) =>
      regrouping(
        aFigure({ division: { how, sample: false, parts: [part, part], ...(value ? { value } : {}) } }),
      );
    expect(regrouping(aFigure())).toBe('own');
    expect(told('sum', '3')).toBe('sum');
    expect(told('sum')).toBe('missing');
    expect(told('beside')).toBe('beside');
  });
});
