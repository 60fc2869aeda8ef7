import { expect, test } from '@playwright/test';
import { axe, login } from './support';

test('the office reads what contradicts itself in the plan', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/plan/lint?severity=ERROR');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('规划体检');
  await page.getByText('同一事项有两个数：700 与 1000').first().click();
  await expect(page.getByText('rural-public-toilets-700', { exact: true })).toBeVisible();
  await expect(page.getByText('rural-public-toilets-1000', { exact: true })).toBeVisible();
  await axe(page);
});

test('the office finds a system by its place in the plan', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/systems?q=10.1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('系统清单');
  await page.getByText('年度生态文明建设目标任务清单').first().click();
  await expect(page.getByRole('heading', { name: '验收点' })).toBeVisible();
  await axe(page);
});

test('a documented start brings the whole plan onto one machine @point:smart-environment-system#4', async ({
  page,
}) => {
  await login(page, 'office');
  await page.goto('/systems');
  await expect(
    page.getByText('规划提到或需要 276 个平台、清单和机制，共 879 个验收点', { exact: false }),
  ).toBeVisible();
  for (const [list, total] of [
    ['indicators', 41],
    ['commitments', 284],
    ['projects', 27],
  ] as const) {
    const answer = await page.request.get(`/api/plan/${list}`);
    expect((await answer.json()) as { total: number }).toMatchObject({ total });
  }
});

test('the system administrator sees that nothing waits to be activated', async ({ page }) => {
  await login(page, 'admin');
  await page.goto('/packs');
  await expect(page.getByText('吴江区生态文明建设规划').first()).toBeVisible();
  await page.getByRole('button', { name: '检查目录中的内容包' }).click();
  await expect(page.getByText('目录中的内容与现行的相同')).toBeVisible({ timeout: 20_000 });
  await axe(page);
});
