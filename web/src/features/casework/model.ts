import type { components } from '@/shared/api';

export type Line = components['schemas']['casework.CaseBodies.LineBody'];
export type Case = components['schemas']['casework.CaseBodies.CaseBody'];
export type Task = components['schemas']['casework.CaseBodies.TaskBody'];
export type Done = components['schemas']['casework.CaseBodies.DoneBody'];
export type Said = components['schemas']['casework.CaseWords.Said'];
export type Procedure = components['schemas']['casework.CaseBodies.ProcedureBody'];

export const VIEWS = ['todo', 'done', 'followed', 'overdue', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** The view an address asks for; the first where it asks for none that there is. */
export function viewOf(text: string): View {
  return VIEWS.find((view) => view === text) ?? 'todo';
}

/** How a state is marked. */
export function statusOf(state: Line['state']): string {
  return { OPEN: 'in-progress', SUSPENDED: 'set-aside', CLOSED: 'done', CANCELLED: 'cancelled' }[state];
}

export interface Sentence {
  key: string;
  values: Record<string, string | number>;
}

/** What the case waits for, in one sentence; `comma` stands between things of a list. */
export function sentence(body: Case, comma: string): Sentence {
  const open = body.tasks;
  const first = open[0];
  if (body.state !== 'OPEN' || first === undefined) {
    return { key: `casework.say.${body.state}`, values: { reason: body.reason ?? '' } };
  }
  const steps = [...new Set(open.map((task) => task.title))].join(comma);
  const units = [...new Set(open.map((task) => task.person ?? task.unit ?? ''))].filter(Boolean).join(comma);
  const late = open.filter((task) => task.overdue);
  if (late.length > 0) {
    return { key: 'casework.say.late', values: { steps, units, n: Math.abs(late[0]?.left ?? 0) } };
  }
  const left = open.map((task) => task.left).filter((each) => each !== undefined && each !== null);
  return left.length === 0
    ? { key: 'casework.say.open', values: { steps, units } }
    : { key: 'casework.say.due', values: { steps, units, n: Math.min(...(left as number[])) } };
}

/** A new key for an act: the same act sent twice is done once. */
export function actKey(): string {
  return crypto.randomUUID();
}
