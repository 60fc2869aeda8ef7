import type { FieldView, FormView, Value, Values } from '@/shared/form';

export type { FieldView, FormView } from '@/shared/form';
export type State = 'read' | 'write' | 'required' | 'sealed';
/** By JSON pointer; what is not named is hidden. */
export type States = Record<string, string>;

/** The state of a place; a place of an item that was just added is that of `/list/-/field`. */
export function stateAt(states: States, pointer: string): State | undefined {
  const own = states[pointer] ?? states[pointer.replace(/\/\d+\//, '/-/')];
  return own as State | undefined;
}

export function isWritable(states: States, pointer: string): boolean {
  const state = stateAt(states, pointer);
  return state === 'write' || state === 'required';
}

/** What is on the page: fields that are not hidden, with lists that have a column at all. */
export function shownFields(fields: readonly FieldView[], states: States, base = ''): FieldView[] {
  return fields.filter((field) => stateAt(states, `${base}/${field.id}`) !== undefined);
}

export function itemFields(list: FieldView, states: States, count: number): FieldView[] {
  return (list.fields ?? []).filter((field) => {
    for (let i = 0; i < count; i++)
      if (stateAt(states, `/${list.id}/${i}/${field.id}`) !== undefined) return true;
    return false;
  });
}

export interface FormPart {
  id: string;
  title: string;
  fields: FieldView[];
}

/** The sections with what is shown in each. */
export function partsOf(form: FormView, states: States): FormPart[] {
  const shown = shownFields(form.fields, states);
  const parts: FormPart[] = [
    { id: '', title: '', fields: shown.filter((field) => !field.section) },
    ...form.sections.map((section) => ({
      id: section.id,
      title: section.title,
      fields: shown.filter((field) => field.section === section.id),
    })),
  ];
  return parts.filter((part) => part.fields.length > 0);
}

/** What is sent: only what may be written here, so that nobody claims to have filled in what another did. */
export function proposal(form: FormView, states: States, values: Values): Values {
  const sent: Values = {};
  for (const field of form.fields) {
    const pointer = `/${field.id}`;
    if (field.type === 'rows') {
      const columns = field.fields ?? [];
      const items = (values[field.id] as Values[] | undefined) ?? [];
      const inside = items.some((_, i) =>
        columns.some((inner) => isWritable(states, `${pointer}/${i}/${inner.id}`)),
      );
      if (isWritable(states, pointer) || inside) {
        sent[field.id] = items.map((item, i) =>
          Object.fromEntries(
            columns
              .filter(
                (inner) => inner.type !== 'computed' && isWritable(states, `${pointer}/${i}/${inner.id}`),
              )
              .map((inner) => [inner.id, item[inner.id] ?? null]),
          ),
        );
      }
    } else if (field.type !== 'computed' && isWritable(states, pointer)) {
      sent[field.id] = values[field.id] ?? null;
    }
  }
  return sent;
}

/** Places that are sealed and have one value, for a correction. */
export function correctable(
  form: FormView,
  states: States,
  values: Values,
): { pointer: string; title: string; field: FieldView }[] {
  const places: { pointer: string; title: string; field: FieldView }[] = [];
  for (const field of form.fields) {
    if (field.type === 'rows') {
      const items = (values[field.id] as Values[] | undefined) ?? [];
      items.forEach((_, i) => {
        for (const inner of field.fields ?? []) {
          const pointer = `/${field.id}/${i}/${inner.id}`;
          if (simple(inner) && states[pointer] === 'sealed')
            places.push({ pointer, title: `${field.title} ${i + 1} · ${inner.title}`, field: inner });
        }
      });
    } else if (simple(field) && states[`/${field.id}`] === 'sealed') {
      places.push({ pointer: `/${field.id}`, title: field.title, field });
    }
  }
  return places;
}

function simple(field: FieldView): boolean {
  return !['rows', 'computed', 'files', 'geometry'].includes(field.type);
}

export function valueAt(values: Values, pointer: string): Value {
  const [id = '', index, inner] = pointer.slice(1).split('/');
  const value = values[id];
  if (index === undefined || inner === undefined) return value;
  return (value as Values[] | undefined)?.[Number(index)]?.[inner];
}

/** The place of a field that a register narrows: `receiver_unit` itself, or `trips.receiver_unit` of rows. */
export function narrowedPath(field: FieldView, narrowed: readonly string[]): string | undefined {
  return narrowed.find((path) => path === field.id || path.endsWith(`.${field.id}`));
}
