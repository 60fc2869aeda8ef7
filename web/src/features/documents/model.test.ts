import { describe, expect, it } from 'vitest';
import {
  correctable,
  isWritable,
  narrowedPath,
  partsOf,
  proposal,
  stateAt,
  type FieldView,
  type FormView,
} from './model';

function field(id: string, type = 'text', fields: FieldView[] = []): FieldView {
  return { id, title: id, type, fields, required: false, filter: false, column: false, lines: false };
}

const form: FormView = {
  sections: [{ id: 's', title: 'S' }],
  fields: [
    { ...field('sent'), section: 's' },
    field('secret'),
    field('total', 'computed'),
    field('legs', 'rows', [field('unit'), field('vehicle')]),
  ],
};

describe('what the engine says of a field is what the page does', () => {
  const states = {
    '/sent': 'sealed',
    '/total': 'read',
    '/legs': 'sealed',
    '/legs/0/unit': 'sealed',
    '/legs/0/vehicle': 'required',
    '/legs/1/unit': 'sealed',
    '/legs/-/unit': 'write',
  };
  const values = { sent: '3', total: '1', legs: [{ unit: 'a', vehicle: 'v' }, { unit: 'b' }] };

  it('hides what is not named', () => {
    expect(partsOf(form, states).flatMap((part) => part.fields.map(({ id }) => id))).toEqual([
      'total',
      'legs',
      'sent',
    ]);
    expect(stateAt(states, '/legs/1/vehicle')).toBeUndefined();
  });

  it('takes the state of an added item from the pattern', () => {
    expect(stateAt(states, '/legs/2/unit')).toBe('write');
    expect(isWritable(states, '/legs/0/unit')).toBe(false);
  });

  it('sends what may be written and nothing else', () => {
    expect(proposal(form, states, values)).toEqual({ legs: [{ vehicle: 'v' }, {}] });
    expect(proposal(form, { '/sent': 'write' }, {})).toEqual({ sent: null });
  });

  it('offers sealed places with one value for a correction', () => {
    expect(correctable(form, states, values).map(({ pointer }) => pointer)).toEqual([
      '/sent',
      '/legs/0/unit',
      '/legs/1/unit',
    ]);
  });
});

describe('what a register narrows', () => {
  it('is a field of the document or of its rows', () => {
    const narrowed = ['trips.receiver_unit', 'carrier'];
    expect(narrowedPath(field('carrier'), narrowed)).toBe('carrier');
    expect(narrowedPath(field('receiver_unit'), narrowed)).toBe('trips.receiver_unit');
    expect(narrowedPath(field('unit'), narrowed)).toBeUndefined();
  });
});
