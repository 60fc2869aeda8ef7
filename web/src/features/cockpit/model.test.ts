import { expect, it } from 'vitest';
import { counted, movedText, numberOf, shownValue, type Tile } from './model';

const say = (text: { zh?: string | null } | string | null | undefined): string =>
  typeof text === 'string' ? text : (text?.zh ?? '');
const t = (key: string, values?: Record<string, unknown>): string =>
  `${key} ${String(values?.['amount'] ?? '')}`;
const tile = (of: object): Tile =>
  ({ number: 7, letter: 'a', unit: { id: '%', title: { zh: '%' } }, ...of }) as unknown as Tile;

it('counts best first and leaves out what nobody has', () => {
  expect(counted({ missed: 2, met: 30, behind: 0 })).toEqual([
    { status: 'met', n: 30 },
    { status: 'missed', n: 2 },
  ]);
});

it('shows a number with its digits, a state in words, and nothing for nothing', () => {
  expect(shownValue(tile({ value: { number: '81.20' } }), say)).toBe('81.20\u202f%');
  expect(shownValue(tile({ value: { state: { zh: '建立' } } }), say)).toBe('建立');
  expect(shownValue(tile({}), say)).toBe('');
  expect(
    shownValue(tile({ value: { number: '64' }, unit: { id: 'index', title: { zh: '指数' } } }), say),
  ).toBe('64');
});

it('says in words which way an item moved', () => {
  expect(movedText(tile({ change: { amount: '-1.5', better: false } }), t)).toBe('cockpit.moved.worse −1.5');
  expect(movedText(tile({ change: { amount: '0' } }), t)).toBe('');
});

it('numbers an item as the table does', () => {
  expect(numberOf(tile({}))).toBe('7a');
});
