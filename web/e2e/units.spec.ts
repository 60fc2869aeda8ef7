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
  // the page follows the screen's width within a frame or two
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width, { message: `${page.url()} on a phone` }).toBeLessThanOrEqual(390);
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

test('two people answer one form, and the later one chooses whose figure stands', async ({ browser }) => {
  test.setTimeout(90_000);
  // the officers of both towns that were merged answer what was asked of one
  const pages: Page[] = [];
  for (const user of ['officer-town-qidu', 'officer-town-taoyuan']) {
    const page = await (await browser.newContext()).newPage();
    await login(page, user);
    pages.push(page);
  }
  const [first, second] = pages as [Page, Page];
  const { rounds } = await call<{ rounds: { id: string; period: string }[] }>(
    first,
    'GET',
    '/collection/rounds?schedule=household-waste-quarterly',
  );
  const round = rounds.find((each) => each.period === OPEN)?.id ?? '';
  const { forms } = await call<{ forms: { form: string; unit: string }[] }>(
    first,
    'GET',
    `/collection/rounds/${round}`,
  );
  const form = forms.find((each) => each.unit === 'town-qidu')?.form ?? '';
  const cell = (page: Page) => page.getByRole('textbox', { name: /产生量（当季） 七都镇 本期数/ });
  for (const page of pages) {
    await page.goto(`/collection/forms/${form}`);
    await expect(cell(page)).toHaveValue('');
  }

  await cell(first).fill('8');
  await cell(first).press('Enter');
  await expect(first.getByText(/^已保存 /)).toBeVisible();
  await cell(second).fill('9');
  await cell(second).press('Enter');
  await expect(second.getByText(/刚刚改过这一格，现为 8/)).toBeVisible();
  await expect(cell(second)).toHaveValue('9');
  await finish(second, 'form-two-people');
  await second.getByRole('button', { name: '用我的' }).click();
  await expect(second.getByText(/刚刚改过这一格/)).toBeHidden();
  await expect(second.getByText(/^已保存 /)).toBeVisible();
  await first.reload();
  await expect(cell(first)).toHaveValue('9');
  for (const page of pages) await page.context().close();
});

async function choose(page: Page, name: string): Promise<void> {
  await page.getByLabel('名称，包括曾用名和前身').fill(name);
  await page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: '名称与职责' })).toBeVisible();
}

async function register(page: Page): Promise<void> {
  await page.getByLabel('原因', { exact: true }).fill('示例：机构改革');
  await page.getByRole('button', { name: '查看影响' }).click();
  await expect(page.getByRole('status', { name: '登记后的影响' })).toBeVisible();
  await confirm(page);
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: '确认登记' }).click();
  await expect(page.getByText('已登记，岗位、待办和报表已随之转移').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '调整记录' })).toBeVisible();
}

function part(page: Page, n: number) {
  return page.getByRole('group', { name: `第 ${n} 部分` });
}

test('the office renames a unit, splits one, and changes what one is responsible for', async ({ page }) => {
  test.setTimeout(90_000);
  await login(page, 'office');
  await page.goto('/units');
  await choose(page, '保险公司');
  await page.getByRole('button', { name: '更名', exact: true }).click();
  await page.getByLabel('名称', { exact: true }).fill('示例保险机构');
  await axe(page);
  await register(page);
  const drawer = page.getByRole('complementary');
  await expect(drawer.getByText('示例保险机构', { exact: true }).first()).toBeVisible();
  await expect(drawer.getByText('保险公司', { exact: true }).first()).toBeVisible();

  await page.goto('/units');
  await choose(page, '水务集团');
  await page.getByRole('button', { name: '拆分', exact: true }).click();
  await part(page, 1).getByLabel('名称', { exact: true }).fill('示例供水集团');
  await part(page, 2).getByLabel('名称', { exact: true }).fill('示例排水集团');
  await part(page, 2).getByRole('combobox', { name: '转入的岗位' }).click({ force: true });
  await page.getByRole('option', { name: /填报/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: /填报/ })).toBeHidden();
  await axe(page);
  await page.getByLabel('原因', { exact: true }).fill('示例：机构改革');
  await page.getByRole('button', { name: '查看影响' }).click();
  const impact = page.getByRole('status', { name: '登记后的影响' });
  await expect(impact.getByText(/填报.*水务集团 → 示例排水集团/)).toBeVisible();
  await expect(impact.getByText(/水务集团 → 示例供水集团/).first()).toBeVisible();
  await finish(page, 'units-split-impact');
  await confirm(page);
  await page.getByRole('button', { name: '示例排水集团', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: '示例排水集团' })).toBeVisible();
  await finish(page, 'units-split');

  await page.goto('/units');
  await choose(page, '横扇街道');
  await page.getByRole('button', { name: '范围调整', exact: true }).click();
  await page.getByRole('combobox', { name: '负责的区域' }).fill('同里');
  await page.getByRole('option', { name: '同里镇' }).click();
  // the first one takes back what was typed, the second closes the list
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: '同里镇' })).toBeHidden();
  await axe(page);
  await register(page);
  await expect(page.getByText(/负责区域：.*同里镇/)).toBeVisible();
  await finish(page, 'units-boundary');
});

test('the office merges, splits, renames and moves areas', async ({ page }) => {
  test.setTimeout(90_000);
  await login(page, 'office');
  await page.goto('/units?of=area');
  await choose(page, '松陵街道');
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('combobox', { name: '与哪些合并' }).fill('江陵');
  await page.getByRole('option', { name: '江陵街道' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('名称', { exact: true }).fill('示例松江片区');
  await register(page);
  await page.getByRole('button', { name: '示例松江片区', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: '示例松江片区' })).toBeVisible();
  await finish(page, 'areas-merged');

  await page.goto('/units?of=area');
  await choose(page, '八坼街道');
  await page.getByRole('button', { name: '拆分', exact: true }).click();
  await part(page, 1).getByLabel('名称', { exact: true }).fill('示例八坼东片');
  await part(page, 2).getByLabel('名称', { exact: true }).fill('示例八坼西片');
  await register(page);
  await expect(page.getByRole('button', { name: '示例八坼西片', exact: true }).first()).toBeVisible();

  await page.goto('/units?of=area');
  await choose(page, '平望镇');
  await page.getByRole('button', { name: '更名', exact: true }).click();
  await page.getByLabel('名称', { exact: true }).fill('示例平望片区');
  await register(page);
  await page.getByRole('button', { name: '范围调整', exact: true }).click();
  await page.getByRole('combobox', { name: '隶属' }).fill('桃源');
  await page.getByRole('option', { name: '桃源镇' }).click();
  await page.getByLabel('区划代码', { exact: true }).fill('320509998');
  await axe(page);
  await register(page);
  await expect(page.getByText('隶属：桃源镇')).toBeVisible();
  await expect(page.getByText('区划代码：320509998')).toBeVisible();
  await finish(page, 'areas-moved');

  // who is responsible follows the areas
  await page.goto('/units');
  await choose(page, '松陵街道');
  await expect(page.getByText('负责区域：示例松江片区')).toBeVisible();
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
