import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, launchBrowser, type Phone, type PhoneOptions } from '../support/browser';
import { serveBrowserBuild } from '../support/browser-site';
import { aMemberHome, aShop, type Shop } from './a-shop';

let dist = '';
let browser: Browser;
let site: Awaited<ReturnType<typeof serveBrowserBuild>>;
let phone: Phone;

beforeAll(async () => {
  dist = await ensurePhoneBuilt('h5');
  browser = await launchBrowser();
}, 300_000);
afterAll(() => browser.close());
afterEach(async () => {
  await phone.close();
  await site.close();
});

async function open(shop: Shop, options: PhoneOptions & { path?: string } = {}): Promise<Page> {
  site = await serveBrowserBuild({ dist, callFunction: shop.callFunction, phoneCode: 'demo-code' });
  phone = await aPhoneIn(browser, options);
  await phone.page.goto(`${site.url}${options.path ?? ''}`);
  return phone.page;
}

test('a visitor joins in the browser, reads the number, and finds out why', async () => {
  const shop = aShop();
  const page = await open(shop);
  await page.getByText('加入会员，首单即得积分').waitFor();
  await phone.keep('visitor');
  await page.locator('.visitor-card .action').click();
  await page.getByText('我已阅读并同意').click();
  await phone.keep('join');
  await page.getByText('微信一键加入').click();
  await page.getByText('可用积分').waitFor();
  expect(await page.locator('.member-card__hero').textContent()).toBe('2,486');
  expect(shop.calls).toContainEqual({
    operation: 'members.join',
    input: { phoneCode: 'demo-code', policyVersion: '2026-06' },
  });
  await phone.keep('home');

  await page.locator('.member-card__points').click();
  await page.locator('.entry').filter({ hasText: '订单尾号 0381' }).click();
  await page.getByText('会员日 ×2').waitFor();
  await phone.keep('why');
});

test('an outage shows the reference to read out, and one tap tries again', async () => {
  const shop = aShop({ home: aMemberHome() });
  shop.down = true;
  const page = await open(shop);
  await page.getByText('编号 9C1D-07').waitFor();
  await phone.keep('outage');
  shop.down = false;
  await page.getByText('重试', { exact: true }).click();
  await page.getByText('可用积分').waitFor();
});

const MINUTE_MS = 60_000;

test('a page left open follows the till for six minutes, and at once when it is touched later', async () => {
  const shop = aShop({ home: aMemberHome() });
  const arrived = (spendable: number) => {
    shop.home = aMemberHome({ points: { ...aMemberHome().points, spendable } });
  };
  site = await serveBrowserBuild({ dist, callFunction: shop.callFunction, phoneCode: 'demo-code' });
  phone = await aPhoneIn(browser);
  const { page } = phone;
  await page.clock.install();
  await page.goto(site.url);
  const hero = page.locator('.member-card__hero');
  await hero.waitFor();

  await page.clock.fastForward(5 * MINUTE_MS);
  await page.waitForTimeout(500);
  arrived(2_614);
  await hero.filter({ hasText: '2,614' }).waitFor({ timeout: 3_000 });

  await page.clock.fastForward(7 * MINUTE_MS);
  await page.waitForTimeout(500);
  arrived(2_793);
  await page.waitForTimeout(3_000);
  expect(await hero.textContent()).toBe('2,614');
  await page.touchscreen.tap(60, 20);
  await hero.filter({ hasText: '2,793' }).waitFor({ timeout: 3_000 });
}, 120_000);

test('whatever is tapped is as large as a fingertip', async () => {
  const page = await open(aShop({ home: aMemberHome() }));
  await page.locator('.member-card__points').click();
  await page.locator('.entry').first().waitFor();
  for (const target of ['.pills__touch', '.entry', '.balance__rules']) {
    const box = await page.locator(target).first().boundingBox();
    expect(Math.round(box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    expect(Math.round(box?.width ?? 0)).toBeGreaterThanOrEqual(44);
  }
});
