import type { FieldFault } from '../api';
import {
  isEmpty,
  isRequired,
  isStated,
  isWritable,
  rowsOf,
  type Access,
  type FieldView,
  type FormView,
  type Value,
  type Values,
} from './model';

/** A word of `shared.form.fault` with what stands in it. */
export type Say = (key: string, values: Record<string, string | number>) => string;

const NUMBER = /^-?\d{1,30}(\.\d{1,20})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Asked {
  /** A draft may lack what is required. */
  complete: boolean;
  access?: Record<string, Access>;
  say: Say;
}

/** What the server would refuse, as far as the browser can tell: codes, references and files are for the server to know. */
export function checkForm(form: FormView, values: Values, asked: Asked, base = ''): FieldFault[] {
  return form.fields.flatMap((field) => {
    const access = base === '' ? asked.access?.[field.id] : undefined;
    if (access === 'hidden' || !isWritable(field, access, false)) return [];
    const pointer = `${base}/${field.id}`;
    const value = values[field.id];
    if (isEmpty(value))
      return asked.complete && isRequired(field, access)
        ? [fault(pointer, 'required', { field: field.title }, asked.say)]
        : [];
    if (field.type === 'rows') return checkRows(field, value, asked, pointer);
    const found = faultOf(field, value);
    return found === null ? [] : [fault(pointer, found.key, found.values, asked.say)];
  });
}

function checkRows(field: FieldView, value: Value, asked: Asked, pointer: string): FieldFault[] {
  const rows = rowsOf(value);
  const many =
    isStated(field.most) && rows.length > field.most
      ? [fault(pointer, 'tooMany', { count: rows.length, most: field.most }, asked.say)]
      : [];
  const inner: FormView = { sections: [], fields: field.fields ?? [] };
  return [...many, ...rows.flatMap((row, index) => checkForm(inner, row, asked, `${pointer}/${index}`))];
}

function fault(pointer: string, key: string, values: Record<string, string | number>, say: Say): FieldFault {
  return { pointer, code: `form.${key}`, detail: say(key, values) };
}

interface Found {
  key: string;
  values: Record<string, string | number>;
}

const found = (key: string, values: Record<string, string | number> = {}): Found => ({ key, values });

function faultOf(field: FieldView, value: Value): Found | null {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? textFault(field, value.trim()) : null;
    case 'number':
    case 'money':
      return numberFault(field, String(value).trim());
    case 'date':
      return dayFault(field, String(value));
    case 'files':
      return Array.isArray(value) && isStated(field.most) && value.length > field.most
        ? found('tooMany', { count: value.length, most: field.most })
        : null;
    default:
      return null;
  }
}

function textFault(field: FieldView, text: string): Found | null {
  if (isStated(field.most) && text.length > field.most)
    return found('tooLong', { size: text.length, most: field.most });
  if (field.lines !== true && /[\r\n]/.test(text)) return found('oneLine');
  const pattern = field.pattern ? whole(field.pattern) : null;
  return pattern !== null && !pattern.test(text)
    ? found('form', { form: field.form ?? field.pattern ?? '' })
    : null;
}

/** The server's expressions are Java's; one that the browser does not understand is left to the server. */
function whole(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u');
  } catch {
    return null;
  }
}

function numberFault(field: FieldView, text: string): Found | null {
  if (!NUMBER.test(text)) return found('notANumber');
  const digits = text.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (isStated(field.decimals) && digits > field.decimals)
    return field.decimals === 0 ? found('noDecimals') : found('tooManyDecimals', { most: field.decimals });
  if (isStated(field.min) && compareNumbers(text, String(field.min)) < 0)
    return found('tooSmall', { min: String(field.min) });
  if (isStated(field.max) && compareNumbers(text, String(field.max)) > 0)
    return found('tooLarge', { max: String(field.max) });
  return null;
}

/** Compared digit by digit: amounts have more digits than a floating point number keeps. */
export function compareNumbers(one: string, other: string): number {
  const read = (text: string): [boolean, string, string] => {
    const [integer = '', fraction = ''] = text.replace(/^[-+]/, '').split('.');
    return [text.startsWith('-'), integer.replace(/^0+(?=\d)/, ''), fraction.replace(/0+$/, '')];
  };
  const [a, b] = [read(one), read(other)];
  const zero = ([, integer, fraction]: [boolean, string, string]): boolean =>
    integer === '0' && fraction === '';
  if (zero(a) && zero(b)) return 0;
  const [x, y] = [a[0] && !zero(a), b[0] && !zero(b)];
  if (x !== y) return x ? -1 : 1;
  const plain =
    a[1].length - b[1].length ||
    (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0) ||
    (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
  return x ? -plain : plain;
}

function dayFault(field: FieldView, text: string): Found | null {
  const day = new Date(`${text}T00:00Z`);
  if (!DAY.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    return found('notADay');
  if (isStated(field.from) && text < field.from) return found('tooEarly', { from: field.from });
  if (isStated(field.to) && text > field.to) return found('tooLate', { to: field.to });
  return null;
}
