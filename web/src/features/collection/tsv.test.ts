import { describe, expect, it } from 'vitest';
import { formatTsv, parseTsv } from './tsv';

describe('a block from a spreadsheet', () => {
  it('is rows of cells; the line break at its end begins no row', () => {
    expect(parseTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('keeps empty cells and empty rows in their places', () => {
    expect(parseTsv('1\t\n\n\t4')).toEqual([['1', ''], [''], ['', '4']]);
  });

  it('reads quoted cells with tabs, line breaks and doubled quotes', () => {
    expect(parseTsv('"a\tb"\t"c\nd"\t"say ""yes"""\n')).toEqual([['a\tb', 'c\nd', 'say "yes"']]);
  });

  it('takes a lone quote for a letter', () => {
    expect(parseTsv('5" pipe\t"open\n2')).toEqual([['5" pipe', '"open'], ['2']]);
    expect(parseTsv('"a" b\tc')).toEqual([['"a" b', 'c']]);
  });

  it('is nothing where nothing was copied', () => {
    expect(parseTsv('')).toEqual([]);
  });

  it('comes back as it went out', () => {
    const block = [
      ['12 345.6', '—', 'two\nlines'],
      ['无', '', 'a "b"\tc'],
    ];
    expect(parseTsv(formatTsv(block))).toEqual(block);
  });
});
