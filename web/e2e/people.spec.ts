import { expect, test } from '@playwright/test';
import { axe, finish, login } from './support';

const NAME = '王小河';
const LOGIN = `wang-${Date.now().toString(36)}`;
let password = '';

test('the security administrator enters a person and gives a post', async ({ page }) => {
  await login(page, 'security');
  await page.goto('/people');
  await expect(page.getByRole('heading', { level: 1, name: '人员与岗位' })).toBeVisible();
  await expect(page.getByRole('link', { name: /^示例·规划办/ })).toBeVisible();
  await finish(page, 'people');

  await page.getByRole('button', { name: '新增人员' }).click();
  await page.getByRole('button', { name: '新增', exact: true }).click();
  await expect(page.getByText('请填写姓名')).toBeVisible();
  await page.getByLabel('姓名', { exact: true }).fill(NAME);
  await page.getByLabel('用户名', { exact: true }).fill(LOGIN);
  await page.getByRole('button', { name: '新增', exact: true }).click();
  const first = page.getByRole('status').filter({ hasText: `${LOGIN} 的初始密码` });
  await expect(first).toBeVisible();
  password = (await first.locator('code').textContent()) ?? '';
  expect(password.length).toBeGreaterThan(15);
  await axe(page);

  await page.getByLabel('姓名或用户名').fill(LOGIN);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByText('现在没有岗位')).toBeVisible();

  await page.getByRole('button', { name: '任职', exact: true }).click();
  await page.getByRole('combobox', { name: /岗位/ }).click();
  await page.getByRole('option', { name: /水务局 · 填报员/ }).click();
  await page.getByRole('button', { name: '确认任职' }).click();
  await expect(page.getByText('现任 1 个岗位。')).toBeVisible();
  await finish(page, 'person');
});

test('the new person signs in, sees the post and changes the password', async ({ page }) => {
  await page.goto('/account');
  await page.getByLabel('用户名').fill(LOGIN);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '我的账号' })).toBeVisible();
  await expect(page.getByText('您仍在使用系统生成的初始密码')).toBeVisible();
  await expect(page.getByText(/水务局 · 填报员/)).toBeVisible();

  await page.getByLabel('原密码').fill(password);
  await page.getByLabel('新密码', { exact: true }).fill('short');
  await page.getByLabel('再输一次新密码').fill('short');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByText(/密码须不少于 10 个字符/)).toBeVisible();
  await page.getByLabel('新密码', { exact: true }).fill('He-Shui-Qing-2026');
  await page.getByLabel('再输一次新密码').fill('He-Shui-Qing-2026');
  await page.getByRole('button', { name: '修改密码' }).click();
  await expect(page.getByText('您仍在使用系统生成的初始密码')).toBeHidden();

  await page.getByLabel('用途说明').fill('月报脚本');
  await page.getByRole('button', { name: '签发令牌' }).click();
  await expect(page.getByText('新令牌只显示这一次')).toBeVisible();
  await expect(page.getByText('月报脚本')).toBeVisible();
  await finish(page, 'account');
});

test('whoever has nothing to do is told what will stand in the to-do list', async ({ page }) => {
  await login(page, 'audit-admin');
  await page.goto('/worklist');
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible();
  await expect(page.getByText('没有待办', { exact: true })).toBeVisible();
  await finish(page, 'worklist-empty');
});

test('the audit administrator finds who gave the post, and reads no content', async ({ page }) => {
  await login(page, 'audit-admin');
  await page.goto('/audit?action=give-post');
  await expect(page.getByRole('heading', { level: 1, name: '审计留痕' })).toBeVisible();
  await expect(page.getByRole('row', { name: /示例·安全管理员.*任职/ }).first()).toBeVisible();
  await finish(page, 'audit');

  const navigation = page.getByRole('navigation', { name: '主导航' });
  await expect(navigation.getByRole('link', { name: '审计留痕' })).toBeVisible();
  await expect(navigation.getByRole('link', { name: '指标' })).toBeHidden();
  await page.goto('/people');
  await expect(page.getByRole('heading', { level: 1, name: '人员与岗位' })).toBeHidden();
});
