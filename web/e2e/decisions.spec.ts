import { expect, test } from '@playwright/test';
import { axe, finish, login } from './support';

test('a table is read, tried, decided by, and its receipt replays', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/decisions');
  await expect(page.getByRole('heading', { level: 1, name: '决策表' })).toBeVisible();
  await axe(page);
  await page.getByRole('link', { name: /企业突发环境事件风险等级/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '企业突发环境事件风险等级' })).toBeVisible();
  await expect(page.getByText('示例', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('相符').first()).toBeVisible();

  // what is missing is said beside the field
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(page.getByText('请填写“大气的 Q 值”。', { exact: true })).toBeVisible();

  await page
    .getByRole('listitem')
    .filter({ hasText: '公开预案中的例子' })
    .getByRole('button', { name: '填入并试算' })
    .click();
  const result = page.getByRole('region', { name: '结果', exact: true });
  await expect(result.getByText('较大').first()).toBeVisible();
  await expect(
    result.getByText(/如果“近三年因违法排放污染物.*”改为“是”.*“环境风险等级”将为“重大”/),
  ).toBeVisible();
  const row = page.locator('#qAirClass-3');
  await expect(row).toContainText('适用');
  await result.getByRole('link', { name: '第 3 行' }).first().click();
  await expect(row).toBeInViewport();
  await finish(page, 'decision-tried');

  // a colleague who gets the link sees the same
  await page.goto(page.url());
  await expect(result.getByText('较大').first()).toBeVisible();

  await page.getByLabel('为谁作出决定').fill('浏览器检查化工厂');
  await page.getByRole('button', { name: '作出决定并留下凭据' }).click();
  await expect(page.getByText('已作出决定，点印章看凭据。')).toBeVisible();
  await result.getByRole('button', { name: /数据来源/ }).click();
  const receipt = page.getByRole('complementary').filter({ has: page.getByRole('button', { name: '重放' }) });
  await receipt.getByRole('button', { name: '重放' }).click();
  await expect(receipt.getByText(/结果逐字节相同/)).toBeVisible();
  await finish(page, 'decision-receipt');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listitem').filter({ hasText: '浏览器检查化工厂' }).first()).toBeVisible();
});

test('a long table is searched, and the row that fired is always there', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/decisions/permit-management-class');
  await page
    .getByRole('listitem')
    .filter({ hasText: '日处理1000吨的污水处理厂' })
    .getByRole('button', { name: '填入并试算' })
    .click();
  await expect(page.locator('#line-99')).toContainText('适用');
  await page.getByRole('textbox', { name: '在“名录的行”中查找' }).fill('纸浆制造');
  await expect(page.locator('#line-36')).toBeVisible();
  await expect(page.locator('#line-99')).toBeVisible();
  await expect(page.locator('#line-1')).toHaveCount(0);
  await finish(page, 'decision-permit');
});

test('anybody answers a few questions and learns the legal path', async ({ page }) => {
  await page.goto('/public/registers');
  await page.getByRole('link', { name: '回答问题，看适用什么' }).click();
  await page.getByRole('link', { name: '环境信访诉求的法定途径' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '环境信访诉求的法定途径' })).toBeVisible();
  await axe(page);

  await page.getByRole('button', { name: '看结果' }).click();
  await expect(page.getByText('请填写“您是否要求公开信息？”。')).toBeVisible();
  for (const [question, answer] of [
    ['您是否要求公开信息？', '否'],
    ['您是否不服行政许可或处罚？', '否'],
    ['您是否要求查处违法排污？', '是'],
    ['您是否要求赔偿损失？', '否'],
  ] as const) {
    await page.getByRole('radiogroup', { name: question }).getByLabel(answer).check();
  }
  await page.getByRole('button', { name: '看结果' }).click();
  const result = page.getByRole('region', { name: '结果', exact: true });
  await expect(result.getByText('行政处罚').first()).toBeVisible();
  await expect(page.locator('#path-3')).toContainText('适用');
  await finish(page, 'public-decision');
});
