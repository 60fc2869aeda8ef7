import { describe, expect, it } from 'vitest';
import {
  comparedForm,
  groupsOf,
  lookOf,
  mustBeComplete,
  needsOf,
  type Register,
  type RegisterLine,
} from './model';
import { REGISTER } from './testRegister';

const line = (id: string, group: string): RegisterLine => ({
  id,
  group,
  title: id,
  purpose: '',
  mirror: false,
  count: 0,
  estimate: false,
  verbs: [],
  published: false,
});

describe('registers', () => {
  it('stand under their subjects in the order of the menu, unknown ones last', () => {
    const groups = groupsOf([line('a', 'other'), line('b', 'soil'), line('c', 'air'), line('d', 'soil')]);
    expect(groups.map(({ id, registers }) => [id, registers.map((each) => each.id)])).toEqual([
      ['air', ['c']],
      ['soil', ['b', 'd']],
      ['other', ['a']],
    ]);
  });
});

describe('a state', () => {
  it('has a shape of its own kind', () => {
    expect(
      ['planned', 'building', 'open', 'removed', 'gone'].map((state) => lookOf(REGISTER, state)),
    ).toEqual(['not-started', 'in-progress', 'done', 'closed', 'unknown']);
  });

  it('decides whether what is required must be there', () => {
    expect(mustBeComplete(REGISTER, 'planned')).toBe(false);
    expect(mustBeComplete(REGISTER, 'building')).toBe(true);
    expect(mustBeComplete(REGISTER, 'open')).toBe(true);
  });
});

describe('a move', () => {
  it('asks first for what is missing', () => {
    const move = REGISTER.moves.find((each) => each.id === 'open')!;
    const form = needsOf(REGISTER, move, { kind: 'public' });
    expect(form.fields.map((field) => [field.id, field.required])).toEqual([
      ['done_on', true],
      ['kind', true],
    ]);
  });
});

describe('a comparison', () => {
  it('shows a field that the register no longer has', () => {
    const older: Register = REGISTER;
    const { form, before, after } = comparedForm(older, {
      from: 1,
      to: 2,
      fromState: 'planned',
      toState: 'open',
      titles: {},
      fields: [
        { field: 'kind', title: '类型', before: 'public', after: 'public', differs: false },
        { field: 'gone', title: '旧字段', before: 'x', differs: true },
      ],
    });
    expect(form.fields.map((field) => [field.id, field.type])).toEqual([
      ['kind', 'code'],
      ['gone', 'text'],
    ]);
    expect(before).toEqual({ kind: 'public', gone: 'x' });
    expect(after['gone']).toBeUndefined();
  });
});
