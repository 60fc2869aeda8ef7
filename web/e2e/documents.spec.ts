import { expect, test, type Page } from '@playwright/test';
import { axe, finish, login } from './support';

const SECRET = 'e2e long passphrase 1';
let address = '';

async function makeKey(page: Page): Promise<void> {
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: '签名密钥' })).toBeVisible();
  await page.getByLabel('新密钥的口令').fill(SECRET);
  await page.getByLabel('再输一次口令').fill(SECRET);
  await page.getByRole('button', { name: /^生成/ }).click();
  await expect(page.getByText('密钥已生成').first()).toBeAttached();
}

async function sign(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: `签名：${title}` }).click();
  const panel = page.getByRole('complementary', { name: title });
  await expect(panel.getByText('不证明：内容属实')).toBeVisible();
  await panel.getByLabel('签名口令').fill(SECRET);
  await axe(page);
  await panel.getByRole('button', { name: '签名', exact: true }).click();
  await expect(page.getByText(`已签名：${title}`).first()).toBeAttached();
}

test('the generator finds the manifest that waits, and signs it', async ({ page }) => {
  await login(page, 'officer-sample-plant');
  await makeKey(page);
  await page.goto('/documents?mine=true&kind=hazardous-waste-manifest');
  await page
    .getByRole('row', { name: /WJ-WF-/ })
    .first()
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /危险废物转移联单 WJ-WF-/ })).toBeVisible();
  address = new URL(page.url()).pathname;
  await expect(page.getByText('与国家危险废物信息管理系统对照')).toBeVisible();
  await axe(page);
  await sign(page, '移出人签名');
  await finish(page, 'document');
});

for (const [user, n] of [
  ['officer-sample-carrier-a', 1],
  ['officer-sample-carrier-b', 2],
] as const) {
  test(`carrier ${n} fills in its own part and signs`, async ({ page }) => {
    await login(page, user);
    await makeKey(page);
    await page.goto(address);
    await expect(page.getByLabel('车牌号')).toHaveCount(1);
    await page.getByLabel('道路运输经营许可证号').fill('示例-T');
    await page.getByLabel('车牌号').fill(`示例A${n}`);
    await page.getByLabel('驾驶员').fill('示例');
    await page.getByLabel('起点').fill('甲');
    await page.getByLabel('终点').fill('乙');
    await page.getByLabel('起运日期').fill('2026-11-21');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(page.getByText('已保存').first()).toBeAttached();
    await sign(page, `承运人签名 ${n}`);
  });
}

test('the receiver weighs less, says so, and an alarm stands on the manifest', async ({ page }) => {
  await login(page, 'officer-sample-disposal');
  await makeKey(page);
  await page.goto(address);
  await page.getByLabel('接受日期').fill('2026-11-22');
  await page.getByRole('combobox', { name: '接受意见' }).click();
  await page.getByRole('option', { name: /全部接受/ }).click();
  await page.getByLabel('接受量').fill('1.1');
  await page.getByLabel('利用处置方式').fill('焚烧');
  await page.getByRole('radiogroup', { name: '与联单不符' }).getByText('是', { exact: true }).click();
  await page.getByLabel('不符情况与处理').fill('少 0.15 吨，已告知移出人');
  await page.getByLabel('报告日期').fill('2026-11-22');
  await sign(page, '接受人签名');
  await expect(page.getByText('◆ 接受量与移出量')).toBeVisible();
  await page.getByRole('button', { name: '核验全部签名' }).click();
  await expect(page.getByText('全部签名有效，内容与签名时一致。')).toBeVisible();
  await finish(page, 'document-marked');
});

test('a visitor with the paper checks it without signing in', async ({ page }) => {
  await login(page, 'officer-sample-plant');
  await page.goto(`${address}/print`);
  await expect(page.getByRole('img', { name: '核验二维码' })).toBeVisible();
  await finish(page, 'document-print');
  const paper = (await (await page.request.get(`/api${address}/print`)).json()) as { checkPath: string };
  await page.context().clearCookies();
  await page.goto(new URL(paper.checkPath).pathname);
  await expect(page.getByText('纸面属实：全部签名有效，内容未被改动。')).toBeVisible();
  await finish(page, 'document-check');
});

test('the rules of the manifest can be read by everybody', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/documents/kinds/hazardous-waste-manifest');
  await expect(page.getByRole('heading', { level: 1, name: '危险废物转移联单' })).toBeVisible();
  await finish(page, 'document-kind');
});
