import { expect, test, type Locator, type Page } from '@playwright/test';
import { axe, fits, finish, login, snap } from './support';
import { workbook } from './workbook';

test.describe.configure({ mode: 'serial' });

const REGISTER = 'toilet-revolution-ledger';
const NAME = '演练公厕一号';
const IMPORTED = ['演练公厕二号', '演练公厕三号'] as const;

/** Finds a code or a thing by a part of its name and takes the first that is found. */
async function choose(page: Page, within: Locator | Page, label: string | RegExp, words = ''): Promise<void> {
  const field = within.getByRole('combobox', { name: label });
  await field.click();
  if (words !== '') await field.fill(words);
  const option = page.getByRole('option', { name: words }).filter({ visible: true }).first();
  await option.click();
  await expect(option).toBeHidden();
}

async function openRecord(page: Page): Promise<void> {
  await page.goto(`/registers/${REGISTER}?q=${encodeURIComponent(NAME)}`);
  await page.getByRole('button', { name: NAME }).first().click();
  const drawer = page.getByRole('complementary', { name: NAME });
  await drawer.getByRole('link', { name: '打开整页' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
}

test('an officer finds a register by its subject and writes a draft, refused where it is wrong', async ({
  page,
}) => {
  await login(page, 'officer');
  await page.goto('/registers');
  await expect(page.getByRole('heading', { level: 1, name: '台账' })).toBeVisible();
  const group = page.getByRole('region', { name: '生活与人居' });
  await finish(page, 'registers');
  await group.getByRole('link', { name: '农村公共厕所台账', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '农村公共厕所台账' })).toBeVisible();

  await page.getByRole('link', { name: '新建记录' }).click();
  await page.getByLabel('公厕名称').fill(NAME);
  await page.getByLabel('建成年份').fill('二〇二六');
  await page.getByLabel('蹲位数').fill('八');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert').getByText('有 2 处需要改正')).toBeVisible();
  await expect(page.getByLabel('建成年份')).toHaveAccessibleDescription(/四位年份/);
  await expect(page.getByLabel('蹲位数')).toHaveAccessibleDescription(/不是数字/);
  await expect(page.getByLabel('建成年份')).toBeFocused();
  await finish(page, 'record-refused');

  await page.getByLabel('建成年份').fill('2026');
  await page.getByLabel('蹲位数').fill('8');
  await choose(page, page, /所在区镇/, '七都镇');
  await choose(page, page, /管理单位/, '生态环境局');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText(/^\s*计划，.*新建，第 1 版/)).toBeVisible();
});

test('leaving a changed form asks, and the draft is found again', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/registers/${REGISTER}/new`);
  await page.getByLabel('公厕名称').fill('没写完的公厕');
  let asked = '';
  page.once('dialog', (dialog) => {
    asked = dialog.message();
    void dialog.accept();
  });
  await page.getByRole('link', { name: '台账', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '台账' })).toBeVisible();
  expect(asked).toContain('草稿');
  await page.goto(`/registers/${REGISTER}/new`);
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(page.getByLabel('公厕名称')).toHaveValue('没写完的公厕');
  await page.getByLabel('公厕名称').fill('');
});

test('a reviewer confirms it with what the move needs', async ({ page }) => {
  await login(page, 'reviewer');
  await openRecord(page);
  await page.getByRole('button', { name: '建成开放' }).click();
  const form = page.getByRole('form', { name: '建成开放' });
  await expect(form.getByText(`“${NAME}”将从“计划”变为“开放”。`)).toBeVisible();
  await form.getByRole('button', { name: '确定建成开放' }).click();
  await expect(form.getByText('“建成日期”必须填写。').first()).toBeVisible();
  await finish(page, 'record-move');

  await form.getByLabel('位置坐标').fill('31.1387, 120.6432');
  await form.getByLabel('位置坐标').press('Tab');
  await expect(form.getByText(/似乎写反了/).first()).toBeVisible();
  await form.getByLabel('位置坐标').fill('120.6432, 31.1387');
  await form.getByLabel('位置坐标').press('Tab');
  await choose(page, form, /类型/);
  await choose(page, form, /建设性质/);
  await form.getByLabel('建成日期').fill('2026-10-31');
  await form.getByRole('button', { name: '确定建成开放' }).click();
  await expect(page.getByText(/^\s*开放，.*第 3 版/)).toBeVisible();
  await finish(page, 'record-confirmed');
});

test('a confirmed record is superseded with a reason, and two versions stand side by side', async ({
  page,
}) => {
  await login(page, 'officer');
  await openRecord(page);
  await page.getByRole('link', { name: '修改', exact: true }).click();
  await page.getByLabel('蹲位数').fill('12');
  await page.getByRole('button', { name: '以新版本替代' }).click();
  await expect(page.getByText('请写明理由')).toBeVisible();
  await axe(page);
  await page.getByLabel('理由').fill('竣工图为 12 个蹲位');
  await page.getByRole('button', { name: '以新版本替代' }).click();
  await expect(page.getByText(/第 4 版。\s*理由：竣工图为 12 个蹲位/)).toBeVisible();

  await page.getByRole('button', { name: /对照.*第 3 版与第 4 版/ }).click();
  const compared = page.getByRole('region', { name: '对照' });
  await expect(compared.getByRole('row', { name: /蹲位数 8\s*个 12\s*个 已改/ })).toBeVisible();
  await expect(compared.getByRole('row', { name: /公厕名称 .* 未变/ })).toBeVisible();
  await compared.getByLabel('旧版本').selectOption('1');
  await expect(compared.getByRole('row', { name: /建成日期 .* 新填/ })).toBeVisible();
  await finish(page, 'record-compared');
});

test('the list is filtered in its head, says what it counts, and goes to Excel', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/registers/${REGISTER}`);
  await page.getByRole('textbox', { name: '按“公厕名称”筛选' }).fill('演练公厕');
  await page.getByRole('textbox', { name: '按“公厕名称”筛选' }).press('Enter');
  await expect(page.getByText('共 1 条符合条件的记录')).toBeVisible();
  expect(page.url()).toContain('f.toilet_name=');
  await page.getByRole('button', { name: /按“建成日期”筛选/ }).click();
  await page
    .getByRole('group', { name: /按“建成日期”筛选/ })
    .getByLabel('从')
    .fill('2027-01-01');
  await page
    .getByRole('group', { name: /按“建成日期”筛选/ })
    .getByLabel('从')
    .press('Enter');
  await expect(page.getByText('没有符合条件的内容')).toBeVisible();
  await page.getByRole('button', { name: '取消按“建成日期”筛选' }).click();
  await expect(page.getByText('共 1 条符合条件的记录')).toBeVisible();
  await finish(page, 'register-list');

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 Excel' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);

  await page.getByRole('button', { name: '常用视图' }).click();
  const views = page.getByRole('group', { name: '常用视图' });
  await views.getByLabel('名称', { exact: true }).fill('演练');
  await views.getByRole('button', { name: '保存当前视图' }).click();
  await expect(views.getByRole('button', { name: '演练', exact: true })).toBeVisible();
  await page.goto(`/registers/${REGISTER}`);
  await page.getByRole('button', { name: '常用视图' }).click();
  await views.getByRole('button', { name: '演练', exact: true }).click();
  await expect(page.getByText('共 1 条符合条件的记录')).toBeVisible();
});

test('a workbook is imported, and the row that cannot be read is mended', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/registers/${REGISTER}`);
  await page.getByRole('button', { name: 'Excel 导入' }).click();
  const drawer = page.getByRole('complementary', { name: 'Excel 导入' });
  await drawer.getByLabel(/选择填好的模板/).setInputFiles({
    name: '公厕.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: workbook('公厕', [
      ['公厕名称', '所在区镇', '管理单位', '建成年份', '蹲位数'],
      [IMPORTED[0], '七都镇', '生态环境局', '2025', 6],
      [IMPORTED[1], '七都镇', '生态环境局', '2025年底', 4],
    ]),
  });
  await finish(page, 'register-import');
  await drawer.getByRole('button', { name: '上传', exact: true }).click();
  const columns = page.getByRole('heading', { level: 2, name: '各列的含义' });
  const waiting = page.getByRole('heading', { level: 2, name: '等待改正的行' });
  await expect(columns.or(waiting)).toBeVisible();
  if (await columns.isVisible()) await page.getByRole('button', { name: '开始检查' }).click();
  await expect(waiting).toBeVisible();
  await expect(page.locator('dl.counts div').first()).toHaveText(/已入库\s*1/);
  await finish(page, 'register-import-waiting');
  const cell = page.getByRole('textbox', { name: /的建成年份$/ });
  await cell.fill('2025');
  await cell.press('Enter');
  await expect(page.locator('dl.counts div').first()).toHaveText(/已入库\s*2/);

  await page.goto(`/registers/${REGISTER}?q=${encodeURIComponent('演练公厕')}`);
  await expect(page.getByText('共 3 条符合条件的记录')).toBeVisible();
});

test('many records are changed at once after a look at what would become of them', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/registers/${REGISTER}?q=${encodeURIComponent('演练公厕')}`);
  for (const name of IMPORTED) await page.getByRole('checkbox', { name: `选择 ${name}` }).check();
  await page.getByRole('status').getByRole('button', { name: '批量修改' }).click();
  const drawer = page.getByRole('complementary', { name: '批量修改' });
  await drawer.getByLabel('修改字段').selectOption({ label: '保洁频次' });
  await drawer.getByLabel('保洁频次').fill('每日两次');
  await drawer.getByRole('button', { name: '预览' }).click();
  await expect(drawer.getByText('涉及 2 条记录：将改变 2 条，0 条不能改。')).toBeVisible();
  await axe(page);
  await drawer.getByRole('button', { name: '修改这 2 条' }).click();
  await expect(page.getByText('已修改 2 条记录').first()).toBeVisible();
});

test('a figure shows its receipt, and the places stand beside their list', async ({ page }) => {
  await login(page, 'office');
  await page.goto(`/registers/${REGISTER}/figures`);
  const figure = page.getByRole('region', { name: /与700座任务比较/ });
  await expect(figure.getByText('目标 700 座')).toBeVisible();
  const seal = figure.getByRole('button', { name: /数据来源/ });
  await expect(seal).toBeVisible();
  await finish(page, 'register-figures');
  await seal.click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await snap(page, 'register-figure-receipt');

  await page.goto(`/registers/${REGISTER}/places`);
  await expect(page.getByRole('img', { name: '农村公共厕所台账的位置示意' })).toBeVisible();
  await expect(page.getByRole('button', { name: NAME })).toBeVisible();
  await finish(page, 'register-places');

  await page.goto(`/registers/${REGISTER}/timeline`);
  await expect(page.getByRole('link', { name: NAME }).first()).toBeVisible();
  await page.goto(`/registers/${REGISTER}/doubles`);
  await expect(page.getByRole('heading', { level: 1, name: '重名核对' })).toBeVisible();
  await axe(page);
});

test('anybody looks at what is published, without a session', async ({ page }) => {
  await page.context().clearCookies();
  await page.goto(`/public/registers/${REGISTER}?q=${encodeURIComponent(NAME)}`);
  await expect(page.getByRole('heading', { level: 1, name: '农村公共厕所台账' })).toBeVisible();
  await finish(page, 'public-register');
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText('每日两次')).toBeHidden();
  await expect(page.getByText('管理单位')).toBeHidden();
  await axe(page);
  await page.goto(`/public/registers/${REGISTER}/report`);
  await expect(page.getByRole('img', { name: '验证码图片' })).toBeVisible();
  await finish(page, 'public-report');
  await page.goto('/public/reports');
  await page.getByLabel('上报编号').fill('GCB-2026-99999');
  await page.getByLabel('查询码').fill('ABCD');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByText('没有这条上报')).toBeVisible();
  await axe(page);
});

test.describe('held in one hand', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('registers, a record and its form fit a phone in both languages', async ({ page }) => {
    await login(page, 'officer');
    await openRecord(page);
    const record = new URL(page.url()).pathname;
    for (const path of ['/registers', `/registers/${REGISTER}`, record, `${record}/edit`]) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await axe(page);
      await fits(page);
      await page.evaluate(() => window.localStorage.setItem('qingyuan.language', 'en'));
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await fits(page);
      await page.evaluate(() => window.localStorage.removeItem('qingyuan.language'));
    }
  });
});
