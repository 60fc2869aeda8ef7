import { expect, test } from '@playwright/test';
import { axe, finish, fits, login } from './support';

test('a certificate goes from the application to its public entry', async ({ page }) => {
  const product = `示例蚕桑茶-${Date.now()}`;
  await login(page, 'officer-agriculture-rural-bureau');
  await page.goto('/cases');
  await expect(page.getByRole('heading', { level: 1, name: '办件' })).toBeVisible();
  await axe(page);

  await page.getByRole('link', { name: '发起办件' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '发起办件' })).toBeVisible();
  await page.getByLabel('流程').selectOption({ label: '绿色有机与地理标志认证' });
  await page.getByRole('button', { name: '发起办件' }).click();
  await expect(page.getByRole('alert').getByText('有 6 处需要改正')).toBeVisible();
  await page.getByLabel('产品').fill(product);
  await page.getByRole('combobox', { name: '认证种类' }).click();
  await page.getByRole('option', { name: '绿色食品' }).click();
  await page.getByLabel('生产单位').fill('示例合作社');
  await page.getByRole('combobox', { name: '所在区域' }).fill('同里');
  await page.getByRole('option', { name: /同里/ }).first().click();
  await page.getByRole('textbox', { name: /^基地\s*必填/ }).fill('示例基地');
  await page.getByLabel(/基地面积/).fill('120');
  await axe(page);
  await page.getByRole('button', { name: '发起办件' }).click();

  // the first case of a server builds the engine
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(product) })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(/正在“核查基地”/).first()).toBeVisible();
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ longitude: 120.72, latitude: 31.15 });
  await page.getByRole('button', { name: '记录位置' }).click();
  await expect(page.getByText('经度 120.72000')).toBeVisible();
  await page.getByRole('radiogroup', { name: '基地符合要求' }).getByText('是', { exact: true }).click();
  await page.getByLabel('核查情况').fill('符合要求');
  await finish(page, 'case');
  await page.getByRole('button', { name: '提交“核查基地”' }).click();

  await expect(page.getByText(/正在“登记证书”/).first()).toBeVisible();
  await page.getByLabel('证书编号').fill(product);
  await page.getByLabel('发证机构').fill('示例机构');
  await page.getByLabel('有效期自').fill('2026-01-01');
  await page.getByLabel('有效期至').fill('2028-12-31');
  await page.getByRole('button', { name: '提交“登记证书”' }).click();
  await expect(page.getByText(/正在“证后监管”/).first()).toBeVisible();
  await expect(page.getByRole('img', { name: /证后监管/ })).toBeVisible();

  // the picture speaks the language of the page, not that of the browser, and all of it goes onto paper
  await page.getByRole('button', { name: 'English' }).click();
  const picture = page.getByRole('img', { name: /Supervise/ });
  await expect
    .poll(async () => decodeURIComponent((await picture.getAttribute('src')) ?? ''))
    .toContain('Supervise');
  await page.getByRole('button', { name: '中文' }).click();
  await expect
    .poll(async () =>
      decodeURIComponent((await page.getByRole('img', { name: /证后监管/ }).getAttribute('src')) ?? ''),
    )
    .toContain('证后监管');
  await page.setViewportSize({ width: 700, height: 900 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table', { name: '卷内目录' })).toBeVisible();
  const box = await page.getByRole('img', { name: /证后监管/ }).boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(700);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });

  const answer = await page
    .context()
    .request.get(`/api/public/cases/agri-product-certification?code=${encodeURIComponent(product)}`);
  expect(((await answer.json()) as { cases: unknown[] }).cases).toHaveLength(1);

  await page.goto('/cases?view=done');
  await expect(
    page
      .getByRole('link', { name: new RegExp(product) })
      .or(page.getByText(product))
      .first(),
  ).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await fits(page);
  await axe(page);
});
