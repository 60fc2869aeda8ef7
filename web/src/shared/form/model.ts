import type { FieldFault } from '../api';

/** A place on the map (RFC 7946), longitude and latitude in CGCS2000. */
export interface Geometry {
  type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon';
  coordinates: unknown;
}

export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'truth'
  | 'code'
  | 'reference'
  | 'geometry'
  | 'files'
  | 'rows'
  | 'computed';

export type Shape = 'POINT' | 'LINE' | 'POLYGON' | 'ANY';

/** A field as the server describes it, in the page's language. What does not concern its type is absent. */
export interface FieldView {
  id: string;
  title: string;
  help?: string | null;
  section?: string | null;
  type: FieldType;
  required?: boolean;
  filter?: boolean;
  column?: boolean;
  lines?: boolean;
  most?: number | null;
  pattern?: string | null;
  form?: string | null;
  unit?: string | null;
  decimals?: number | null;
  min?: number | string | null;
  max?: number | string | null;
  from?: string | null;
  to?: string | null;
  codes?: string | null;
  target?: string | null;
  register?: string | null;
  shape?: Shape | null;
  gives?: string | null;
  fields?: FieldView[];
}

export interface SectionView {
  id: string;
  title: string;
  help?: string | null;
}

export interface FormView {
  sections: SectionView[];
  fields: FieldView[];
}

/** What stands in a field: numbers are texts that keep their digits, files a list of ids, rows a list of objects. */
export type Value = string | boolean | Geometry | string[] | Values[] | null | undefined;

export interface Values {
  [field: string]: Value;
}

/** What somebody may do with a field here; one that is not named is written. */
export type Access = 'hidden' | 'read' | 'write' | 'required' | 'sealed';

/** What ids are called: by `code:LIST`, `unit`, `record:REGISTER` …, then by id. */
export type Titles = Record<string, Record<string, string>>;

export interface FormSection {
  /** Null for the fields that stand before any section. */
  section: SectionView | null;
  fields: FieldView[];
}

/** The server leaves out what does not concern a field; older answers say null. */
export function isStated<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

export function isEmpty(value: Value): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** The sections in their order with what may be seen of them; a section with nothing to see is left out. */
export function sectionsOf(form: FormView, access: Record<string, Access> = {}): FormSection[] {
  const seen = form.fields.filter((field) => access[field.id] !== 'hidden');
  const known = new Set(form.sections.map((section) => section.id));
  const loose = seen.filter((field) => !field.section || !known.has(field.section));
  return [
    { section: null, fields: loose },
    ...form.sections.map((section) => ({
      section,
      fields: seen.filter((field) => field.section === section.id),
    })),
  ].filter(({ fields }) => fields.length > 0);
}

export function isWritable(field: FieldView, access: Access | undefined, readOnly: boolean): boolean {
  if (readOnly || field.type === 'computed') return false;
  return access === undefined || access === 'write' || access === 'required';
}

export function isRequired(field: FieldView, access: Access | undefined): boolean {
  return field.required === true || access === 'required';
}

/** `#/a/0/b` and `/a/0/b` are one place. */
export function pointerOf(fault: FieldFault): string {
  return fault.pointer.replace(/^#/, '');
}

/** What is wrong with a field itself. */
export function faultAt(faults: readonly FieldFault[], pointer: string): string | undefined {
  return faults.find((fault) => pointerOf(fault) === pointer)?.detail;
}

/** What is wrong with a field or something in it: a row, a file. */
export function faultsIn(faults: readonly FieldFault[], pointer: string): FieldFault[] {
  return faults.filter((fault) => pointerOf(fault) === pointer || pointerOf(fault).startsWith(`${pointer}/`));
}

/** Faults of no field that is shown; they are told above the form. */
export function looseFaults(faults: readonly FieldFault[], form: FormView): FieldFault[] {
  return faults.filter((fault) => !form.fields.some((field) => faultsIn([fault], `/${field.id}`).length > 0));
}

/** Where the titles of what a field names are found; undefined when it names nothing. */
export function titleKey(field: FieldView): string | undefined {
  if (field.type === 'code') return `code:${field.codes ?? ''}`;
  if (field.type !== 'reference') return undefined;
  return field.register ? `${field.target}:${field.register}` : (field.target ?? '');
}

/** The fields, those of rows too, whose values are called by a title. */
export function namedValues(form: FormView, values: Values): Map<FieldView, Set<string>> {
  const found = new Map<FieldView, Set<string>>();
  const note = (field: FieldView, value: Value): void => {
    if (titleKey(field) !== undefined && typeof value === 'string' && value !== '')
      found.set(field, (found.get(field) ?? new Set<string>()).add(value));
  };
  for (const field of form.fields) {
    note(field, values[field.id]);
    if (field.type === 'rows')
      for (const row of rowsOf(values[field.id]))
        for (const inner of field.fields ?? []) note(inner, row[inner.id]);
  }
  return found;
}

export function rowsOf(value: Value): Values[] {
  return Array.isArray(value) ? value.filter((each): each is Values => typeof each === 'object') : [];
}

export function filesOf(value: Value): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** What is sent: without what is empty, and without what the server computes. */
export function given(form: FormView, values: Values): Values {
  const kept: Values = {};
  for (const field of form.fields) {
    const value = values[field.id];
    if (field.type === 'computed' || isEmpty(value)) continue;
    kept[field.id] =
      field.type === 'rows'
        ? rowsOf(value).map((row) => given({ sections: [], fields: field.fields ?? [] }, row))
        : typeof value === 'string'
          ? value.trim()
          : value;
  }
  return kept;
}

/** Whether two values say the same; the order of what stands in an object says nothing. */
export function sameValue(one: Value, other: Value): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inner]) => !isEmpty(inner as Value))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

/** The fields whose values differ; what is computed follows from the rest and is no change of its own. */
export function changedFields(form: FormView, before: Values, after: Values): string[] {
  return form.fields
    .filter((field) => field.type !== 'computed' && !sameValue(before[field.id], after[field.id]))
    .map((field) => field.id);
}
