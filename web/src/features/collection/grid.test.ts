import { describe, expect, it } from 'vitest';
import { covers, move, place, span } from './grid';

const size = { rows: 300, columns: 3 };
const at = { row: 5, column: 1 };

describe('a key in the grid', () => {
  it.each([
    ['Enter', { row: 6, column: 1 }],
    ['ArrowDown', { row: 6, column: 1 }],
    ['ArrowUp', { row: 4, column: 1 }],
    ['ArrowLeft', { row: 5, column: 0 }],
    ['ArrowRight', { row: 5, column: 2 }],
    ['PageDown', { row: 15, column: 1 }],
  ])('%s leads to the next cell', (key, to) => {
    expect(move(at, { key }, size, false)).toEqual(to);
  });

  it('goes up with Shift Enter and to the ends with Ctrl', () => {
    expect(move(at, { key: 'Enter', shift: true }, size, false)).toEqual({ row: 4, column: 1 });
    expect(move(at, { key: 'ArrowDown', ctrl: true }, size, false)).toEqual({ row: 299, column: 1 });
    expect(move(at, { key: 'Home', ctrl: true }, size, false)).toEqual({ row: 0, column: 1 });
  });

  it('leaves left and right to the caret while somebody writes, and up and down not', () => {
    expect(move(at, { key: 'ArrowLeft' }, size, true)).toBeUndefined();
    expect(move(at, { key: 'ArrowDown' }, size, true)).toEqual({ row: 6, column: 1 });
  });

  it('stays inside', () => {
    expect(move({ row: 299, column: 1 }, { key: 'Enter' }, size, false)).toBeUndefined();
    expect(move({ row: 295, column: 1 }, { key: 'PageDown' }, size, false)).toEqual({ row: 299, column: 1 });
    expect(move({ row: 0, column: 0 }, { key: 'ArrowUp' }, { rows: 0, columns: 3 }, false)).toBeUndefined();
  });

  it('does not move with letters', () => {
    expect(move(at, { key: 'a' }, size, false)).toBeUndefined();
  });
});

describe('a block', () => {
  it('is the same from either corner', () => {
    const block = span({ row: 4, column: 2 }, { row: 1, column: 0 });
    expect(block).toEqual({ top: 1, bottom: 4, left: 0, right: 2 });
    expect(covers(block, 4, 0)).toBe(true);
    expect(covers(block, 5, 0)).toBe(false);
    expect(covers(undefined, 4, 0)).toBe(false);
  });

  it('fills down and right from where it is put, and says what had no place', () => {
    const pasted = place([['1', 'final', 'x', 'too far'], ['2']], { row: 299, column: 0 }, size);
    expect(pasted.cells).toEqual([
      { row: 299, column: 0, text: '1' },
      { row: 299, column: 1, text: 'final' },
      { row: 299, column: 2, text: 'x' },
    ]);
    expect(pasted.outside).toBe(2);
  });

  it('wipes nothing with its blanks', () => {
    expect(place([['1'], [' '], ['3']], { row: 0, column: 0 }, size).cells.map((cell) => cell.row)).toEqual([
      0, 2,
    ]);
  });

  it('of one cell fills what is marked', () => {
    const marked = { top: 2, bottom: 4, left: 0, right: 0 };
    expect(place([['—']], { row: 2, column: 0 }, size, marked).cells).toHaveLength(3);
  });
});
