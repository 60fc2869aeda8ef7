import { isEmpty, type FieldView, type FormView } from '@/shared/form';

/** A condition as packs write it. */
export type Condition =
  | { all: Condition[] }
  | { field: string; is: string | boolean }
  | { field: string; contains: string }
  | { field: string; at_least: string }
  | { field: string; at_most: string }
  | { field: string; filled: boolean }
  | { state: string };

export type FilterKind = 'words' | 'choice' | 'truth' | 'range' | 'filled';

/** How a field is filtered by. */
export function filterKind(field: FieldView): FilterKind {
  switch (field.type) {
    case 'text':
      return 'words';
    case 'code':
    case 'reference':
      return 'choice';
    case 'truth':
      return 'truth';
    case 'number':
    case 'money':
    case 'date':
      return 'range';
    case 'computed':
      return field.gives === 'number' ? 'range' : field.gives === 'truth' ? 'truth' : 'words';
    default:
      return 'filled';
  }
}

/** A range in the address: `12..`, `..30`, `2026-01-01..2026-12-31`. */
export function readRange(text: string): [string, string] {
  const at = text.indexOf('..');
  return at < 0 ? [text, text] : [text.slice(0, at), text.slice(at + 2)];
}

export function writeRange(from: string, to: string): string {
  const [low, high] = [from.trim(), to.trim()];
  return low === '' && high === '' ? '' : `${low}..${high}`;
}

/** What the text of a filter asks of its field. */
export function conditionsOf(field: FieldView, text: string): Condition[] {
  if (isEmpty(text)) return [];
  switch (filterKind(field)) {
    case 'words':
      return [{ field: field.id, contains: text.trim() }];
    case 'choice':
      return [{ field: field.id, is: text }];
    case 'truth':
      return [{ field: field.id, is: text === 'true' }];
    case 'filled':
      return [{ field: field.id, filled: text === 'filled' }];
    case 'range': {
      const [low, high] = readRange(text);
      return [
        ...(low === '' ? [] : [{ field: field.id, at_least: low }]),
        ...(high === '' ? [] : [{ field: field.id, at_most: high }]),
      ];
    }
  }
}

/** All filters together, as the server is asked; null when there is none. */
export function whereOf(form: FormView, filters: Record<string, string>, state: string): Condition | null {
  const all = form.fields.flatMap((field) => conditionsOf(field, filters[field.id] ?? ''));
  if (state !== '') all.push({ state });
  return all.length === 0 ? null : { all };
}

/** What is asked of the server for a list, its total, its export and its map. */
export interface Asked {
  where?: string;
  flag?: string;
  words?: string;
  sort?: string;
  asOf?: string;
}

export function search(asked: object): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked) as [string, string | number | undefined][])
    if (value !== undefined && value !== '') query.set(name, String(value));
  return query;
}
