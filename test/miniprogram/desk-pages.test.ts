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

async function open(shop: Shop, path: string, options: PhoneOptions = {}): Promise<Page> {
  site = await serveBrowserBuild({ dist, callFunction: shop.callFunction, phoneCode: 'demo-code' });
  phone = await aPhoneIn(browser, {
    ...options,
    remembers: { accent: '#A8483C', ...options.remembers },
  });
  // A day on which the receipts of the stories can still be claimed.
  await phone.page.clock.setFixedTime('2026-06-15T06:05:00Z');
  await phone.page.goto(`${site.url}#/pages/${path}`);
  return phone.page;
}
const aMembersShop = (): Shop => aShop({ home: aMemberHome() });

/** By how many pixels some page is wider than it may be. Text, because it runs in the page. */
const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.taro_page, .sheet__content')].map((it) => it.scrollWidth - it.clientWidth))`);

test('an order opens with its lines, its sums and what came back', async () => {
  const page = await open(aMembersShop(), 'orders/index', { width: 320 });
  await page.locator('.order-card').nth(1).click();
  await page.getByText('云柔纸尿裤 L 52 片').waitFor();
  await page.waitForTimeout(300);
  await phone.keep('desk-order-sheet');
  expect(await sidewaysOf(page)).toBe(0);
  for (const words of ['已退 1 件', '另有 3 行', '1,637']) {
    expect(await page.locator('.sheet').textContent()).toContain(words);
  }
});

test('a receipt is filled in, its shop chosen from the list, and answered at once where it stands', async () => {
  const shop = aMembersShop();
  shop.desk.standing = {
    at: Date.parse('2026-06-15T06:05:00Z'),
    outcome: 'already',
    points: 128,
    paidAt: Date.parse('2026-06-12T06:05:00Z'),
    reason: null,
  };
  const page = await open(shop, 'claim/index');
  await page.getByText('提交补登').click();
  await page.getByText('请填写小票上的订单号').waitFor();
  await phone.keep('desk-claim-wrong');
  expect(await page.locator('.field__problem').count()).toBe(4);
  await page.locator('.weui-input').first().fill('S20260612-0381');
  await page.locator('.press-field').click();
  await page.locator('.shop-choice').first().waitFor();
  await page.waitForTimeout(300);
  await phone.keep('desk-claim-shop');
  await page.locator('.shop-choice').first().click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
  await page.locator('.weui-input').last().fill('128.5');
  await page.locator('.date-field').click();
  await page.locator('.weui-picker__action').last().click();
  await page.getByText('6月15日').waitFor();
  await phone.keep('desk-claim-filled');
  await page.getByText('提交补登').click();
  await page.getByText('已经记在 6月12日，得 128 积分').waitFor();
  await phone.keep('desk-claim-answered');
  expect(shop.calls).toContainEqual({
    operation: 'service.claim',
    input: { number: 'S20260612-0381', shop: 'hz-binjiang', day: '2026-06-15', amountFen: 12_850 },
  });
});

test('shops come nearest first only when a member taps, and say so when no place is given', async () => {
  const shop = aMembersShop();
  const page = await open(shop, 'shops/index');
  await page.locator('.shop-card').first().waitFor();
  expect(JSON.stringify(shop.calls)).not.toContain('near');
  await page.getByText('按距离排序').click();
  await page.getByText('没有得到位置').waitFor();
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 30.20123, longitude: 120.20987 });
  await page.getByText('按距离排序').click();
  await page.getByText('1.3 公里').waitFor();
  await page.waitForTimeout(200);
  await phone.keep('desk-shops-near');
  expect(shop.calls.at(-1)?.input).toEqual({ near: { lat: 30_201_000, lng: 120_210_000 } });
  await page.locator('.shop-card__words').first().click();
  await page.getByText('营业时间').waitFor();
  await page.waitForTimeout(300);
  await phone.keep('desk-shop-hours');
  expect(await page.locator('.sheet').textContent()).toContain('周一至周四');
});
