import { expect, test } from '@playwright/test';
import { finish, login } from './support';

test('the system administrator sees how the installation stands, and what to do about it', async ({
  page,
}) => {
  await login(page, 'admin');
  await page.goto('/operations');
  await expect(page.getByRole('heading', { level: 1, name: '运行状况' })).toBeVisible();
  await expect(page.getByText(/^PostgreSQL 18/)).toBeVisible();
  await expect(page.getByText('还没有备份过')).toBeVisible();
  await expect(page.getByText(/\.\/qingyuan backup/)).toBeVisible();
  await finish(page, 'operations');
});
