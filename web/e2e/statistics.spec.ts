import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { axe, finish, login } from './support';

// Years without figures: what is entered here changes nothing that other journeys look at.
const YEAR = 2015;
const BY_EXCEL = 2014;

test('an officer enters figures in place and sees what is computed from them', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/statistics?year=${YEAR}&unit=ecology-environment-bureau`);
  await expect(page.getByRole('heading', { level: 1, name: '数据采集' })).toBeVisible();
  await expect(page.getByText(/应填 \d+ 项，已有数 0 项/)).toBeVisible();

  const good = page.getByRole('textbox', { name: /^优良天数（AQI≤100）.*上报数/ });
  await good.fill('三百');
  await good.press('Enter');
  await expect(page.getByText('“三百”不是数。')).toBeVisible();
  await axe(page);
  await good.fill('300');
  await good.press('Enter');
  await expect(page.getByText('已保存')).toBeVisible();

  const valid = page.getByRole('textbox', { name: /^有效监测天数.*上报数/ });
  await valid.fill('400');
  await valid.press('Tab');
  await expect(page.getByText(/400 超出允许范围/)).toBeVisible();
  await valid.fill('360');
  await valid.press('Tab');
  const ratio = page.getByRole('row', { name: /优良天数比例/ });
  await expect(ratio.getByText('83.33').first()).toBeVisible();
  await expect(page.getByText(/已有数 3 项/)).toBeVisible();
  await finish(page, 'statistics');
});

test('the computed figure shows its receipt with the formula', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/statistics?year=${YEAR}&unit=ecology-environment-bureau`);
  const ratio = page.getByRole('row', { name: /优良天数比例/ });
  await ratio.getByRole('button', { name: /测算数/ }).click();
  const drawer = page.getByRole('complementary').filter({ hasText: 'good / valid * 100' });
  await expect(drawer).toBeVisible();
  await finish(page, 'statistics-receipt');
});

test('details keep document and history, and a value is withdrawn with its reason', async ({ page }) => {
  await login(page, 'officer');
  await page.goto(`/statistics?year=${YEAR}&unit=ecology-environment-bureau`);
  await page.getByRole('button', { name: '生态环境状况指数', exact: true }).click();
  const form = page.getByRole('region', { name: '填报', exact: true });
  await form.getByLabel('上报数').fill('64.1');
  await form.getByLabel('来源文件').fill('2015年生态环境状况公报');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  const history = page.getByRole('region', { name: '历史' });
  await expect(history.getByText('2015年生态环境状况公报')).toBeVisible();
  await finish(page, 'statistics-detail');

  await page.getByText('撤回这个数').first().click();
  await form.getByLabel('撤回原因').fill('填错年份');
  await form.getByRole('button', { name: '撤回这个数' }).click();
  await expect(history.getByText('已撤回：填错年份')).toBeVisible();
});

test('a template is taken without a word about columns, and what is no table is refused', async ({
  page,
}) => {
  await login(page, 'officer');
  const open = async (): Promise<void> => {
    await page.goto(`/statistics?year=${BY_EXCEL}&unit=ecology-environment-bureau`);
    await page.getByRole('button', { name: '用 Excel 填报' }).click();
  };
  await open();
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载模板' }).click(),
  ]);
  const file = page.getByLabel(/选择填好的模板/);
  await file.setInputFiles(
    await template.path().then((path) => ({
      name: '模板.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(path),
    })),
  );
  await finish(page, 'statistics-excel');
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '模板.xlsx' })).toBeVisible();
  await expect(page.getByText(/全部完成|已完成/).first()).toBeVisible();
  await finish(page, 'statistics-excel-done');

  await open();
  await file.setInputFiles({
    name: '别的表.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('no workbook'),
  });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
});

test('another unit sees the figures and cannot write them', async ({ page }) => {
  await login(page, 'auditor');
  await page.goto('/statistics?year=2019&unit=ecology-environment-bureau');
  await expect(page.getByText('只读：只能填报本单位的数据。')).toBeVisible();
  await expect(page.getByRole('textbox', { name: /上报数/ })).toHaveCount(0);
  await expect(page.getByText('存疑，不用于评判').first()).toBeVisible();
  await finish(page, 'statistics-read-only');
});
