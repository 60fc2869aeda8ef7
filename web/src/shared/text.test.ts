import { describe, expect, it } from 'vitest';
import { placeText } from './text';

describe('a place in the plan', () => {
  it.each([
    ['table 9-1 row 18', '表9-1第18行'],
    ['table 2-1 condition 2', '表2-1条件2'],
    ['2.4p3', '2.4p3'],
  ])('%s is named in Chinese', (ref, shown) => {
    expect(placeText(ref, 'zh-CN')).toBe(shown);
  });

  it('stays as it is in English', () => {
    expect(placeText('table 9-1 row 18', 'en')).toBe('table 9-1 row 18');
  });
});
