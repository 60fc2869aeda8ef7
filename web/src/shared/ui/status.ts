/** A status has a shape and a tone besides its word; `shape` is the character drawn before it. */
export interface StatusLook {
  key: string;
  shape: string;
  tone: 'met' | 'on-track' | 'behind' | 'missed' | 'pending' | 'none' | 'sample';
}

const LOOKS: Record<string, Omit<StatusLook, 'key'>> = {
  met: { shape: '●', tone: 'met' },
  'on-track': { shape: '▲', tone: 'on-track' },
  behind: { shape: '◆', tone: 'behind' },
  missed: { shape: '■', tone: 'missed' },
  'pending-target': { shape: '○', tone: 'pending' },
  'not-reported': { shape: '–', tone: 'none' },
  sample: { shape: '◌', tone: 'sample' },
  // Items without a number.
  done: { shape: '●', tone: 'met' },
  kept: { shape: '●', tone: 'met' },
  'in-progress': { shape: '▲', tone: 'on-track' },
  'not-started': { shape: '○', tone: 'none' },
  'not-due': { shape: '○', tone: 'none' },
  elsewhere: { shape: '–', tone: 'none' },
  'set-aside': { shape: '–', tone: 'none' },
  'not-met': { shape: '■', tone: 'missed' },
  'not-judged': { shape: '–', tone: 'none' },
  'awaiting-evidence': { shape: '○', tone: 'pending' },
  delayed: { shape: '◆', tone: 'behind' },
  overdue: { shape: '■', tone: 'missed' },
  broken: { shape: '■', tone: 'missed' },
  vetoed: { shape: '■', tone: 'missed' },
  'no-veto': { shape: '●', tone: 'met' },
  cancelled: { shape: '–', tone: 'none' },
  closed: { shape: '–', tone: 'none' },
  reference: { shape: '–', tone: 'none' },
  unknown: { shape: '–', tone: 'none' },
};

export const STATUSES: readonly string[] = Object.keys(LOOKS);

/** `ON_TRACK`, `onTrack` and `on-track` are one status. */
export function statusKey(status: string): string {
  return status
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_\s]+/g, '-')
    .toLowerCase();
}

export function statusLook(status: string | null | undefined): StatusLook {
  const key = statusKey(status ?? 'not-reported');
  const look = LOOKS[key];
  return look === undefined ? { key: 'unknown', shape: '–', tone: 'none' } : { key, ...look };
}
