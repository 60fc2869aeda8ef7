import { test } from '@playwright/test';
import { login } from './support';

// The README's pictures: `QINGYUAN_PICTURES=1 ./qingyuan test browser pictures` writes them anew.
test.skip(process.env.QINGYUAN_PICTURES !== '1', 'writes the pictures of the README on demand');
test.use({ viewport: { width: 1440, height: 900 } });

const FOLDER = '../docs/images';

test('the cockpit', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/cockpit?year=2025');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${FOLDER}/cockpit.png` });
});

test('an indicator and its receipt', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/plan/indicators/ind-24?year=2025');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page
    .getByRole('button', { name: /数据来源/ })
    .first()
    .click();
  await page.getByRole('button', { name: '重放' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `${FOLDER}/indicator.png` });
});
