// Opens a form of 300 filled cells in Chromium, from the click on its link until the frame with all cells is drawn, and
// types into a cell: from each key until the frame that says what is wrong with it is drawn.
import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const [, , url, passwords] = process.argv;
const CELLS = 300;
const OPENINGS = 30;
const KEYS = 100;
const PERIODS = ['2025-03', '2024-03'];
const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('@playwright/test');

function browserPath() {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not in this folder
      }
    }
  throw new Error('Chromium is missing: apt-get install chromium fonts-noto-cjk');
}

function passwordOf(user) {
  for (const line of readFileSync(passwords, 'utf8').split('\n')) {
    const words = line.split(/[\s:=,|]+/).filter((word) => word !== '');
    if (words[0] === user && words.length > 1) return words.at(-1);
  }
  throw new Error(`no password for ${user}`);
}

async function call(page, method, path, body) {
  const token = (await page.context().cookies()).find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.context().request.fetch(`${url}/api${path}`, {
    method,
    data: body,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
  });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** What was written is read once everything begun before it has ended: jobs of the server's start may hold it back. */
async function soon(read) {
  for (let left = 60; ; left--) {
    try {
      return await read();
    } catch (problem) {
      if (left === 0) throw problem;
      await new Promise((done) => setTimeout(done, 500));
    }
  }
}

async function login(page, user) {
  await page.context().clearCookies();
  await page.context().request.get(`${url}/api/session`);
  await call(page, 'POST', '/session', { login: user, password: passwordOf(user) });
}

function tell(what, times) {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  console.log(`${what}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, slowest ${at(1)} ms (of ${sorted.length})`);
}

const browser = await chromium.launch({
  executablePath: browserPath(),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
});
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await login(page, 'office');
  const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const forms = [];
  for (const period of PERIODS) {
    const [round] = await call(page, 'POST', '/collection/rounds', {
      schedule: 'bench-monthly',
      periods: [period],
      due,
    });
    const told = await soon(() => call(page, 'GET', `/collection/rounds/${round.id}`));
    forms.push(told.forms.find((each) => each.unit === 'statistics-bureau').form);
  }
  await login(page, 'officer-statistics-bureau');
  for (const form of forms)
    await call(page, 'PUT', `/collection/forms/${form}/cells`, {
      cells: Array.from({ length: CELLS }, (_, i) => ({
        element: `bench-${i + 1}`,
        extent: 'area:area-wujiang',
        said: String(100 + i),
      })),
    });

  const opened = [];
  for (let i = 0; i < OPENINGS + 3; i++) {
    await page.goto(`${url}/collection`);
    await page.locator(`a[href*="${forms[0]}"]`).first().waitFor();
    const millis = await page.evaluate(
      ([form, cells]) =>
        new Promise((done) => {
          const begun = performance.now();
          const look = () => {
            if (document.querySelectorAll('input[data-column="said"]').length < cells)
              requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
          };
          document.querySelector(`a[href*="${form}"]`).click();
          look();
        }),
      [forms[0], CELLS],
    );
    if (i >= 3) opened.push(millis); // the first ones load and compile what the browser then has
  }
  tell(`form of ${CELLS} cells, from the click until it is drawn`, opened);

  const cell = page.locator('input[data-column="said"]').nth(CELLS / 2);
  await cell.click();
  await page.evaluate(() => {
    window.typed = [];
    window.warned = 0;
    document.addEventListener(
      'input',
      () => {
        const begun = performance.now();
        requestAnimationFrame(() =>
          setTimeout(() => {
            window.typed.push(performance.now() - begun);
            if (document.body.textContent.includes('不是数字')) window.warned++;
          }),
        );
      },
      true,
    );
  });
  // ten wrong characters at a time; emptying the cell is an input too, and is not counted
  for (let i = 0; i < KEYS; i++) {
    if (i % 10 === 0) {
      await cell.fill('');
      await page.waitForTimeout(50);
      await page.evaluate((count) => (window.typed.length = count), i);
    }
    await page.keyboard.type('x');
    await page.waitForFunction((count) => window.typed.length > count, i);
  }
  const { typed, warned } = await page.evaluate(() => ({ typed: window.typed, warned: window.warned }));
  if (warned < KEYS) throw new Error(`only ${warned} of ${KEYS} keys were followed by what is wrong`);
  tell('a key in one of its cells, until the frame that says what is wrong is drawn', typed);
} finally {
  await browser.close();
}
