import { describe, expect, it } from 'vitest';
import {
  announcement,
  changedCells,
  missingFields,
  percentDone,
  purposeOf,
  SPREAD,
  withPurpose,
  type Field,
  type Job,
  type Mapping,
  type Row,
} from './model';

const job = (part: Partial<Job>): Job =>
  ({ rowsTotal: 100, rowsRead: 0, good: 0, taken: 0, unchanged: 0, ...part }) as Job;
const field = (code: string, required: boolean): Field => ({ code, required }) as Field;
const mapping = (part: Partial<Mapping>): Mapping => ({ columns: [], constants: {}, ...part }) as Mapping;

describe('the progress of an import', () => {
  it('reads in the first half and takes in the second', () => {
    expect(percentDone(job({ state: 'staging', rowsRead: 50 }))).toBe(25);
    expect(percentDone(job({ state: 'taking', rowsRead: 100, good: 30, taken: 60, unchanged: 10 }))).toBe(85);
    expect(percentDone(job({ state: 'received', rowsTotal: 0 }))).toBe(0);
  });
});

describe('the purpose of a column', () => {
  it('changes and keeps what its heading settles', () => {
    const use = {
      heading: '氨氮',
      role: 'SPREAD' as const,
      field: '',
      sets: { element: '氨氮' },
      unit: '吨',
    };
    expect(purposeOf(use)).toBe(SPREAD);
    const value = withPurpose(use, 'value');
    expect(value).toMatchObject({ role: 'FIELD', field: 'value', unit: '吨' });
    expect(withPurpose(value, SPREAD).sets).toEqual({ element: '氨氮' });
  });

  it('leaves needed fields missing until a column or a fixed value gives them', () => {
    const fields = [
      field('element', true),
      field('period', true),
      field('value', true),
      field('remark', false),
    ];
    const spread = {
      heading: '氨氮',
      role: 'SPREAD' as const,
      field: '',
      sets: { element: '氨氮' },
      unit: '',
    };
    expect(missingFields(fields, 'value', mapping({ columns: [spread] })).map((each) => each.code)).toEqual([
      'period',
    ]);
    expect(
      missingFields(fields, 'value', mapping({ columns: [spread], constants: { period: '2024' } })),
    ).toEqual([]);
    expect(
      missingFields(fields, 'value', mapping({ columns: [spread], constants: { period: ' ' } })),
    ).toHaveLength(1);
  });
});

describe('a row that is mended', () => {
  it('sends only what was changed', () => {
    const row = { cells: { place: { text: '平望' } } } as unknown as Row;
    expect(changedCells(row, { place: '平望', remark: '' })).toEqual({});
    expect(changedCells(row, { place: '平望镇', remark: '好' })).toEqual({ place: '平望镇', remark: '好' });
  });
});

it('takes announcements apart at the first colon', () => {
  expect(announcement('external-formulas:表1!A1')).toEqual({ key: 'external-formulas', value: '表1!A1' });
});
