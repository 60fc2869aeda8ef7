import { describe, expect, it } from 'vitest';
import { stateOf, type System } from './queries';

function system(...shown: boolean[]): System {
  return {
    id: 's',
    title: { zh: '系统' },
    group: 'g',
    kind: 'list',
    basis: 'derived',
    refs: [],
    terms: [],
    users: [],
    data: [],
    points: shown.map((each, index) => ({
      code: `s#${index + 1}`,
      text: { zh: '验收点' },
      shownBy: each ? ['Test.shows'] : [],
    })),
  };
}

describe('the state of a system', () => {
  it('works when every point is shown by a test', () => {
    expect(stateOf(system(true, true))).toBe('WORKS');
  });
  it('works in part when some are', () => {
    expect(stateOf(system(true, false))).toBe('PARTLY');
  });
  it('is open when none is', () => {
    expect(stateOf(system(false, false))).toBe('OPEN');
  });
});
