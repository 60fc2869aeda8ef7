import type { FieldView, FormView, Geometry, Titles, Value, Values } from '@/shared/form';
import { isEmpty } from '@/shared/form';

export interface RegisterLine {
  id: string;
  title: string;
  purpose: string;
  group: string;
  system?: string | null;
  mirror: boolean;
  count: number;
  estimate: boolean;
  verbs: string[];
  published: boolean;
}

export interface State {
  id: string;
  title: string;
  first: boolean;
  confirmed: boolean;
  ended: boolean;
}

export interface Move {
  id: string;
  title: string;
  from: string[];
  to: string;
  verb: string;
  needs: string[];
  reason: boolean;
  files?: string | null;
}

export interface Flag {
  id: string;
  title: string;
}

export interface Register {
  id: string;
  title: string;
  purpose: string;
  group: string;
  system?: string | null;
  hash: string;
  form: FormView;
  name: string;
  unit?: string | null;
  area?: string | null;
  numbered: boolean;
  mirror?: { system: string; number: string; synced: string } | null;
  states: State[];
  moves: Move[];
  flags: Flag[];
  figures: { id: string; title: string; kind: string; unit?: string | null; target?: string | null }[];
  map?: { field: string; symbol: string; colorBy?: string | null } | null;
  review?: { every: string; due: string; title: string } | null;
  privateFields: string[];
  publicFields: string[];
  uniqueFields: string[];
  verbs: string[];
}

export interface RecordLine {
  id: string;
  version: number;
  name: string;
  number?: string | null;
  state: string;
  sample: boolean;
  changedAt: string;
  changedBy: string;
  flags: string[];
  values: Record<string, Value | number>;
}

export interface RecordPage {
  records: RecordLine[];
  next?: string | null;
  titles: Titles;
}

export interface RecordBody {
  register: string;
  id: string;
  version: number;
  name: string;
  number?: string | null;
  state: string;
  sample: boolean;
  validFrom: string;
  validTo?: string | null;
  recordedAt: string;
  supersededAt?: string | null;
  act: string;
  reason?: string | null;
  changedBy: string;
  definition: string;
  older: boolean;
  values: Values;
  hidden: string[];
  flags: string[];
  titles: Titles;
  files: { id: string; name: string; sizeBytes: number; type: string }[];
  moves: string[];
  mayWrite: boolean;
}

export interface VersionLine {
  version: number;
  act: string;
  state: string;
  reason?: string | null;
  changedBy: string;
  validFrom: string;
  validTo?: string | null;
  recordedAt: string;
  supersededAt?: string | null;
  older: boolean;
  fields: string[];
}

export interface Comparison {
  from: number;
  to: number;
  fromState: string;
  toState: string;
  fields: { field: string; title: string; before?: Value; after?: Value; differs: boolean }[];
  titles: Titles;
}

export interface Relations {
  refersTo: {
    field: string;
    fieldTitle: string;
    target: string;
    register?: string | null;
    id: string;
    title: string;
  }[];
  referredToBy: {
    register: string;
    registerTitle: string;
    field: string;
    fieldTitle: string;
    count: number;
    estimate: boolean;
    records: { id: string; name: string; state: string }[];
  }[];
}

export interface Alike {
  id: string;
  name: string;
  number?: string | null;
  state: string;
  likeness: string;
}

export interface Doubles {
  name: string;
  count: number;
  records: Alike[];
}

export interface Place {
  id: string;
  name: string;
  state: string;
  color?: string | null;
  geometry: Geometry;
}

export interface RegisterEvent {
  record: string;
  name: string;
  version: number;
  act: string;
  state: string;
  reason?: string | null;
  by: string;
  at: string;
}

export interface SavedView {
  id: string;
  title: string;
  shared: boolean;
  mine: boolean;
  by: string;
  content: Record<string, unknown>;
}

export interface FigureBody {
  id: string;
  title: string;
  kind: string;
  unit?: string | null;
  value?: string | null;
  count?: number | null;
  of?: number | null;
  target?: string | null;
  ref?: string | null;
  element?: string | null;
  receipt?: string | null;
  stale: boolean;
  sample: boolean;
  madeAt?: string | null;
  breakdowns: {
    field: string;
    title: string;
    parts: { value: string; title: string; count: number; result?: string | null }[];
  }[];
}

export interface BulkBody {
  token: string;
  records: number;
  changes: number;
  refused: { id: string; name: string; reasons: string[] }[];
  refusals: number;
  done: boolean;
}

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
export function lookOf(register: Register, state: string): string {
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
    .map((field) => ({ ...field, required: true, section: null }));
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
    Object.fromEntries(comparison.fields.map((each) => [each.field, each[side]]));
  return { form: { sections: [], fields }, before: values('before'), after: values('after') };
}

/** What somebody sent without being signed in; it becomes a record once it was accepted. */
export interface SentReport {
  id: string;
  number: string;
  sentAt: string;
  /** `received`, `accepted` or `refused`. */
  state: string;
  said?: string | null;
  by?: string | null;
  at?: string | null;
  slot?: string | null;
  into: string;
  record?: string | null;
  values: Values;
  titles: Titles;
  files: { id: string; name: string }[];
}

export interface SentReports {
  form: FormView;
  reports: SentReport[];
  next?: string | null;
}

/** A register with a public side: what can be looked at, checked and reported there. */
export interface OpenRegister {
  id: string;
  title: string;
  purpose: string;
  lists: boolean;
  code?: string | null;
  report?: string | null;
}

export interface OpenRegisterPage {
  register: OpenRegister;
  form: FormView;
  columns: string[];
  reportForm?: FormView | null;
  reportHelp?: string | null;
  captcha: boolean;
  slots: { day: string; left: number }[];
  /** The field of the report that takes one of the days. */
  slotField?: string | null;
}

export interface OpenRecord {
  id: string;
  name: string;
  number?: string | null;
  state: string;
  sample: boolean;
  since: string;
  values: Values;
}

export interface OpenRecords {
  records: OpenRecord[];
  next?: string | null;
  titles: Titles;
}

export interface CodeCheck {
  valid: boolean;
  record?: OpenRecord | null;
  titles: Titles;
}

export interface ReportFollowed {
  number: string;
  sentAt: string;
  state: string;
  said?: string | null;
  at?: string | null;
  slot?: string | null;
}

/** How a report looks on its way. */
export function reportLook(state: string): string {
  if (state === 'accepted') return 'done';
  return state === 'refused' ? 'closed' : 'in-progress';
}

/** Attachments are not handed out without a session. */
export function openForm(form: FormView): FormView {
  return { ...form, fields: form.fields.filter((field) => field.type !== 'files') };
}
