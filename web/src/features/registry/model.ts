import type { components } from '@/shared/api';
import type { FieldView, FormView, Geometry, Value, Values } from '@/shared/form';
import { isEmpty } from '@/shared/form';

type Schemas = components['schemas'];
type Body<Name extends string> = Schemas[`registry.RegisterBodies.${Name}` & keyof Schemas];
/** A body that carries what a form says. */
type Filled<Of> = Omit<Of, 'values'> & { values: Values };

export type RegisterLine = Body<'RegisterLine'>;
export type State = Body<'StateBody'>;
export type Move = Body<'MoveBody'>;
export type Register = Omit<Body<'RegisterBody'>, 'form'> & { form: FormView };
/** As a list shows a record: tables, attachments and places come as how many there are. */
export type RecordLine = Omit<Body<'RecordLine'>, 'values'> & { values: Record<string, Value | number> };
export type RecordPage = Omit<Body<'RecordPage'>, 'records'> & { records: RecordLine[] };
export type RecordBody = Filled<Body<'RecordBody'>>;
export type VersionLine = Body<'VersionLine'>;
export type Comparison = Body<'ComparisonBody'>;
export type Alike = Body<'AlikeBody'>;
export type Place = Omit<Body<'PlaceBody'>, 'geometry'> & { geometry: Geometry };
export type RegisterEvent = Body<'EventBody'>;
export type SavedView = Body<'SavedViewBody'>;
export type BulkRequest = Body<'BulkRequest'>;
export type FigureBody = Schemas['figures.FigureBody'];

/** The subjects of registers, in the order of the menu. */
export const GROUPS = [
  'air',
  'water',
  'soil',
  'waste',
  'nature',
  'space',
  'life',
  'culture',
  'economy',
  'research',
  'rules',
] as const;

export interface Group {
  id: string;
  registers: RegisterLine[];
}

export function groupsOf(lines: readonly RegisterLine[]): Group[] {
  const known: string[] = [...GROUPS];
  const others = [...new Set(lines.map((line) => line.group))].filter((group) => !known.includes(group));
  return [...known, ...others]
    .map((id) => ({ id, registers: lines.filter((line) => line.group === id) }))
    .filter(({ registers }) => registers.length > 0);
}

/** How a state looks; its own word stands beside the shape. */
export function lookOf(register: Pick<Register, 'states'>, state: string): string {
  const found = register.states.find((each) => each.id === state);
  if (found === undefined) return 'unknown';
  if (found.ended) return 'closed';
  if (found.confirmed) return 'done';
  return found.first ? 'not-started' : 'in-progress';
}

export function stateTitle(register: Register, state: string): string {
  return register.states.find((each) => each.id === state)?.title ?? state;
}

export function isConfirmed(register: Register, state: string): boolean {
  return register.states.find((each) => each.id === state)?.confirmed === true;
}

/** Whether what is required must be there: a draft may lack it. */
export function mustBeComplete(register: Register, state: string): boolean {
  const found = register.states.find((each) => each.id === state);
  return found?.confirmed === true || found?.first !== true;
}

/** The acts that the server itself knows; any other is a move of the register. */
const ACTS = new Set(['create', 'change', 'correct', 'import', 'still-true', 'bulk', 'accept-report']);

export function actWord(register: Register, act: string, t: (key: string) => string): string {
  if (ACTS.has(act)) return t(`registry.act.${act}`);
  return register.moves.find((each) => each.id === act)?.title ?? act;
}

/** What a move asks to be filled in, as a form of its own. */
export function needsOf(register: Register, move: Move, values: Values): FormView {
  const wanted = new Set([...move.needs, ...(move.files ? [move.files] : [])]);
  const fields = register.form.fields
    .filter((field) => wanted.has(field.id) && field.type !== 'computed')
    .map(({ section: _, ...field }) => ({ ...field, required: true }));
  // What is missing comes first: that is what has to be done.
  const missing = (field: FieldView): number => Number(!isEmpty(values[field.id]));
  return { sections: [], fields: fields.sort((a, b) => missing(a) - missing(b)) };
}

/** Two versions as a form can show them; a field that the register no longer has is shown as it was written. */
export function comparedForm(
  register: Register,
  comparison: Comparison,
): { form: FormView; before: Values; after: Values } {
  const fields = comparison.fields.map(
    ({ field, title }): FieldView =>
      register.form.fields.find((each) => each.id === field) ?? {
        id: field,
        title,
        type: 'text',
        lines: true,
      },
  );
  const values = (side: 'before' | 'after'): Values =>
    Object.fromEntries(comparison.fields.map((each) => [each.field, each[side] as Value]));
  return { form: { sections: [], fields }, before: values('before'), after: values('after') };
}

/** What somebody sent without being signed in; it becomes a record once it was accepted. */
export type SentReport = Filled<Schemas['registry.SentReport']>;
export type SentReports = Omit<Schemas['registry.SentReports'], 'reports'> & { reports: SentReport[] };

/** The public side of a register. */
export type OpenRegisterPage = Schemas['registry.OpenRegisterPage'] & { slotField?: string };
export type OpenRecord = Filled<Schemas['registry.OpenRecord']>;

/** How a report looks on its way. */
export function reportLook(state: string): string {
  if (state === 'accepted') return 'done';
  return state === 'refused' ? 'closed' : 'in-progress';
}

/** Attachments are not handed out without a session. */
export function openForm(form: FormView): FormView {
  return { ...form, fields: form.fields.filter((field) => field.type !== 'files') };
}
