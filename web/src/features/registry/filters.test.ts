import { describe, expect, it } from 'vitest';
import type { FieldView, FormView } from '@/shared/form';
import { conditionsOf, filterKind, readRange, search, whereOf, writeRange } from './filters';

const field = (type: FieldView['type'], more: Partial<FieldView> = {}): FieldView => ({
  id: 'x',
  title: 'x',
  type,
  ...more,
});

describe('a filter', () => {
  it.each<[FieldView, string, unknown]>([
    [field('text'), ' 莘塔 ', [{ field: 'x', contains: '莘塔' }]],
    [field('code'), 'public', [{ field: 'x', is: 'public' }]],
    [field('truth'), 'false', [{ field: 'x', is: false }]],
    [field('number'), '10..', [{ field: 'x', at_least: '10' }]],
    [
      field('date'),
      '2026-01-01..2026-12-31',
      [
        { field: 'x', at_least: '2026-01-01' },
        { field: 'x', at_most: '2026-12-31' },
      ],
    ],
    [field('geometry'), 'empty', [{ field: 'x', filled: false }]],
    [field('text'), '  ', []],
  ])('asks what its field can answer', (of, text, asked) => {
    expect(conditionsOf(of, text)).toEqual(asked);
  });

  it('asks of a computed field what it gives', () => {
    expect(filterKind(field('computed', { gives: 'number' }))).toBe('range');
    expect(filterKind(field('computed', { gives: 'truth' }))).toBe('truth');
    expect(filterKind(field('computed', { gives: 'text' }))).toBe('words');
  });

  it('is a range of one or two ends', () => {
    expect(writeRange(' 1 ', '')).toBe('1..');
    expect(writeRange('', '')).toBe('');
    expect(readRange('..5')).toEqual(['', '5']);
    expect(readRange('1..5')).toEqual(['1', '5']);
  });
});

describe('filters together', () => {
  const form: FormView = { sections: [], fields: [field('text'), { ...field('code'), id: 'kind' }] };

  it('are one condition, and none when nothing is asked', () => {
    expect(whereOf(form, { kind: 'a', gone: 'b' }, 'draft')).toEqual({
      all: [{ field: 'kind', is: 'a' }, { state: 'draft' }],
    });
    expect(whereOf(form, {}, '')).toBeNull();
  });

  it('are sent without what is not set', () => {
    expect(search({ where: undefined, words: '', flag: 'late', from: 1 }).toString()).toBe(
      'flag=late&from=1',
    );
  });
});
