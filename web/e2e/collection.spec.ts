import { expect, test, type Page } from '@playwright/test';
import { axe, finish, login, soon } from './support';
import { workbook } from './workbook';

// A year without figures and rounds of its own: nothing here changes what other journeys look at.
const YEAR = 2022;
const BUREAU = 'urban-management-bureau';
const AREA = 'area:area-wujiang';
const GENERATED = 'household-waste-generated-quarter';
const TREATED = 'household-waste-treated-quarter';

async function call<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const cookies = await page.context().cookies();
  const token = cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.context().request.fetch(`/api/collection${path}`, {
    method,
    data: body,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

interface Forms {
  forms: { form: string; unit: string }[];
}
interface Told {
  lines: { element: string; extent: string; cell?: { id: string } }[];
  findings: { check: string; severity: string; lines: string[] }[];
}

async function formOf(page: Page, period: string, unit: string): Promise<string> {
  const { rounds } = await call<{ rounds: { id: string; period: string; schedule: string }[] }>(
    page,
    'GET',
    '/rounds?schedule=household-waste-quarterly',
  );
  const round = rounds.find((each) => each.period === period);
  const { forms } = await call<Forms>(page, 'GET', `/rounds/${round?.id}`);
  return forms.find((form) => form.unit === unit)?.form ?? '';
}

/** Puts text on the clipboard as a spreadsheet does, into the field that has the focus. */
async function pasteBlock(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Says to every warning why the figure is right. */
async function explain(page: Page, reason: string): Promise<void> {
  const buttons = page.getByRole('button', { name: '写明原因' });
  for (let open = await buttons.count(); open > 0; open--) {
    await buttons.first().click();
    await page.getByRole('textbox', { name: /说明原因/ }).fill(reason);
    await page.getByRole('button', { name: '保存原因' }).click();
    await expect(page.getByRole('button', { name: '保存原因' })).toHaveCount(0);
  }
}

/** The quarters that are not played by hand are filed by their own people, past the pages. */
async function fileQuietly(page: Page, period: string): Promise<void> {
  await login(page, `officer-${BUREAU}`);
  const form = await formOf(page, period, BUREAU);
  const seen = async (): Promise<Told> => call<Told>(page, 'GET', `/forms/${form}`);
  await call(page, 'PUT', `/forms/${form}/cells`, {
    cells: [GENERATED, TREATED].map((element) => ({
      element,
      extent: AREA,
      said: element === GENERATED ? '100' : '95',
    })),
  });
  const now = await seen();
  await call(page, 'PUT', `/forms/${form}/cells`, {
    cells: [GENERATED, TREATED].map((element) => ({
      element,
      extent: AREA,
      seen: now.lines.find((line) => line.element === element && line.extent === AREA)?.cell?.id,
      excuses: Object.fromEntries(
        now.findings
          .filter((finding) => finding.severity === 'warning' && finding.lines[0] === `${element}|${AREA}`)
          .map((finding) => [finding.check, '区镇数尚未报送']),
      ),
    })),
  });
  await call(page, 'POST', `/forms/${form}/submission`);
  for (const user of [`reviewer-${BUREAU}`, `head-${BUREAU}`, 'office']) {
    await login(page, user);
    await call(page, 'POST', `/forms/${form}/passing`, {});
  }
}

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

test('the office opens the quarters of a past year and sees who has to deliver', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/collection');
  await expect(page.getByRole('heading', { level: 1, name: '报送' })).toBeVisible();
  await page.getByRole('button', { name: '开轮次' }).click();
  const drawer = page.getByRole('complementary', { name: '开轮次' });
  await drawer.getByLabel('报表制度').selectOption({ label: '生活垃圾季报' });
  for (const quarter of [1, 2, 3, 4]) {
    await drawer.getByRole('checkbox', { name: `${YEAR} 年 ${quarter} 季度` }).check();
  }
  await drawer.getByLabel('截止日期').fill(soon());
  await axe(page);
  await drawer.getByRole('button', { name: '开 4 个轮次' }).click();
  await expect(page.getByText('已开 4 个轮次，报表已发到各单位').first()).toBeVisible();
  await expect(page.getByRole('region', { name: '报送进度' }).getByText('填报中').first()).toBeVisible();
  await finish(page, 'collection-rounds');
});

test('an officer pastes a block, corrects what cannot be, explains a warning and submits', async ({
  page,
}) => {
  await login(page, `officer-${BUREAU}`);
  const form = await formOf(page, `${YEAR}-Q4`, BUREAU);
  await page.goto(`/collection/forms/${form}`);
  const generated = page.getByRole('textbox', { name: /产生量（当季） 吴江区 本期数/ });
  const treated = page.getByRole('textbox', { name: /无害化处理量（当季） 吴江区 本期数/ });
  await generated.click();
  await pasteBlock(page, '100\t最终\t按称重单\r\n101\t最终\r\n');
  await expect(page.getByText(/^已保存 \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(treated).toHaveValue('101');
  // A part is not more than its whole: the form does not leave, and the list leads to the cell.
  await page.getByRole('button', { name: '提交', exact: true }).click();
  const stops = page.getByRole('complementary', { name: '还不能提交' });
  await expect(stops.getByText('须更正').first()).toBeVisible();
  await finish(page, 'collection-form-stops');
  await stops
    .getByRole('button', { name: /产生量/ })
    .first()
    .click();

  await treated.fill('约一百');
  await expect(page.getByText('“约一百”不是数字').first()).toBeVisible();
  await treated.press('Enter');
  await expect(page.getByText(/没有保存：/)).toBeVisible();
  await expect(treated).toHaveValue('约一百');
  await treated.press('Escape');
  await treated.fill('90');
  await treated.press('Enter');
  await expect(page.getByText('须更正 0 处')).toBeVisible();
  // Undo and redo reach the server as well.
  await generated.click();
  await generated.press('Control+z');
  await expect(treated).toHaveValue('101');
  await page.keyboard.press('Control+y');
  await expect(treated).toHaveValue('90');

  await explain(page, '区镇数尚未报送，已与各区镇核对');
  await finish(page, 'collection-form');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('已提交，等待审核').first()).toBeVisible();
  await expect(page.getByText('单位审核').first()).toBeVisible();
});

test('the reviewer sends one cell back, the officer corrects it, and it is passed and sealed', async ({
  page,
}) => {
  await login(page, `reviewer-${BUREAU}`);
  const form = await formOf(page, `${YEAR}-Q4`, BUREAU);
  await page.goto(`/collection/forms/${form}`);
  await page.getByRole('button', { name: /退回这格 .*无害化处理量（当季） 吴江区/ }).click();
  await page.getByRole('textbox', { name: /退回 .*的原因/ }).fill('与台账不符，请核对焚烧厂入厂量');
  await page.getByRole('button', { name: '退回（1 格）' }).click();
  const back = page.getByRole('complementary', { name: '退回' });
  await back.getByLabel('最迟重报日期').fill(soon());
  await back.getByRole('button', { name: '退回', exact: true }).click();
  await expect(page.getByText('已退回').first()).toBeVisible();

  await login(page, `officer-${BUREAU}`);
  await page.goto(`/collection/forms/${form}`);
  await expect(page.getByText(/1 格有意见/)).toBeVisible();
  await expect(page.getByText(/与台账不符/).first()).toBeVisible();
  const treated = page.getByRole('textbox', { name: /无害化处理量（当季） 吴江区 本期数/ });
  await treated.fill('95');
  await treated.press('Enter');
  await expect(page.getByText(/^已保存 /)).toBeVisible();
  await explain(page, '区镇数尚未报送');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('已提交，等待审核').first()).toBeVisible();

  for (const [user, verb] of [
    [`reviewer-${BUREAU}`, '审核通过'],
    [`head-${BUREAU}`, '签发'],
    ['office', '审定并封存'],
  ] as const) {
    await login(page, user);
    await page.goto(`/collection/forms/${form}`);
    if (verb === '审核通过') {
      await expect(page.getByText('退回前为 90')).toBeVisible();
      await finish(page, 'collection-review');
    }
    await page.getByRole('button', { name: verb }).click();
    await page.getByRole('complementary', { name: verb }).getByRole('button', { name: verb }).click();
    await expect(page.getByText('已通过').first()).toBeVisible();
  }
  await page.getByRole('button', { name: '核对封存' }).click();
  await expect(page.getByText('一致：本机重新计算的值与封存时相同')).toBeVisible();
  await finish(page, 'collection-sealed');
  await page.getByRole('link', { name: '打印正式报表' }).click();
  for (const asked of ['表号：', '填报单位（盖章）：', '单位负责人：', '填表人：', '报出日期：']) {
    const answer = page.locator('.paper dt', { hasText: asked }).locator('+ dd');
    await expect(answer, asked).not.toBeEmpty();
  }
  await expect(page.getByRole('heading', { name: '封存证明' })).toBeVisible();
  await finish(page, 'collection-print');
});

test('a town reports zero, another asks for time, and the office reminds the rest', async ({ page }) => {
  await login(page, 'officer-town-qidu');
  await page.goto('/collection');
  await page.goto(`/collection/forms/${await formOf(page, `${YEAR}-Q4`, 'town-qidu')}`);
  await page.getByRole('button', { name: '零报告' }).click();
  const zero = page.getByRole('complementary', { name: '零报告' });
  await zero.getByLabel('原因').fill('本季无收运');
  await zero.getByRole('button', { name: '零报告', exact: true }).click();
  await expect(page.getByText('已按零报告提交').first()).toBeVisible();

  await login(page, 'officer-town-zhenze');
  await page.goto(`/collection/forms/${await formOf(page, `${YEAR}-Q4`, 'town-zhenze')}`);
  await page.getByRole('button', { name: '申请延期' }).click();
  const ask = page.getByRole('complementary', { name: '申请延期' });
  await ask.getByLabel('希望延至').fill('2099-01-05');
  await ask.getByLabel('原因').fill('称重系统检修');
  await ask.getByRole('button', { name: '申请延期', exact: true }).click();
  await expect(page.getByText('申请延至 2099-01-05')).toBeVisible();

  await login(page, 'office');
  await page.goto('/collection');
  await page
    .getByRole('region', { name: '报送进度' })
    .getByRole('link', { name: `${YEAR} 年 4 季度` })
    .click();
  await expect(page.getByText('零报告').first()).toBeVisible();
  await page.getByRole('button', { name: /答复延期 .*震泽/ }).click();
  await page.getByRole('button', { name: '同意延期' }).click();
  await expect(page.getByText('已答复').first()).toBeVisible();
  await page.getByRole('button', { name: /^催报（\d+ 个单位）$/ }).click();
  await expect(page.getByText(/已催报 \d+ 个单位/).first()).toBeVisible();
  await finish(page, 'collection-round');
});

test('a town sends its own workbook, and what cannot be read waits to be mended', async ({ page }) => {
  const town = 'town-pingwang';
  await login(page, `officer-${town}`);
  const form = await formOf(page, `${YEAR}-Q4`, town);
  await page.goto(`/collection/forms/${form}`);
  await page.getByRole('button', { name: '用 Excel 填报' }).click();
  await page.getByLabel(/选择填好的模板/).setInputFiles({
    name: '平望四季度.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook(
      '四季度',
      [
        ['平望镇四季度生活垃圾情况表', '', ''],
        ['指标名称', '本期数（万吨）', '备注'],
        ['城镇生活垃圾产生量（当季）', '０.６', '按称重单'],
        ['城镇生活垃圾无害化处理量（当季）', '约0.5', ''],
        ['合计', '1.1', ''],
        ['填表人：示例', '', ''],
      ],
      ['A1:C1'],
    ),
  });
  await finish(page, 'collection-workbook');
  await page.getByRole('button', { name: '上传', exact: true }).click();
  await expect(page.getByRole('heading', { level: 2, name: '各列的含义' })).toBeVisible();
  await finish(page, 'collection-workbook-columns');
  await page.getByRole('button', { name: '开始检查' }).click();
  await expect(page.getByText('约0.5').first()).toBeVisible();
  await expect(page.locator('dl.counts div').first()).toHaveText(/已入库\s*1/);
  await finish(page, 'collection-workbook-waiting');

  await page.goto(`/collection/forms/${form}`);
  await expect(page.getByRole('textbox', { name: /产生量（当季） 平望镇 本期数/ })).toHaveValue('6000');
  await expect(page.getByRole('textbox', { name: /无害化处理量（当季） 平望镇 本期数/ })).toHaveValue('');
});

test('what was typed before the window closed is offered again', async ({ page, context }) => {
  const town = 'town-taoyuan';
  await login(page, `officer-${town}`);
  const form = await formOf(page, `${YEAR}-Q4`, town);
  await page.goto(`/collection/forms/${form}`);
  const generated = page.getByRole('textbox', { name: /产生量（当季） .* 本期数/ });
  await page.route('**/cells', (route) => route.abort());
  await generated.fill('4321');
  await generated.press('Enter');
  await expect(page.getByText(/有 1 格没有保存/)).toBeVisible();
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(`/collection/forms/${form}`);
  await again.getByRole('button', { name: /恢复/ }).click();
  await expect(again.getByText(/^已保存 /)).toBeVisible();
  await expect(again.getByRole('textbox', { name: /产生量（当季） .* 本期数/ })).toHaveValue('4321');
});

test('who is late is locked out, reminded, and let in again with a reason', async ({ page }) => {
  const town = 'town-qidu';
  await login(page, `officer-${town}`);
  const form = await formOf(page, '2026-Q3', town);
  await page.goto(`/collection/forms/${form}`);
  await expect(page.getByText('已逾期，报表已锁定')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /本期数/ })).toHaveCount(0);
  await finish(page, 'collection-late');

  await login(page, 'office');
  await page.goto(`/collection/forms/${form}`);
  await page.getByRole('button', { name: '催办' }).click();
  await expect(page.getByText('已催办').first()).toBeVisible();
  await page.getByRole('button', { name: '重新开放' }).click();
  const reopening = page.getByRole('complementary', { name: '重新开放' });
  await reopening.getByLabel('开放至').fill('2099-01-05');
  await reopening.getByLabel('原因').fill('称重系统检修后补报');
  await reopening.getByRole('button', { name: '重新开放', exact: true }).click();
  await expect(page.getByText('已重新开放').first()).toBeVisible();

  await login(page, `officer-${town}`);
  await page.goto('/notices');
  await expect(page.getByText(/催办：生活垃圾季报 2026-Q3/).first()).toBeVisible();
  await page.goto(`/collection/forms/${form}`);
  await expect(page.getByRole('textbox', { name: /本期数/ }).first()).toBeVisible();
});

test('with the last quarter sealed, the indicator has its figure', async ({ page }) => {
  for (const quarter of [1, 2, 3]) await fileQuietly(page, `${YEAR}-Q${quarter}`);
  const judged = async (value: string): Promise<void> => {
    await login(page, 'office');
    await page.goto(`/plan/indicators/ind-25?year=${YEAR}`);
    const table = page.getByRole('table', { name: new RegExp(`^${YEAR}`) });
    await expect(table.getByRole('row', { name: /测算数/ })).toContainText(value);
  };
  // 4 × 95 of 4 × 100
  await judged('95.00');

  // What is sealed is corrected in the open: 382 of 400.
  await login(page, `head-${BUREAU}`);
  await page.goto(`/collection/forms/${await formOf(page, `${YEAR}-Q4`, BUREAU)}`);
  await page.getByRole('button', { name: '城镇生活垃圾无害化处理量（当季）', exact: true }).click();
  const cell = page.getByRole('complementary', { name: '城镇生活垃圾无害化处理量（当季）' });
  await cell.getByRole('button', { name: '更正', exact: true }).click();
  await cell.getByLabel('更正为').fill('97');
  await cell.getByLabel('更正原因').fill('称重单漏计一车');
  await cell.getByRole('button', { name: '确认更正' }).click();
  await expect(cell.getByText('必填')).toBeVisible();
  await cell.getByLabel('来源文件').fill('关于更正四季度垃圾处理量的说明');
  await cell.getByRole('button', { name: '确认更正' }).click();
  await expect(cell.getByText('更正后为 97')).toBeVisible();
  await finish(page, 'collection-correction');
  await judged('95.50');

  // The receipt names what the figure was made of now, and replays to the same bytes.
  await page
    .locator('section[aria-labelledby="standing"]')
    .getByRole('button', { name: /数据来源/ })
    .click();
  const receipt = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: '重放' }) });
  await expect(receipt.getByText('95.50').first()).toBeVisible();
  await receipt.getByRole('button', { name: '重放' }).first().click();
  await expect(receipt.getByText(/逐字节相同/)).toBeVisible();
  await finish(page, 'collection-receipt');

  await page.goto(`/statistics?year=${YEAR}&unit=${BUREAU}`);
  await expect(page.getByText('已更正').first()).toBeVisible();
  await finish(page, 'collection-statistics');
});
