import type { components } from '@/shared/api';
import { formatChange, formatNumber, type NumberText } from '@/shared/number';
import type { LocalText } from '@/shared/text';

type Schemas = components['schemas'];
export type Cockpit = Schemas['cockpit.CockpitView'];
export type DomainView = Schemas['cockpit.CockpitView.DomainView'];
export type Tile = Schemas['cockpit.CockpitView.Tile'];
export type Projects = Schemas['plan.Duties.ProjectSummary'];
export type Commitments = Schemas['plan.Duties.CommitmentSummary'];

type Say = (text: LocalText | string | null | undefined) => string;
type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Best first; the order of the bar of counts. */
export const ORDER = [
  'met',
  'on-track',
  'behind',
  'missed',
  'not-met',
  'pending-target',
  'awaiting-evidence',
  'not-reported',
  'not-judged',
] as const;

/** Statuses in order with how many, none left out that has any. */
export function counted(counts: Record<string, number>): { status: string; n: number }[] {
  return ORDER.flatMap((status) => {
    const n = counts[status] ?? 0;
    return n === 0 ? [] : [{ status, n }];
  });
}

/** What stands behind the digits; nothing for scores and states. */
export function unitOf(tile: Tile, say: Say): string {
  const bare = tile.value?.number === undefined || tile.unit.id === '-' || tile.unit.id === 'index';
  return bare ? '' : say(tile.unit.title);
}

/** `81.2 %`, a state in words, or nothing. */
export function shownValue(tile: Tile, say: Say): string {
  if (tile.value?.number !== undefined)
    return [formatNumber(tile.value.number as NumberText), unitOf(tile, say)]
      .filter((part) => part !== '')
      .join('\u202f');
  return say(tile.value?.state);
}

/** `较上年 +1.2 好转`. */
export function movedText(tile: Tile, t: Translate): string {
  const { change } = tile;
  if (change?.better === undefined) return '';
  const amount = change.amount === undefined ? '' : formatChange(change.amount as NumberText);
  return t(change.better ? 'cockpit.moved.better' : 'cockpit.moved.worse', { amount }).replace('  ', ' ');
}

/** The number an item has in the table, with its letter. */
export function numberOf(tile: Tile): string {
  return `${tile.number}${tile.letter ?? ''}`;
}
