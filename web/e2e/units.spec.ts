import { expect, test, type Page } from '@playwright/test';
import { axe, finish, login, soon } from './support';

// Years without figures and rounds of their own: nothing here changes what other journeys look at.
const READ = '2018-Q1';
const OPEN = '2019-Q1';
const GENERATED = 'household-waste-generated-quarter';

async function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const cookies = await page.context().cookies();
  const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.context().request.fetch(`/api${path}`, {
    method,
    data: body,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

async function report(page: Page, town: string, value: string): Promise<void> {
  await login(page, `officer-${town}`);
  await call(page, 'POST', '/statistics/values', {
    values: [{ element: GENERATED, extent: `unit:${town}`, period: READ, value }],
  });
}

async function noSidewaysScroll(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${page.url()} on a phone`).toBeLessThanOrEqual(390);
  if (before !== null) await page.setViewportSize(before);
}

test('the office merges two towns while a form is open', async ({ page }) => {
  test.setTimeout(90_000);
  await report(page, 'town-qidu', '10.5');
  await report(page, 'town-taoyuan', '4.25');

  await login(page, 'office');
  await call(page, 'POST', '/collection/rounds', {
    schedule: 'household-waste-quarterly',
    periods: [OPEN],
    due: soon(),
  });
  const { rounds } = await call<{ rounds: { id: string; period: string }[] }>(
    page,
    'GET',
    '/collection/rounds?schedule=household-waste-quarterly',
  );
  const round = rounds.find((each) => each.period === OPEN)?.id ?? '';
  const { forms } = await call<{ forms: { form: string; unit: string }[] }>(
    page,
    'GET',
    `/collection/rounds/${round}`,
  );
  const form = forms.find((each) => each.unit === 'town-qidu')?.form ?? '';

  await page.goto('/units');
  await expect(page.getByRole('heading', { level: 1, name: '单位与区域' })).toBeVisible();
  await noSidewaysScroll(page);
  await finish(page, 'units');
  await page.getByLabel('名称，包括曾用名和前身').fill('桃源');
  await page.getByRole('button', { name: /^桃源镇/ }).click();
  await expect(page.getByRole('heading', { name: '名称与职责' })).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('combobox', { name: '与哪些合并' }).fill('七都');
  await page.getByRole('option', { name: '七都镇' }).click();
  await page.getByLabel('名称', { exact: true }).fill('示例南部新镇');
  await page.getByLabel('原因', { exact: true }).fill('示例：区划调整');
  await page.getByRole('button', { name: '查看影响' }).click();
  const impact = page.getByRole('status', { name: '登记后的影响' });
  await expect(impact.getByText(/桃源镇/).first()).toBeVisible();
  await expect(impact.getByText('示例南部新镇').first()).toBeVisible();
  await expect(impact.getByText(/未封存的报表由新单位继续办理/)).toBeVisible();
  await finish(page, 'units-impact');
  await noSidewaysScroll(page);
  await page.getByRole('button', { name: '确认登记' }).click();

  await expect(page.getByRole('heading', { name: '沿革' })).toBeVisible();
  await page.getByRole('button', { name: '示例南部新镇', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: '示例南部新镇' })).toBeVisible();
  await noSidewaysScroll(page);
  await finish(page, 'units-merged');

  // the form that was open is answered by the new town's officer, and says so
  await login(page, 'officer-town-taoyuan');
  await page.goto('/collection');
  await expect(page.locator(`a[href*="${form}"]`).first()).toBeVisible();
  await page.goto(`/collection/forms/${form}`);
  await expect(page.getByText(/七都镇 → 示例南部新镇/).first()).toBeVisible();
  await finish(page, 'form-taken-over');

  // the series is read under the towns there were, and under the one there is
  await login(page, 'office');
  await page.goto('/statistics?year=2018&unit=urban-management-bureau');
  await expect(page.getByRole('row', { name: /generated-quarter.*七都镇.*2018-Q1/ }).first()).toContainText(
    '10.5',
  );
  await expect(page.getByRole('row', { name: /generated-quarter.*桃源镇.*2018-Q1/ }).first()).toContainText(
    '4.25',
  );
  await page.getByLabel('区划口径').selectOption('now');
  const together = page.getByRole('row', { name: /2018-Q1.*示例南部新镇/ });
  await expect(together).toContainText('14.75');
  await expect(together).toContainText('七都镇');
  await expect(together).toContainText('桃源镇');
  await noSidewaysScroll(page);
  await finish(page, 'figures-present-division');
  await page.getByLabel('区划口径').selectOption('then');
  await expect(page.getByRole('row', { name: /generated-quarter.*七都镇.*2018-Q1/ }).first()).toContainText(
    '10.5',
  );
});

test('the security administrator hands a post over', async ({ page }) => {
  await login(page, 'security');
  await page.goto('/people?words=示例·水务局填报员');
  await page.getByRole('link', { name: /示例·水务局填报员/ }).click();
  await page.getByRole('button', { name: '交接', exact: true }).first().click();
  await page.getByRole('button', { name: '确认交接' }).click();
  await expect(page.getByText('请写明原因')).toBeVisible();
  await page.getByLabel('原因', { exact: true }).fill('示例：调离');
  await axe(page);
  await page.getByRole('button', { name: '确认交接' }).click();
  await expect(page.getByRole('heading', { name: '交接记录' })).toBeVisible();
  await expect(page.getByText(/暂无接任者/)).toBeVisible();
  await noSidewaysScroll(page);
  await finish(page, 'handed-over');
});
