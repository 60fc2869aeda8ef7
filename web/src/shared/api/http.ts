import { problemOf, ProblemError, unreachable } from './problem';

/** Dispatched on `window` when the server no longer knows the session. */
export const SESSION_LOST = 'qingyuan:session-lost';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The token Spring puts in a readable cookie, to be sent back with every write. */
export function csrfToken(cookies: string = document.cookie): string | undefined {
  const pair = cookies.split('; ').find((cookie) => cookie.startsWith('XSRF-TOKEN='));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice('XSRF-TOKEN='.length));
}

/** Adds language and token to what is about to be sent. */
export function prepare(headers: Headers, method: string): void {
  headers.set('Accept-Language', document.documentElement.lang || 'zh-CN');
  const token = SAFE.has(method) ? undefined : csrfToken();
  if (token !== undefined) headers.set('X-XSRF-TOKEN', token);
}

/** Lets a good answer through and throws the problem of a bad one. */
export async function judge(response: Response): Promise<Response> {
  if (response.ok) return response;
  if (response.status === 401) window.dispatchEvent(new CustomEvent(SESSION_LOST));
  throw await problemOf(response);
}

async function call(method: string, url: string, body?: BodyInit | null, type?: string): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json, */*' });
  if (type !== undefined) headers.set('Content-Type', type);
  prepare(headers, method);
  let response: Response;
  try {
    response = await fetch(url, { method, headers, body: body ?? null, credentials: 'same-origin' });
  } catch (cause) {
    throw unreachable(cause);
  }
  return judge(response);
}

/**
 * A call whose path the OpenAPI document does not know: job addresses that the server hands out, the session.
 * Everything else goes through {@link api}.
 */
export async function request<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response =
    body === undefined
      ? await call(method, url)
      : await call(method, url, JSON.stringify(body), 'application/json');
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Fetches a text, such as a drawing, in the page's language. */
export async function text(url: string): Promise<string> {
  return (await call('GET', url)).text();
}

/** Sends a form with files; the browser sets the boundary. */
export async function upload<T>(url: string, form: FormData): Promise<T> {
  const response = await call('POST', url, form);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Fetches a file in the page's language and hands it to the person under the server's name for it. */
export async function download(url: string, fallbackName: string): Promise<string> {
  const response = await call('GET', url);
  const name = fileName(response.headers.get('Content-Disposition')) ?? fallbackName;
  save(await response.blob(), name);
  return name;
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The name in a Content-Disposition header, the UTF-8 form first. */
export function fileName(disposition: string | null): string | undefined {
  if (disposition === null) return undefined;
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1];
}

export { ProblemError };
