import createClient, { type Middleware } from 'openapi-fetch';
import { judge, prepare } from './http';
import { unreachable } from './problem';
import type { paths } from './schema';

const ours: Middleware = {
  onRequest({ request }) {
    prepare(request.headers, request.method);
    return request;
  },
  onResponse({ response }) {
    return judge(response);
  },
  onError({ error }) {
    return unreachable(error);
  },
};

/** The one client, typed by the server's own document. It throws `ProblemError`; use `bodyOf` for the answer. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  querySerializer: { array: { style: 'form', explode: true } },
});
api.use(ours);

/** The body of an answer: `const plan = await bodyOf(api.GET('/api/plan/indicators'))`. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}
