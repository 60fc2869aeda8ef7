import { describe, expect, it } from 'vitest';
import type { Structure } from './queries';
import { actOf, groups, NEW_PART, restOf, type Draft } from './structure';

function unit(id: string, changes: Partial<Structure> = {}): Structure {
  return {
    id,
    title: { zh: `单位${id}`, en: id },
    kind: 'town',
    areas: [],
    current: true,
    posts: 0,
    before: [],
    after: [],
    ...changes,
  };
}

function named(id: string) {
  return { id, title: { zh: `单位${id}` } };
}

describe('the tree of units', () => {
  const merged = [
    unit('a', { current: false, after: [named('c')] }),
    unit('b', { current: false, after: [named('c')] }),
    unit('c', { before: [named('a'), named('b')] }),
    unit('bureau', { kind: 'department' }),
    unit('gone', { current: false }),
  ];

  it('shows what is there by kind, with what it came of beneath it', () => {
    const found = groups(merged, '');
    expect(found.map((group) => group.kind)).toEqual(['town', 'department', '']);
    expect(found[0]?.branches[0]?.former.map((each) => each.entry.id)).toEqual(['a', 'b']);
    expect(found[2]?.branches[0]?.entry.id).toBe('gone');
  });

  it('finds a unit by the name of one it came of', () => {
    expect(groups(merged, '单位a').map((group) => group.branches.map((each) => each.entry.id))).toEqual([
      ['c'],
    ]);
    expect(groups(merged, 'nobody')).toEqual([]);
  });

  it('ends though two say they came of each other', () => {
    const circle = [
      unit('x', { before: [named('y')] }),
      unit('y', { current: false, before: [named('x')], after: [named('x')] }),
    ];
    expect(groups(circle, '')[0]?.branches[0]?.former).toHaveLength(1);
  });
});

describe('the act that is sent', () => {
  const draft: Draft = {
    subject: 'UNIT',
    kind: 'MERGE',
    id: 'a',
    others: ['b'],
    into: '',
    title: ' 丙镇 ',
    english: '',
    areas: [],
    parent: '',
    code: '',
    parts: [],
    on: '2026-07-01',
    reason: ' 区划调整 ',
    document: '',
  };

  it('merges into a new one, or into one of those that are there', () => {
    expect(actOf(draft)).toEqual({
      subject: 'UNIT',
      kind: 'MERGE',
      from: ['a', 'b'],
      to: [{ titleZh: '丙镇' }],
      on: '2026-07-01',
      reason: '区划调整',
    });
    expect(actOf({ ...draft, into: 'b' }).to).toEqual([{ id: 'b' }]);
  });

  it('splits into parts with their posts', () => {
    const parts = [
      { ...NEW_PART, title: '甲', english: 'One' },
      { ...NEW_PART, title: '乙', posts: ['officer-a'] },
    ];
    expect(actOf({ ...draft, kind: 'SPLIT', parts }).to).toEqual([
      { titleZh: '甲', titleEn: 'One', posts: [] },
      { titleZh: '乙', posts: ['officer-a'] },
    ]);
    expect(actOf({ ...draft, kind: 'SPLIT', parts }).from).toEqual(['a']);
  });

  it('splits something off a unit that goes on and keeps what no part takes', () => {
    const parts = [
      { ...NEW_PART, title: '乙', areas: ['area-y'], posts: ['officer-a'] },
      { ...NEW_PART, into: 'a', title: '不再用的名称', areas: ['area-x'], posts: ['chosen-before'] },
    ];
    expect(restOf(parts, 'a')).toBe(1);
    expect(actOf({ ...draft, kind: 'SPLIT', parts }).to).toEqual([
      { titleZh: '乙', areas: ['area-y'], posts: ['officer-a'] },
      { id: 'a', areas: ['area-x'], posts: [] },
    ]);
  });

  it('says which area inside goes to which part of an area; the rest needs no word', () => {
    const parts = [
      { ...NEW_PART, title: '东片', areas: ['chosen-before'] },
      { ...NEW_PART, into: 'area-b', areas: ['inner-1', 'inner-2'] },
    ];
    expect(restOf(parts, 'a')).toBe(0);
    expect(actOf({ ...draft, subject: 'AREA', kind: 'SPLIT', parts }).to).toEqual([
      { titleZh: '东片', posts: [] },
      { id: 'area-b', areas: ['inner-1', 'inner-2'], posts: [] },
    ]);
  });

  it('changes only what was said of an area', () => {
    expect(actOf({ ...draft, subject: 'AREA', kind: 'BOUNDARY', parent: 'area-x' }).to).toEqual([
      { parent: 'area-x' },
    ]);
    expect(actOf({ ...draft, kind: 'BOUNDARY', areas: ['area-y'] }).to).toEqual([{ areas: ['area-y'] }]);
  });
});
