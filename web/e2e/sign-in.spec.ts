import { expect, test } from '@playwright/test';
import { axe, finish, login, passwordOf, snap } from './support';

test('a person signs in and out, and comes back to where they were going', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible();
  await finish(page, 'sign-in');

  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('请填写用户名')).toBeVisible();
  await expect(page.getByLabel('用户名')).toBeFocused();

  await page.getByLabel('用户名').fill('office');
  await page.getByLabel('密码', { exact: true }).fill('certainly-wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await axe(page);

  await page.getByLabel('密码', { exact: true }).fill(passwordOf('office'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await finish(page, 'first-page');

  await page.getByRole('button', { name: /的菜单/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeVisible();
});

test('the whole frame speaks English when asked', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
  await snap(page, 'sign-in-en');
});

test('an address that leads nowhere says so and helps on', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/there/is/nothing');
  await expect(page.getByRole('heading', { level: 1, name: '没有这个页面' })).toBeVisible();
  await finish(page, 'not-found');
});

test('the search opens with the keyboard and leads to a page', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/');
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /搜索/ });
  await expect(field).toBeFocused();
  await field.fill('待办');
  await expect(page.getByRole('option', { name: /待办/ }).first()).toBeVisible();
  await axe(page);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('on a phone the navigation is a drawer that the keyboard closes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await login(page, 'office');
  await page.goto('/');
  const nav = page.getByRole('navigation', { name: '主导航' });
  await expect(nav).toBeHidden();
  await page.getByRole('button', { name: '展开或收起导航' }).click();
  await expect(nav).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(nav).toBeHidden();
});

test('who may not open a page learns why, and who may', async ({ page }) => {
  await login(page, 'officer');
  await page.goto('/people');
  await expect(page.getByRole('heading', { level: 1, name: '您的岗位不能打开这个页面' })).toBeVisible();
  await axe(page);
  await page.getByRole('link', { name: '为什么不能，谁可以？' }).click();
  await expect(page.getByText(/您不能查看人员与岗位。只有这些岗位可以：.*安全管理员/)).toBeVisible();
  await finish(page, 'rights-one');

  await page.goto('/account');
  await page.getByRole('link', { name: '我能办什么，为什么' }).click();
  await page.getByRole('combobox', { name: '事项' }).fill('统计数据 · 填写');
  await page.getByRole('option', { name: '统计数据 · 填写、修改' }).click();
  await expect(page.getByRole('row', { name: /统计数据 填写、修改 .*部分可以/ })).toBeVisible();
  await page.getByRole('combobox', { name: '哪个单位的' }).click();
  await page.getByRole('option', { name: '生态环境局', exact: true }).click();
  await expect(page.getByRole('row', { name: /统计数据 填写、修改 .*填报员.*本单位的/ })).toBeVisible();
  await finish(page, 'rights');
});

test('an address that pages of the plan had before leads to where they are now', async ({ page }) => {
  await login(page, 'leader');
  await page.goto('/projects/18?year=2024');
  await expect(page).toHaveURL(/\/plan\/projects\/18\?year=2024$/);
  await page.goto('/lint?severity=ERROR');
  await expect(page).toHaveURL(/\/plan\/lint\?severity=ERROR/);
});
