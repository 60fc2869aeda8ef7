import { describe, expect, it } from 'vitest';
import { byCell, changeOf, difference, doubtOf, meant, numberOf, type Finding, type Line } from './model';
import { sha256 } from './seal';

const line = { kind: 'number', min: '0', max: '100', states: [] } as unknown as Line;

describe('what somebody types', () => {
  it.each([
    ['-', '—'],
    ['——', '—'],
    ['／', '/'],
    ['w', '无'],
    [' 12 ', '12'],
    ['-5', '-5'],
  ])('%s means %s', (text, as) => {
    expect(meant(text)).toBe(as);
  });

  it.each([
    ['１，２３４．５', '1234.5'],
    ['12,345', '12345'],
    ['1,2', undefined],
    ['约三百', undefined],
    ['', undefined],
  ])('%s is the number %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it('is doubted while it is typed, and a mark is not', () => {
    expect(doubtOf(line, '三百')?.key).toBe('notANumber');
    expect(doubtOf(line, '100.01')?.key).toBe('range');
    expect(doubtOf(line, '-')).toBeUndefined();
    expect(doubtOf(line, '/')).toBeUndefined();
    expect(doubtOf(line, '99.9')).toBeUndefined();
    expect(doubtOf(line, '')).toBeUndefined();
  });
});

describe('a change', () => {
  it('is in points where the figure is per cent, to the last digit', () => {
    expect(changeOf('95.3', '95.1', '%')).toEqual({ kind: 'points', value: '0.2' });
    expect(difference('0.1', '0.30')).toBe('-0.2');
    expect(difference('12345678901234567', '1')).toBe('12345678901234566');
  });

  it('is per cent of then otherwise, and nothing against nothing', () => {
    expect(changeOf('110', '100', 't')).toEqual({ kind: 'percent', value: '10.0' });
    expect(changeOf('5', '0', 't')).toEqual({ kind: 'new', value: '5' });
    expect(changeOf('—', '100', 't')).toBeUndefined();
    expect(changeOf('5', undefined, 't')).toBeUndefined();
  });
});

describe('findings', () => {
  it('stand at the cell to look at, the worst first', () => {
    const finding = (check: string, severity: string, lines: string[]) =>
      ({ check, severity, lines }) as unknown as Finding;
    const found = byCell([
      finding('jump', 'warning', ['a|x']),
      finding('part', 'error', ['a|x', 'b|x']),
      finding('none', 'hint', []),
    ]);
    expect(found.get('a|x')?.map((each) => each.check)).toEqual(['part', 'jump']);
    expect(found.has('b|x')).toBe(false);
  });
});

describe('the hash of what was sealed', () => {
  it('is that of its UTF-8 bytes', async () => {
    expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await sha256('清源')).toBe(
      (await import('node:crypto')).createHash('sha256').update('清源', 'utf8').digest('hex'),
    );
  });
});
