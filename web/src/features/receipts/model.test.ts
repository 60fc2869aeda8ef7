import { describe, expect, it } from 'vitest';
import { answerOf, membersOf, shortHash } from './model';

describe('answerOf', () => {
  it('keeps the digits a value was reported with', () => {
    expect(answerOf({ value: '97.360', unit: '%' })).toEqual({ value: '97.360', unit: '%' });
  });
  it('takes the state where there is no number', () => {
    expect(answerOf({ state: 'achieved' })).toEqual({ value: 'achieved', unit: null });
  });
  it('says nothing of a fault', () => {
    expect(answerOf({ fault: { code: 'x' } }).value).toBeNull();
  });
});

describe('membersOf', () => {
  it('gives nested members their path and leaves out what is told elsewhere', () => {
    expect(membersOf({ value: '1', path: { from: '2019', to: '2025' }, of: ['a', 'b'] })).toEqual([
      { path: ['of'], values: ['a', 'b'] },
      { path: ['path', 'from'], values: ['2019'] },
      { path: ['path', 'to'], values: ['2025'] },
    ]);
  });
  it('counts the members of a list of objects', () => {
    expect(membersOf({ reasons: [{ code: 'no-value' }] })).toEqual([
      { path: ['reasons', 0, 'code'], values: ['no-value'] },
    ]);
  });
  it('leaves out what is not there', () => {
    expect(membersOf({ gap: null })).toEqual([]);
    expect(membersOf(undefined)).toEqual([]);
  });
});

describe('shortHash', () => {
  it('shows both ends', () => {
    expect(shortHash('0123456789abcdef0123456789abcdef')).toBe('01234567…abcdef');
  });
});
