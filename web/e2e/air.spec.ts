import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { finish, login } from './support';

const SHIPPED = readFileSync(
  fileURLToPath(new URL('../../packs/wujiang/quality/air/cnemc-3425A-2026.csv.gz', import.meta.url)),
);
const LINES = gunzipSync(SHIPPED).toString('utf8').trim().split('\n');

/** The shipped hours of the last two days, told as those of two days that no file has yet. */
function unheardOf(): string {
  const moved = LINES.slice(-48).map((line, index) => {
    const hour = String((index % 24) + 1).padStart(2, '0');
    const day = index < 24 ? '2026-06-10' : '2026-06-11';
    const label =
      hour === '24' ? `${day === '2026-06-10' ? '2026-06-11' : '2026-06-12'} 00:00` : `${day} ${hour}:00`;
    return [label, ...line.split(',').slice(1)].join(',');
  });
  return [LINES[0], ...moved].join('\n');
}

test('the days of a year lead down to the rows they come from', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/air?period=2026');
  await expect(page.getByRole('heading', { level: 1, name: '空气质量' })).toBeVisible();
  await expect(page.getByText('监测参考').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: /2026 年每天的空气质量如何/ })).toBeVisible();
  await page.getByRole('button', { name: '打开 2026-03-01 的凭据' }).click();
  const receipt = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: '重放' }) });
  await expect(receipt).toBeVisible();
  await receipt.getByRole('button', { name: '重放' }).click();
  await expect(receipt.getByText(/结果逐字节相同/)).toBeVisible();
  await finish(page, 'air-receipt');
});

test('a file is imported with progress, and its days appear', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/air/imports');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText('请选择要导入的文件')).toBeVisible();
  await page.getByLabel('数据文件').setInputFiles({
    name: '六月.csv.gz',
    mimeType: 'application/gzip',
    buffer: gzipSync(unheardOf()),
  });
  await page.getByLabel('来源说明').fill('浏览器检查');
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const job = page.getByRole('article', { name: '六月.csv.gz' }).first();
  await expect(job.getByText('已导入', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(job.getByText(/导入 48 行/)).toBeVisible();
  await finish(page, 'air-imports');

  await page.goto('/air?period=2026&day=2026-06-10');
  await expect(page.getByRole('button', { name: '打开 2026-06-10 的凭据' })).toBeVisible();
});

test('a file cut in half and one with a wrong header are refused, and nothing is kept', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/air/imports');
  const send = async (name: string, buffer: Buffer): Promise<void> => {
    await page.getByLabel('数据文件').setInputFiles({ name, mimeType: 'application/gzip', buffer });
    await page.getByRole('button', { name: '导入', exact: true }).click();
  };
  await send('断了.csv.gz', SHIPPED.subarray(0, SHIPPED.length / 2));
  const cut = page.getByRole('article', { name: '断了.csv.gz' }).first();
  await expect(cut.getByRole('alert')).toContainText('gzip 压缩包被截断', { timeout: 20_000 });
  await expect(cut.getByText('已拒绝')).toBeVisible();

  await send('表头.csv', Buffer.from(['时间,站点', ...LINES.slice(1, 3)].join('\n')));
  const header = page.getByRole('article', { name: '表头.csv' }).first();
  await expect(header.getByRole('alert')).toBeVisible({ timeout: 20_000 });
  await expect(header.getByText('已拒绝')).toBeVisible();
  await finish(page, 'air-imports-refused');
});
