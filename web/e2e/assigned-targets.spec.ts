import { expect, test } from '@playwright/test';
import { axe, finish, login } from './support';

const NUMBER = '苏府试〔2026〕9号';

test('the office enters the target of a commitment with its document, and takes it back', async ({
  page,
}) => {
  await login(page, 'office');
  await page.goto('/plan/commitments?open=development-intensity-zone-control');
  const drawer = page.getByRole('complementary');
  await expect(drawer.getByText('还没有录入 2025 年的目标', { exact: false })).toBeVisible();
  await drawer.getByRole('link', { name: '到“上级任务”录入' }).click();

  await expect(page.getByRole('heading', { level: 1, name: '上级任务' })).toBeVisible();
  await page.getByRole('button', { name: '录入下达目标' }).click();
  const form = page.getByRole('complementary');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByText('请填写文号')).toBeVisible();
  await expect(form.getByLabel('年份')).toHaveValue('2025');
  await form.getByRole('combobox', { name: '比较' }).press('Enter');
  await page.getByRole('option', { name: '≤', exact: true }).click();
  await form.getByLabel('目标值').fill('30');
  await form.getByRole('combobox', { name: '下达单位' }).fill('苏州市自然资源和规划局');
  await page.keyboard.press('Enter');
  await form.getByLabel('文号').fill(NUMBER);
  await form.getByLabel('佐证文件').setInputFiles({
    name: '批复.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('开发强度控制在三成以内'),
  });
  await expect(form.getByRole('link', { name: '批复.txt' })).toBeVisible();
  await axe(page);
  await form.getByRole('button', { name: '保存' }).click();

  const row = page.getByRole('row', { name: /苏府试〔2026〕9号/ });
  await expect(row).toBeVisible();
  await expect(row.getByRole('link', { name: '批复.txt' })).toBeVisible();
  await finish(page, 'assigned-targets');

  await page.goto('/plan/commitments?open=development-intensity-zone-control');
  await expect(drawer.getByText('≤ 30 %')).toBeVisible();
  await drawer.getByRole('link', { name: NUMBER }).click();
  await row.getByRole('button', { name: '撤回' }).click();
  const panel = page.getByRole('group', { name: '撤回' });
  await panel.getByRole('button', { name: '撤回' }).click();
  await expect(panel.getByText('请填写撤回的原因')).toBeVisible();
  await panel.getByLabel('原因').fill('文件已作废');
  await panel.getByRole('button', { name: '撤回' }).click();
  await expect(row).toBeHidden();
});

test('a barring case is recorded with its paper and taken back; an owner is confirmed', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/plan/conditions?year=2025');
  await expect(page.getByRole('heading', { level: 2, name: /否决情形/ })).toBeVisible();
  await expect(page.getByText('未触发').first()).toBeVisible();

  await page.getByRole('button', { name: '登记否决情形' }).click();
  const form = page.getByRole('complementary');
  await form.getByRole('combobox', { name: '情形' }).press('Enter');
  await page.getByRole('option').last().click();
  await form.getByRole('combobox', { name: '发生日期' }).fill('2025-06-01');
  await page.keyboard.press('Enter');
  await form.getByLabel('事由').fill('数据弄虚作假（演练）');
  await form.getByLabel('佐证文件').setInputFiles({
    name: '通报.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('通报'),
  });
  await expect(form.getByRole('link', { name: '通报.txt' })).toBeVisible();
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText(/不得申报/).first()).toBeVisible();
  const barred = page.getByRole('listitem').filter({ hasText: '数据弄虚作假（演练）' }).last();
  await expect(barred.getByRole('link', { name: '通报.txt' })).toBeVisible();
  await finish(page, 'conditions-barred');
  await barred.getByRole('button', { name: '撤回' }).click();
  const panel = page.getByRole('group', { name: '撤回' });
  await panel.getByLabel('原因').fill('演练结束');
  await panel.getByRole('button', { name: '撤回' }).click();
  await expect(page.getByText(/没有记录一票否决情形/)).toBeVisible();

  const first = page.getByRole('listitem').filter({ hasText: '责任单位' }).first();
  await expect(first.getByText('推定')).toBeVisible();
  await first.getByRole('button', { name: '确认责任单位' }).click();
  await first.getByRole('button', { name: '确认', exact: true }).click();
  await expect(first.getByText('推定')).toBeHidden();
  await expect(first.getByRole('button', { name: '更改责任单位' })).toBeVisible();
  await finish(page, 'conditions');
});
