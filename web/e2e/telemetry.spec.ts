import { connect, type Socket } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { finish, login, snap } from './support';

/** A device and a name of this run's own. */
const MN = `E2E${Date.now().toString(16).toUpperCase().padStart(21, '0')}`;
const NAME = `示例烟囱 ${MN.slice(-4)}`;
const PORT = Number(process.env.QINGYUAN_HJ212_PORT);
const HOUR_MS = 3_600_000;

/** The CRC of HJ 212-2017, appendix A: the byte goes into the high byte. */
function crc(segment: string): string {
  let register = 0xffff;
  for (const byte of Buffer.from(segment)) {
    register = (register >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  }
  return register.toString(16).toUpperCase().padStart(4, '0');
}

/** A moment as devices write it: Beijing time. */
function digits(moment: number): string {
  return new Date(moment + 8 * HOUR_MS).toISOString().replace(/\D/g, '').slice(0, 17);
}

function frame(cn: number, moment: number, groups: string): string {
  const segment = `QN=${digits(Date.now())};ST=31;CN=${cn};PW=123456;MN=${MN};Flag=5;CP=&&DataTime=${digits(moment).slice(0, 14)};${groups}&&`;
  return `##${String(segment.length).padStart(4, '0')}${segment}${crc(segment)}\r\n`;
}

/** A data logger on a real socket; each frame waits for its answer. */
class Logger {
  private constructor(private readonly socket: Socket) {}

  static async connected(): Promise<Logger> {
    const socket = connect(PORT, '127.0.0.1');
    await new Promise((done, failed) => socket.once('connect', done).once('error', failed));
    return new Logger(socket);
  }

  async send(text: string): Promise<string> {
    const answer = new Promise<string>((done) => this.socket.once('data', (bytes) => done(bytes.toString())));
    this.socket.write(text);
    return answer;
  }

  end(): void {
    this.socket.destroy();
  }
}

const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 3 * HOUR_MS;

async function english(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('qingyuan.language', 'en'));
  await page.reload();
}

test('an unknown data logger is registered, its kept frames are read, and a value leads to its frame', async ({
  page,
}) => {
  const logger = await Logger.connected();
  for (let minute = 0; minute < 60; minute++) {
    const value =
      minute === 30
        ? 'a21002-Avg=88.50,a21002-Flag=T'
        : `a21002-Avg=${(30 + minute / 10).toFixed(2)},a21002-Flag=N`;
    const answer = await logger.send(
      frame(2051, hour + minute * 60_000, `${value};a34013-Avg=4.2,a34013-Flag=N`),
    );
    expect(answer).toContain('CN=9011');
    expect(answer).toContain('QnRtn=4');
  }

  await login(page, 'office');
  await page.goto('/telemetry/devices?tab=quarantined');
  await expect(page.getByRole('heading', { level: 1, name: '设备登记' })).toBeVisible();
  await page.getByRole('button', { name: MN }).click();
  await expect(page.getByText('已保留这台设备的 60 份报文')).toBeVisible();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByText('请填写设备名称')).toBeVisible();
  await expect(page.getByText('首次登记须填写数采仪报文中的访问密码')).toBeVisible();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill(NAME);
  await page.getByLabel('访问密码 PW').fill('123456');
  await finish(page, 'telemetry-register');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByRole('button', { name: MN })).toHaveCount(0);

  await page.getByRole('button', { name: /^已登记/ }).click();
  await page.getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { name: /氮氧化物怎样变化？/ })).toBeVisible({ timeout: 20_000 });
  await snap(page, 'telemetry-curves', { full: true });
  await finish(page, 'telemetry-point');

  await page.getByRole('button', { name: '数据表' }).click();
  await page.getByRole('button', { name: /:30/ }).click();
  const drawer = page
    .getByRole('complementary')
    .filter({ hasText: '报文原文' })
    .or(page.getByRole('complementary', { name: '原始报文' }));
  await expect(drawer.getByText(/a21002-Avg=88\.50,a21002-Flag=T/)).toBeVisible();
  await expect(drawer.getByText(/PW=\*{6}/)).toBeVisible();
  await expect(drawer.getByText('接收时未登记')).toBeVisible();
  await finish(page, 'telemetry-frame');

  // now that it is known its data are acknowledged, and the list of latest values is told of them
  await page.goto('/telemetry');
  await expect(page.getByText('实时更新中')).toBeVisible();
  await expect
    .poll(() => logger.send(frame(2011, Date.now(), 'a21002-Rtd=41.75,a21002-Flag=N')), { timeout: 20_000 })
    .toContain('CN=9014');
  await expect(page.getByText(/氮氧化物 41\.75 mg\/m3/)).toBeVisible({ timeout: 20_000 });
  await finish(page, 'telemetry-latest');
  await english(page);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await finish(page, 'telemetry-latest-en');
  logger.end();
});

test('hours follow from minutes, and transmission and validity from hours', async ({ page }) => {
  await login(page, 'office');
  await page.goto('/telemetry/devices');
  await page.getByRole('link', { name: NAME }).click();
  await page.getByRole('button', { name: '数据表' }).click();
  await page.getByRole('combobox', { name: '数据种类' }).press('Enter');
  await page.getByRole('option', { name: '小时均值' }).click();
  // 59 valid minutes: the value over range does not count
  await expect(page.getByText(/32\.95 \(59\/60\)/)).toBeVisible();
  await finish(page, 'telemetry-hours');
  await page.getByRole('button', { name: '传输率与有效率' }).click();
  await page.getByRole('combobox', { name: '按' }).press('Enter');
  await page.getByRole('option', { name: '季度' }).click();
  // one hour of the three that are over since the device began
  await expect(page.getByRole('cell', { name: '33.3' }).first()).toBeVisible();
  await expect(page.getByText('未达到').first()).toBeVisible();
  await finish(page, 'telemetry-rates');
  await english(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await finish(page, 'telemetry-rates-en');
  await page.goto('/telemetry/devices?tab=faults');
  await expect(page.getByText('the device is not registered').first()).toBeVisible();
  await finish(page, 'telemetry-faults-en');
});
