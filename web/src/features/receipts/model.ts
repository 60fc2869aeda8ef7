import type { components } from '@/shared/api';

export type Receipt = components['schemas']['receipts.ReceiptBody'];
export type Input = components['schemas']['receipts.ReceiptBody.InputBody'];

/** Members of an outcome or a fact that are told by name elsewhere on the page. */
const TOLD = new Set(['value', 'unit', 'state', 'fault']);

/** What a receipt says: its value with unit, or its state; nothing where it holds a fault. */
export function answerOf(outcome: Receipt['outcome']): { value: string | null; unit: string | null } {
  const value = outcome.value ?? outcome.state;
  return { value: scalar(value), unit: scalar(outcome.unit) };
}

/** A plain value, or a list of them, and the way to it. */
export interface Member {
  path: (string | number)[];
  values: string[];
}

export function keyOf(member: Member): string {
  return member.path.join('.');
}

/** The other members, nested ones with their path, in the order of their names. */
export function membersOf(tree: Record<string, unknown> | null | undefined, leaveOut = TOLD): Member[] {
  if (!tree) return [];
  return Object.keys(tree)
    .filter((name) => !leaveOut.has(name))
    .sort()
    .flatMap((name) => flatten([name], tree[name]));
}

function flatten(path: Member['path'], value: unknown): Member[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const values = value.map(scalar);
    return values.every((each) => each !== null)
      ? [{ path, values }]
      : value.flatMap((each, index) => flatten([...path, index], each));
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([inner, each]) => flatten([...path, inner], each));
  }
  return [{ path, values: [scalar(value) ?? ''] }];
}

function scalar(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

/** The first and last signs of a hash, enough to compare by eye; the whole is in the title. */
export function shortHash(hash: string): string {
  return hash.length > 16 ? `${hash.slice(0, 8)}…${hash.slice(-6)}` : hash;
}

export function subjectOf(receipt: Receipt): string {
  return `${receipt.subject.kind}/${receipt.subject.key}/${receipt.subject.period}`;
}
