import { describe, expect, it } from 'vitest';
import { moneyText, plannedText, sourceSums, sum, yearBars, type Quantity, type Year } from './model';

const t = (key: string, values?: Record<string, unknown>): string =>
  `${String(values?.['value'])} ${key.slice(-2)}`;
const years: Year[] = [
  {
    year: 2021,
    sum: { planned: '10', arranged: '9.5' },
    bySource: { district: { planned: '10', arranged: '9.5' } },
  },
  {
    year: 2022,
    sum: { planned: '10.1', arranged: '9', paid: '8' },
    bySource: {
      district: { planned: '5.1', arranged: '4', paid: '3' },
      bond: { planned: '5', arranged: '5', paid: '5' },
    },
  },
];

describe('money of projects', () => {
  it('is shown in 万元, and in 亿元 from one on', () => {
    expect(moneyText('200', t)).toBe('200 an');
    expect(moneyText('1370850', t)).toBe('137.085 yi');
    expect(moneyText(null, t)).toBe('—');
  });

  it('adds up without losing a digit', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3');
  });

  it('leaves gaps where nobody entered anything', () => {
    const bars = yearBars(years, { planned: 'p', arranged: 'a', paid: 'd' });
    expect(bars.categories).toEqual(['2021', '2022']);
    expect(bars.series[2]?.values).toEqual([null, '8']);
  });

  it('is summed by source, and sources without money are left out', () => {
    const sources = ['district', 'bond', 'central'].map((id) => ({ id, title: { zh: id } }));
    expect(sourceSums(years, sources).map((row) => [row.source.id, row.planned, row.paid])).toEqual([
      ['district', '15.1', '3'],
      ['bond', '5', '5'],
    ]);
  });
});

describe('quantities', () => {
  const quantity = (more: Partial<Quantity>): Quantity => ({
    id: 'q',
    title: { zh: 'q' },
    unit: { zh: '个' },
    about: false,
    ...more,
  });

  it('show a range, about, and a plain number', () => {
    expect(plannedText(quantity({ planned: '1', most: '2' }))).toBe('1–2');
    expect(plannedText(quantity({ planned: '641.7', about: true }))).toBe('≈ 641.7');
    expect(plannedText(quantity({ planned: '4' }))).toBe('4');
  });
});
