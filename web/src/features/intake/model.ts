import type { components } from '@/shared/api';

type Schemas = components['schemas'];
export type Job = Schemas['intake.IntakeViews.JobView'];
export type Target = Schemas['intake.IntakeViews.TargetView'];
export type Preview = Schemas['intake.IntakeViews.PreviewView'];
export type Field = Schemas['intake.IntakeViews.FieldView'];
export type Row = Schemas['intake.IntakeViews.RowView'];
export type Mapping = Schemas['intake.Mapping'];
export type Use = Mapping['columns'][number];

/** Per cent of the work: reading is the first half, taking the second. */
export function percentDone(job: Job): number {
  const read = job.rowsTotal === 0 ? 0 : Math.min(1, job.rowsRead / job.rowsTotal);
  if (job.state !== 'taking') return Math.floor(read * 50);
  const settled = job.taken + job.unchanged;
  const all = settled + job.good;
  return 50 + (all === 0 ? 0 : Math.floor((settled / all) * 50));
}

/** What a column is for, as one word of a list: a field's code, or one of the words below. */
export const IGNORED = '';
export const SPREAD = '#spread';
export const UNIT = '#unit';

export function purposeOf(use: Use): string {
  if (use.role === 'FIELD') return use.field;
  return use.role === 'SPREAD' ? SPREAD : use.role === 'UNIT' ? UNIT : IGNORED;
}

/** The column with another purpose; what the heading settles is kept for when it spreads again. */
export function withPurpose(use: Use, purpose: string): Use {
  if (purpose === IGNORED) return { ...use, role: 'IGNORED', field: '' };
  if (purpose === SPREAD) return { ...use, role: 'SPREAD', field: '' };
  if (purpose === UNIT) return { ...use, role: 'UNIT', field: '' };
  return { ...use, role: 'FIELD', field: purpose };
}

/** Needed fields that neither a column nor a fixed value gives. */
export function missingFields(
  fields: readonly Field[],
  measure: string | undefined,
  mapping: Mapping,
): Field[] {
  const given = new Set<string>();
  for (const [field, text] of Object.entries(mapping.constants)) if (text.trim() !== '') given.add(field);
  for (const use of mapping.columns) {
    if (use.role === 'FIELD') given.add(use.field);
    if (use.role === 'SPREAD') {
      Object.keys(use.sets).forEach((field) => given.add(field));
      if (measure !== undefined) given.add(measure);
    }
  }
  return fields.filter((field) => field.required && !given.has(field.code));
}

/** Only the cells somebody changed. */
export function changedCells(row: Row, draft: Record<string, string>): Record<string, string> {
  const changed: Record<string, string> = {};
  for (const [field, text] of Object.entries(draft)) {
    if (text !== (row.cells[field]?.text ?? '')) changed[field] = text;
  }
  return changed;
}

/** `hidden-rows:3` taken apart. */
export function announcement(text: string): { key: string; value: string } {
  const colon = text.indexOf(':');
  return { key: text.slice(0, colon), value: text.slice(colon + 1) };
}
