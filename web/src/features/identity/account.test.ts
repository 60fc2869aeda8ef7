import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { mount, type VueWrapper } from '@vue/test-utils';
import { createPinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Component } from 'vue';
import FactorPanel from './components/FactorPanel.vue';
import SessionList from './components/SessionList.vue';

// The client takes hold of fetch when it is imported.
const server = vi.hoisted(() => {
  const fetch = vi.fn<(request: Request) => Promise<Response>>();
  vi.stubGlobal('fetch', fetch);
  return { fetch };
});

type Answers = Record<string, () => object | number>;
const asked: { what: string; body: unknown }[] = [];

/** The server answers by method and path; a number is a status without a body. */
function answering(answers: Answers): void {
  asked.length = 0;
  server.fetch.mockImplementation(async (request) => {
    const what = `${request.method} ${new URL(request.url).pathname}`;
    const text = await request.clone().text();
    asked.push({ what, body: text === '' ? undefined : JSON.parse(text) });
    const answer = answers[what]?.() ?? 404;
    return typeof answer === 'number'
      ? new Response(null, { status: answer })
      : Response.json(answer, { status: 'code' in answer ? 422 : 200 });
  });
}

function open(component: Component): VueWrapper {
  return mount(component, {
    global: { plugins: [createPinia(), [VueQueryPlugin, { queryClient: new QueryClient() }]] },
    attachTo: document.body,
  });
}

async function press(page: VueWrapper, name: string): Promise<void> {
  await vi.waitFor(() => expect(page.text()).toContain(name));
  const button = page.findAll('button').find((each) => each.text() === name);
  if (button === undefined) throw new Error(`no button ${name}`);
  await (button.attributes('type') === 'submit'
    ? page.get('form').trigger('submit')
    : button.trigger('click'));
}

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('the second factor', () => {
  it('is set up by password, picture and code, and shows the recovery codes once', async () => {
    let on = false;
    answering({
      'GET /api/account/factor': () => ({
        demanded: true,
        recoveryCodesLeft: on ? 2 : 0,
        ...(on ? { since: '2026-11-29T00:00:00Z' } : {}),
      }),
      'POST /api/account/factor': () => ({
        secret: 'MZXW6YTBOIMZXW6Y',
        uri: 'otpauth://totp/Qingyuan:shen',
        qrCode: { size: 29, path: 'M4 4h7v1H4z' },
      }),
      'POST /api/account/factor/confirm': () => {
        on = true;
        return { codes: ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh'] };
      },
    });
    const page = open(FactorPanel);
    await vi.waitFor(() => expect(page.text()).toContain('您的岗位要求使用'));
    await press(page, '设置');
    await page.get('input[type=password]').setValue('secret');
    await press(page, '下一步');

    await vi.waitFor(() => expect(page.find('svg[role=img]').exists()).toBe(true));
    expect(page.get('svg[role=img]').attributes('viewBox')).toBe('0 0 29 29');
    expect(page.text()).toContain('MZXW 6YTB OIMZ XW6Y');
    await page.get('input[autocomplete=one-time-code]').setValue('123456');
    await press(page, '确认启用');

    await vi.waitFor(() => expect(page.text()).toContain('eeee-ffff-gggg-hhhh'));
    await vi.waitFor(() => expect(page.text()).toContain('剩余恢复码 2 个'));
    expect(page.text()).not.toContain('MZXW');
    expect(page.findAll('button').map((button) => button.text())).not.toContain('停用');
    expect(asked.filter((each) => each.body !== undefined)).toEqual([
      { what: 'POST /api/account/factor', body: { password: 'secret' } },
      { what: 'POST /api/account/factor/confirm', body: { code: '123456' } },
    ]);
    await press(page, '已记下');
    expect(page.text()).not.toContain('eeee-ffff-gggg-hhhh');
  });

  it('says beside the field what was wrong and lets one try again', async () => {
    answering({
      'GET /api/account/factor': () => ({
        demanded: false,
        recoveryCodesLeft: 10,
        since: '2026-11-29T00:00:00Z',
      }),
      'POST /api/account/factor/remove': () => ({
        code: 'identity.code',
        title: '验证码不正确',
        detail: '验证码不正确、已过期或已经用过。',
        status: 422,
      }),
    });
    const page = open(FactorPanel);
    await press(page, '停用');
    await page.get('input[autocomplete=one-time-code]').setValue('000000');
    await press(page, '停用');

    await vi.waitFor(() => expect(page.text()).toContain('已过期或已经用过'));
    expect(page.get('input[autocomplete=one-time-code]').attributes('aria-invalid')).toBe('true');
    expect(page.get<HTMLInputElement>('input[autocomplete=one-time-code]').element.value).toBe('');
  });
});

describe('where one is signed in', () => {
  it('lists the sessions, never offers to end this one, and ends another', async () => {
    let sessions = [
      {
        id: 's1',
        since: '2026-11-29T00:00:00Z',
        seenAt: '2026-11-29T01:00:00Z',
        device: 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36',
        source: '10.0.0.1',
        current: true,
      },
      {
        id: 's2',
        since: '2026-11-28T00:00:00Z',
        seenAt: '2026-11-28T01:00:00Z',
        device: 'curl/8',
        source: '10.0.0.2',
        current: false,
      },
    ];
    answering({
      'GET /api/account/sessions': () => sessions,
      'DELETE /api/account/sessions/s2': () => {
        sessions = sessions.slice(0, 1);
        return 204;
      },
    });
    const page = open(SessionList);
    await vi.waitFor(() => expect(page.text()).toContain('Chrome · Windows'));
    expect(page.text()).toContain('当前会话');
    expect(page.text()).toContain('未知设备');
    expect(page.findAll('button')).toHaveLength(1);

    await press(page, '结束');
    await vi.waitFor(() => expect(page.text()).not.toContain('10.0.0.2'));
    expect(asked.map((each) => each.what)).toContain('DELETE /api/account/sessions/s2');
  });
});
