import { afterEach, describe, expect, it, vi } from 'vitest';
import { csrfToken, fileName, prepare, request, SESSION_LOST } from './http';
import { ProblemError } from './problem';

function answer(body: unknown, status: number): void {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status }));
}

afterEach(() => {
  document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
});

describe('a request', () => {
  it('finds the token among the cookies', () => {
    expect(csrfToken('a=b; XSRF-TOKEN=x%3Dy; c=d')).toBe('x=y');
    expect(csrfToken('a=b')).toBeUndefined();
  });

  it('carries the token with a write only, and the language always', () => {
    document.cookie = 'XSRF-TOKEN=secret';
    document.documentElement.lang = 'en';
    const read = new Headers();
    const write = new Headers();
    prepare(read, 'GET');
    prepare(write, 'POST');
    expect(read.get('X-XSRF-TOKEN')).toBeNull();
    expect(write.get('X-XSRF-TOKEN')).toBe('secret');
    expect(write.get('Accept-Language')).toBe('en');
  });

  it('turns a refusal into a problem with the fields it is about', async () => {
    answer(
      {
        code: 'statistics.out-of-range',
        title: '超出范围',
        detail: '应在 0 到 100 之间',
        errors: [{ pointer: '/value', code: 'range', detail: '填了 120' }],
        incident: 'Q7K2',
      },
      422,
    );
    const problem = await request('POST', '/api/x', {}).catch((cause: unknown) => cause);
    expect(problem).toBeInstanceOf(ProblemError);
    expect(problem).toMatchObject({ code: 'statistics.out-of-range', status: 422, incident: 'Q7K2' });
    expect((problem as ProblemError).of('value')).toBe('填了 120');
    expect((problem as ProblemError).of('other')).toBeUndefined();
  });

  it('says so when nothing answers', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('offline'));
    await expect(request('GET', '/api/x')).rejects.toMatchObject({ status: 0, code: 'network.unreachable' });
  });

  it('copes with an error page that is no problem document', async () => {
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(
      new Response('<html>', { status: 502, statusText: 'Bad' }),
    );
    await expect(request('GET', '/api/x')).rejects.toMatchObject({
      status: 502,
      code: 'http.502',
      title: 'Bad',
    });
  });

  it('tells the application when the session is gone', async () => {
    const heard = vi.fn();
    window.addEventListener(SESSION_LOST, heard, { once: true });
    answer({}, 401);
    await expect(request('GET', '/api/x')).rejects.toMatchObject({ status: 401 });
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('a download', () => {
  it('takes the name the server gives, in any script', () => {
    expect(fileName('attachment; filename="x.xlsx"; filename*=UTF-8\'\'%E6%8C%87%E6%A0%87.xlsx')).toBe(
      '指标.xlsx',
    );
    expect(fileName('attachment; filename="list.xlsx"')).toBe('list.xlsx');
    expect(fileName(null)).toBeUndefined();
  });
});
