import type { components } from '@/shared/api';
import type { LocalText } from '@/shared/text';

type Schemas = components['schemas'];
export type DecisionLine = Schemas['decisions.DecisionViews.DecisionLine'];
export type DecisionTable = Schemas['decisions.DecisionViews.DecisionView'];
export type Term = Schemas['decisions.DecisionViews.TermView'];
export type RuleTable = Schemas['decisions.DecisionViews.TableView'];
export type Rule = Schemas['decisions.DecisionViews.RowView'];
export type Cell = Schemas['decisions.DecisionViews.CellView'];
export type Result = Schemas['decisions.DecisionViews.ResultView'];
export type Made = Schemas['decisions.DecisionViews.MadeView'];

/** What a person fills in: text by input; empty where nothing is said yet. */
export type Inputs = Record<string, string>;

/** The words the cells need, in the page's language. */
export interface Words {
  say: (text: LocalText) => string;
  any: string;
  yes: string;
  no: string;
  and: string;
  comma: string;
  except: (what: string) => string;
}

/** More names than this stay codes, or the row would be a page. */
const MOST_TITLES = 6;

export function termOf(table: DecisionTable, name: string): Term | undefined {
  return [...table.inputs, ...table.outputs].find((term) => term.id === name);
}

export function valueText(term: Term | undefined, value: string, words: Words): string {
  const known = term?.values.find((each) => each.value === value);
  if (known !== undefined) return words.say(known.title);
  if (value === 'true') return words.yes;
  return value === 'false' ? words.no : value;
}

/** A cell as people read it: `≥ 1 且 < 10`, 是, 甲、乙; a dash in FEEL is any value. */
export function cellText(cell: Cell, term: Term | undefined, words: Words): string {
  if (cell.stretches.length === 0) return words.any;
  const short = cell.stretches.length > MOST_TITLES;
  const text = cell.stretches
    .map(({ low, lowIn, high, highIn }) => {
      if (low !== undefined && low === high) return short ? low : valueText(term, low, words);
      const from = low === undefined ? '' : `${lowIn ? '≥' : '>'} ${low}`;
      const to = high === undefined ? '' : `${highIn ? '≤' : '<'} ${high}`;
      return from !== '' && to !== '' ? `${from} ${words.and} ${to}` : from + to;
    })
    .join(words.comma);
  return cell.negated ? words.except(text) : text;
}

/** The numbers of the rows that fired in a table. */
export function firedIn(result: Result | undefined, table: string): number[] {
  return result?.fired.find((each) => each.decision === table)?.rows ?? [];
}

/** The rows to draw: those that match what is looked for; of many only the first, and always those that fired. */
export function rowsShown(
  rows: readonly Rule[],
  fired: readonly number[],
  looked: (row: Rule) => string,
  find: string,
  most: number,
): Rule[] {
  const word = find.trim().toLowerCase();
  const found = word === '' ? rows : rows.filter((row) => looked(row).toLowerCase().includes(word));
  const first = new Set(found.slice(0, most).map((row) => row.number));
  return rows.filter((row) => first.has(row.number) || fired.includes(row.number));
}

/** The address keeps what was filled in: `q=12&penalised=false`. */
export function inputsOf(text: string, terms: readonly Term[]): Inputs {
  const said = new URLSearchParams(text);
  return Object.fromEntries(terms.map((term) => [term.id, said.get(term.id) ?? '']));
}

export function textOf(inputs: Inputs): string {
  return new URLSearchParams(Object.entries(inputs).filter(([, value]) => value !== '')).toString();
}

/** Only what the shown edition asks for. */
export function asked(inputs: Inputs, terms: readonly Term[]): Inputs {
  return Object.fromEntries(terms.map((term) => [term.id, inputs[term.id] ?? '']));
}
