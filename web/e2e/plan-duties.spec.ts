import { expect, test } from '@playwright/test';
import { finish, login, snap } from './support';

test('an officer reports progress of a commitment and sees the state follow', async ({ page }) => {
  await login(page, 'officer');
  await page.goto('/plan/commitments?chapter=4');
  await expect(page.getByRole('heading', { level: 1, name: '承诺事项' })).toBeVisible();
  await finish(page, 'commitments');

  await page.goto('/plan/commitments?q=vocs-cut-20&open=vocs-cut-20');
  const drawer = page.getByRole('complementary', { name: /VOCs/ });
  await expect(drawer.getByText('期限已过', { exact: false })).toBeVisible();
  await drawer.getByLabel('数值').fill('二十');
  await drawer.getByRole('button', { name: '提交' }).click();
  await expect(drawer.getByText('不是数字', { exact: false })).toBeVisible();
  await drawer.getByLabel('截至日期').fill('2025-12-31');
  await drawer.getByLabel('数值').fill('21.5');
  await drawer.getByLabel('来源文件').fill('减排核算报告');
  await drawer.getByRole('button', { name: '提交' }).click();
  await expect(drawer.getByText('已保存', { exact: false })).toBeVisible();
  await expect(drawer.getByText('已达成').first()).toBeVisible();
  await finish(page, 'commitment');
});

test('the office decides between 700 and 1000 toilets @point:plan-goal-tracker#4', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/plan/commitments?q=rural-public-toilets&open=rural-public-toilets-700');
  const drawer = page.getByRole('complementary');
  await expect(drawer.getByRole('heading', { name: /700座还是1000座/ })).toBeVisible();
  await drawer.getByText('到2022年不少于1000座', { exact: true }).last().click();
  await drawer.getByLabel('理由').fill('以印有期限的数为准');
  await drawer.getByRole('button', { name: '记录决定' }).click();
  await expect(drawer.getByText('采用：到2022年不少于1000座')).toBeVisible();
  await snap(page, 'conflict');
});

test('the task tree is worked by keyboard', async ({ page }) => {
  await login(page, 'leader');
  await page.goto('/plan/tasks');
  const tree = page.getByRole('tree', { name: '任务' });
  await expect(tree.getByRole('treeitem')).toHaveCount(7);
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: /3\.1\.2/ })).toBeVisible();
  await finish(page, 'tasks');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
  await snap(page, 'task');
});

test('projects show time, money and quantities, and a unit reports a month', async ({ page }) => {
  await login(page, 'officer');
  await page.goto('/plan/projects');
  await expect(
    page.getByText('1 370 850', { exact: false }).or(page.getByText('1\u202f370\u202f850')).first(),
  ).toBeVisible();
  await expect(page.getByText('规划未列').first()).toBeVisible();
  await finish(page, 'projects');

  await page.goto('/plan/projects/18');
  await expect(page.getByRole('heading', { level: 1, name: /环境监测网络建设/ })).toBeVisible();
  const form = page.getByRole('form', { name: '填报月报' });
  await form.getByLabel('建设进度').fill('120');
  await form.getByRole('button', { name: '提交月报' }).click();
  await expect(form.getByText('超出允许的范围', { exact: false })).toBeVisible();
  await form.getByLabel('建设进度').fill('100');
  await form.getByLabel('进展', { exact: true }).fill('自动站全部联网');
  await form.getByRole('button', { name: '提交月报' }).click();
  await expect(page.getByText('自动站全部联网')).toBeVisible();

  const money = page.getByRole('form', { name: '登记资金' });
  await money.getByRole('combobox', { name: '年份' }).press('Enter');
  const year = page.getByRole('option', { name: '2025', exact: true });
  await year.click();
  await expect(year).toBeHidden();
  await money.getByRole('combobox', { name: '资金来源' }).press('Enter');
  await page.getByRole('option').filter({ visible: true }).first().click();
  await money.getByLabel('安排').fill('31');
  await money.getByLabel('支付').fill('12.5');
  await money.getByLabel('依据文件').fill('演练凭证');
  await money.getByLabel('佐证材料').setInputFiles({
    name: '拨付单.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('拨付单'),
  });
  await expect(money.getByText('拨付单.txt')).toBeVisible();
  await money.getByRole('button', { name: '登记', exact: true }).click();
  const row = page.getByRole('row', { name: /演练凭证/ });
  await expect(row.getByRole('link', { name: '拨付单.txt' })).toBeVisible();
  await row.getByRole('button', { name: '撤回' }).click();
  const panel = page.getByRole('group', { name: '撤回' });
  await panel.getByLabel('原因').fill('演练结束');
  await panel.getByRole('button', { name: '撤回' }).click();
  await expect(row).toBeHidden();
  await page.getByText(/^更改与撤回/).click();
  await expect(page.getByText('已撤回：演练结束')).toBeVisible();
  await finish(page, 'project');
});
