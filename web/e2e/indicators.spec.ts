import { expect, test } from '@playwright/test';
import { finish, login } from './support';

test('the cockpit answers whether we are on course', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const tall = () => page.evaluate(() => document.documentElement.scrollHeight);
  await login(page, 'leader');
  await page.goto('/cockpit?year=2025');
  await expect(page.getByRole('heading', { level: 1, name: '规划走在轨道上吗？' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /生态安全/ })).toBeVisible();
  await expect(page.getByText('示例').first()).toBeVisible();
  expect(await tall(), 'it fits one screen').toBeLessThanOrEqual(1080);
  await finish(page, 'cockpit');

  await page.goto('/cockpit?year=2025&wall=1');
  await expect(page.getByRole('heading', { level: 2, name: /生态文化/ })).toBeVisible();
  expect(await tall(), 'it fits a wall screen').toBeLessThanOrEqual(1080);
  await finish(page, 'cockpit-wall');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/cockpit?year=2025');
  await expect(page.getByRole('heading', { level: 2, name: /生态制度/ })).toBeVisible();
  await finish(page, 'cockpit-phone');
});

test('an indicator tells why it stands as it does, and where the figure comes from', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/plan/indicators?year=2025');
  await expect(page.getByText('41 项指标中')).toBeVisible();
  await page.getByLabel('名称或编号').fill('污水处理率');
  await expect(page.getByText('98.1').first()).toBeVisible();
  await finish(page, 'indicators');

  await page.goto('/plan/indicators/ind-24?year=2025');
  await expect(page.getByRole('heading', { level: 1, name: '城镇污水处理率' })).toBeVisible();
  await expect(page.getByText('实际值 98.1%，达到目标').first()).toBeVisible();
  await expect(page.getByText('核定数').first()).toBeVisible();
  await expect(page.getByText('treated / discharged * 100').first()).toBeVisible();
  await finish(page, 'indicator');

  await page
    .getByRole('button', { name: /数据来源/ })
    .first()
    .click();
  const receipt = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: '重放' }) });
  await receipt.getByRole('button', { name: '重放' }).click();
  await expect(receipt.getByText(/结果逐字节相同/)).toBeVisible();
  await finish(page, 'indicator-receipt');

  await page
    .getByRole('row', { name: /^测算数/ })
    .first()
    .getByRole('button', { name: /数据来源/ })
    .click();
  await expect(receipt.getByText('treated / discharged * 100', { exact: false }).first()).toBeVisible();
});
