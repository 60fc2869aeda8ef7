/** Long work on the server, as its address answers. */
export interface Job {
  id: string;
  /** QUEUED, RUNNING, DONE, FAILED, CANCELLED. */
  state: string;
  done?: number | null;
  total?: number | null;
  message?: string | null;
  problem?: { title?: string; detail?: string; incident?: string | null } | null;
  result?: unknown;
}

export function isOver(job: Job | undefined): boolean {
  return job !== undefined && ['DONE', 'FAILED', 'CANCELLED'].includes(job.state.toUpperCase());
}

/** Per cent done, or null while the total is not known. */
export function percent(job: Job | undefined): number | null {
  if (job === undefined || !job.total) return null;
  return Math.min(100, Math.floor((100 * (job.done ?? 0)) / job.total));
}
