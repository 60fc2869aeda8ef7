import { describe, expect, it } from 'vitest';
import { formatChange, formatNumber, money, toNumber } from './number';

describe('a number', () => {
  it.each([
    ['79.00', '79.00'],
    ['1234', '1234'],
    ['12345.60', '12\u202f345.60'],
    ['-1234567', '−1\u202f234\u202f567'],
    [0, '0'],
    ['≤35', '≤35'],
    ['', '—'],
    [null, '—'],
  ])('%s keeps its digits and is shown as %s', (value, shown) => {
    expect(formatNumber(value)).toBe(shown);
  });

  it.each([
    ['1.2', '+1.2'],
    ['-0.4', '−0.4'],
    ['0.0', '0.0'],
    [null, '—'],
  ])('%s as a change is %s', (value, shown) => {
    expect(formatChange(value)).toBe(shown);
  });

  it.each([
    ['9999', { value: '9999', unit: 'wan' }],
    ['10000', { value: '1', unit: 'yi' }],
    ['123456.78', { value: '12.345678', unit: 'yi' }],
    ['2034500', { value: '203.45', unit: 'yi' }],
    ['0', { value: '0', unit: 'wan' }],
    [null, { value: '—', unit: 'wan' }],
  ])('%s 万元 moves its point and loses no digit', (wan, shown) => {
    expect(money(wan)).toEqual(shown);
  });

  it('is nothing to draw when it is missing', () => {
    expect(toNumber('')).toBeNull();
    expect(toNumber('abc')).toBeNull();
    expect(toNumber('3.5')).toBe(3.5);
  });
});
