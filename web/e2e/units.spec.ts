import { expect, test } from '@playwright/test';
import { axe, finish, login } from './support';

test('the office merges two towns and sees the impact before', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/units');
  await expect(page.getByRole('heading', { level: 1, name: '单位与区域' })).toBeVisible();
  await finish(page, 'units');

  await page.getByLabel('名称，包括曾用名和前身').fill('桃源');
  await page.getByRole('button', { name: /^桃源镇/ }).click();
  await expect(page.getByRole('heading', { name: '名称与职责' })).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await page.getByRole('combobox', { name: '与哪些合并' }).click();
  await page.getByRole('option', { name: '七都镇' }).click();
  await page.keyboard.press('Escape');
  await page.getByLabel('名称', { exact: true }).fill('示例南部新镇');
  await page.getByLabel('原因', { exact: true }).fill('示例：区划调整');
  await page.getByRole('button', { name: '查看影响' }).click();
  const impact = page.getByRole('status', { name: '登记后的影响' });
  await expect(impact.getByText(/桃源镇/).first()).toBeVisible();
  await expect(impact.getByText('示例南部新镇').first()).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: '确认登记' }).click();

  await expect(page.getByRole('heading', { name: '沿革' })).toBeVisible();
  await page.getByRole('button', { name: '示例南部新镇', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: '示例南部新镇' })).toBeVisible();
  await page
    .getByRole('button', { name: /^七都镇/ })
    .first()
    .click();
  await expect(page.getByText(/撤并/).first()).toBeVisible();
  await finish(page, 'units-merged');
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
  await finish(page, 'handed-over');
});
