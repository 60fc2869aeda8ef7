import { expect, test } from '@playwright/test';
import { axe, fits, login } from './support';

// Every page, held in one hand: usable by everybody, and nothing wider than the screen.
test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const PAGES: Record<string, string[]> = {
  office: [
    '/worklist',
    '/notices',
    '/collection',
    '/intake',
    '/units',
    '/cockpit',
    '/plan/indicators',
    '/plan/indicators/ind-24',
    '/plan/indicators/ind-01',
    '/plan/conditions',
    '/plan/targets',
    '/plan/plans',
    '/plan/commitments',
    '/plan/commitments?open=vocs-cut-20',
    '/plan/tasks',
    '/plan/projects',
    '/plan/projects/18',
    '/plan/lint',
    '/systems',
    '/statistics',
    '/air',
    '/air/imports',
    '/decisions',
    '/decisions/enterprise-risk-grade',
    '/decisions/permit-management-class',
    '/account',
    '/account/rights',
    '/audit',
    '/evidence',
    '/there/is/nothing',
  ],
  officer: ['/statistics', '/collection', '/intake', '/plan/projects/18'],
  admin: ['/packs', '/operations'],
  security: ['/people', '/security', '/security/events'],
  'audit-admin': ['/audit', '/security/events', '/evidence'],
};

for (const [user, paths] of Object.entries(PAGES)) {
  for (const path of paths) {
    test(`${path} of ${user} on a phone`, async ({ page }) => {
      await login(page, user);
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await axe(page);
      await fits(page);
      // English words are longer.
      await page.evaluate(() => window.localStorage.setItem('qingyuan.language', 'en'));
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await fits(page);
    });
  }
}

test('the sign-in page on a phone', async ({ page }) => {
  await page.goto('/login');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await axe(page);
});
