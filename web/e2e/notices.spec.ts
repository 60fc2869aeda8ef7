import { expect, test } from '@playwright/test';
import { axe, finish, login } from './support';

const TEXT = `请于周五前核对三季度数据 ${Date.now().toString(36)}`;

test('the office tells a role something', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/notices');
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible();
  await page.getByRole('button', { name: '发通知' }).click();
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(page.getByText('请填写通知内容')).toBeVisible();
  await page.getByLabel('内容', { exact: true }).fill(TEXT);
  await page.getByLabel('打开哪个页面').fill('/worklist');
  await axe(page);
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${TEXT}.*0 / \\d+ 人`) })).toBeVisible();
});

test('whoever is told sees it, opens it, and has read it', async ({ page }) => {
  await login(page, 'officer');
  await page.goto('/');
  const bell = page.getByRole('button', { name: /^消息，[1-9]\d* 条未读$/ });
  await expect(bell).toBeVisible();
  await page.goto('/notices?which=unread');
  await expect(page.getByRole('row', { name: new RegExp(TEXT) })).toBeVisible();
  await finish(page, 'notices');

  await bell.click();
  await axe(page);
  await page.getByRole('group', { name: /^消息/ }).getByRole('link', { name: TEXT }).click();
  await expect(page).toHaveURL(/\/worklist/);
  await page.goto('/notices?which=unread');
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(TEXT) })).toBeHidden();
});

test('the sender sees who has read it', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/notices?box=sent');
  const row = page.getByRole('row', { name: new RegExp(`${TEXT}.*1 / \\d+ 人`) });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: TEXT }).click();
  await expect(page.getByRole('heading', { name: '谁已读' })).toBeVisible();
  await expect(page.getByRole('cell', { name: /\d{4}-\d{2}-\d{2}/ }).first()).toBeVisible();
  await finish(page, 'notices-sent');
});

test('a person chooses how to be told', async ({ page }) => {
  await login(page, 'officer');
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: '消息提醒' })).toBeVisible();
  await expect(page.getByText('本系统尚未配置邮件服务器')).toBeVisible();
  await page.getByText('每日汇总一封').click();
  await page.getByLabel('邮箱地址').fill('no-address');
  await page.getByRole('button', { name: '保存提醒设置' }).click();
  await expect(page.getByText('“no-address”不是完整的邮箱地址')).toBeVisible();
  await page.getByLabel('邮箱地址').fill('officer@example.gov.cn');
  await page.getByText('在以下时段内不发').click();
  await page.getByRole('button', { name: '保存提醒设置' }).click();
  await expect(page.getByText('提醒设置已保存').first()).toBeAttached();
  await page.reload();
  await expect(page.getByLabel('邮箱地址')).toHaveValue('officer@example.gov.cn');
  await finish(page, 'notice-settings');
});

test('the system administrator sees what was not delivered', async ({ page }) => {
  await login(page, 'admin');
  await page.goto('/deliveries');
  await expect(page.getByRole('heading', { level: 1, name: '消息投递' })).toBeVisible();
  await expect(page.getByText('没有未送达的消息')).toBeVisible();
  await expect(page.getByText('QINGYUAN_SMTP_HOST')).toBeVisible();
  await finish(page, 'deliveries');
});
