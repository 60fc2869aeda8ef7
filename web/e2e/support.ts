import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect, type BrowserContext, type Page } from '@playwright/test';

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const SCREENS = fileURLToPath(new URL('../test-results/screens/', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const known = new Map<string, Cookies>();

/** The first password of a user, as the server wrote it down: user name first, password last on the line. */
export function passwordOf(user: string): string {
  const file = process.env.QINGYUAN_FIRST_LOGIN;
  if (file === undefined) throw new Error('QINGYUAN_FIRST_LOGIN must name the file of first passwords.');
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const words = line.split(/[\s:=,|]+/).filter((word) => word !== '');
    const password = words.at(-1);
    if (words[0] === user && words.length > 1 && password !== undefined) return password;
  }
  throw new Error(`${file} names no password for ${user}.`);
}

/**
 * Signs in without the form, which has its own journey. A user's session is used again by later journeys; one that
 * signs out or changes the password asks for a fresh one.
 */
export async function login(page: Page, user: string, options: { fresh?: boolean } = {}): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  const kept = options.fresh === true ? undefined : known.get(user);
  if (kept !== undefined) {
    await context.addCookies(kept);
    const session = (await (await context.request.get('/api/session')).json()) as { person: unknown };
    if (session.person !== null) return;
    await context.clearCookies();
  }
  await context.request.get('/api/session');
  const token = (await context.cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await context.request.post('/api/session', {
    data: { login: user, password: passwordOf(user) },
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
  });
  expect(answer.ok(), `signing in as ${user}: ${answer.status()} ${await answer.text()}`).toBe(true);
  if (options.fresh !== true) known.set(user, await context.cookies());
}

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** Fails when the page, as it stands, breaks a rule of WCAG 2.1 AA. */
export async function axe(page: Page): Promise<void> {
  // a list that was just chosen from is still fading out, and stands outside every landmark while it does
  await expect(page.locator('[class*="-leave-active"]')).toHaveCount(0);
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe: engine } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    const { violations: found } = await engine.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    });
    return found.map(({ id, help, nodes }) => ({
      id,
      help,
      at: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
    }));
  });
  expect(violations, `${page.url()} should be usable by everybody`).toEqual([]);
}

/** Nothing on the page is wider than the screen. */
export async function fits(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  expect(content, `${page.url()} should not scroll sideways`).toBeLessThanOrEqual(screen ?? 0);
}

/** Two pictures for the reviewer, on a desk and on a phone, where nothing may stand out; the window is as before afterwards. */
export async function snap(page: Page, name: string, options: { full?: boolean } = {}): Promise<void> {
  const before = page.viewportSize() ?? DESKTOP;
  for (const [suffix, size] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const) {
    await page.setViewportSize(size);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await fits(page);
    await page.screenshot({
      path: `${SCREENS}${name}-${suffix}.png`,
      fullPage: options.full === true,
      animations: 'disabled',
    });
  }
  await page.setViewportSize(before);
}

/** How a journey ends: usable by everybody, and with pictures. */
export async function finish(page: Page, name: string): Promise<void> {
  await axe(page);
  await snap(page, name);
}

/** A day on which everything is still on time; working days of a year without declared holidays cannot be counted. */
export function soon(): string {
  return new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
}
