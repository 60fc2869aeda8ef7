/** One fault in what was sent: where, which, and in the reader's words. */
export interface FieldFault {
  pointer: string;
  code: string;
  detail: string;
}

/** What the server said when it refused (RFC 9457), or that it could not be reached. */
export class ProblemError extends Error {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly errors: readonly FieldFault[];
  readonly incident: string | null;

  constructor(problem: {
    code: string;
    title: string;
    detail?: string;
    status: number;
    errors?: readonly FieldFault[];
    incident?: string | null;
  }) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail ?? '';
    this.status = problem.status;
    this.errors = problem.errors ?? [];
    this.incident = problem.incident ?? null;
  }

  /** The fault of one field, named by JSON pointer or by the field's plain name. */
  of(field: string): string | undefined {
    const pointer = field.startsWith('/') ? field : `/${field}`;
    return this.errors.find((fault) => fault.pointer === pointer || fault.pointer === `#${pointer}`)?.detail;
  }
}

/** Status 0: nothing came back. The words are chosen where it is shown, by the code. */
export function unreachable(cause: unknown): ProblemError {
  const problem = new ProblemError({ code: 'network.unreachable', title: '', status: 0 });
  problem.cause = cause;
  return problem;
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body = await readJson(response);
  const text = (key: string): string | undefined => (typeof body[key] === 'string' ? body[key] : undefined);
  return new ProblemError({
    code: text('code') ?? `http.${response.status}`,
    title: text('title') ?? response.statusText,
    detail: text('detail'),
    status: response.status,
    errors: faults(body['errors']),
    incident: text('incident'),
  });
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.clone().json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

function faults(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((fault) => ({
    pointer: String(fault['pointer'] ?? ''),
    code: String(fault['code'] ?? ''),
    detail: String(fault['detail'] ?? ''),
  }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
