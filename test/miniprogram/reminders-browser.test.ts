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
  phone = await aPhoneIn(browser, options);
  await phone.page.goto(`${site.url}#/pages/${path}/index`);
  return phone.page;
}
const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
const heightOf = async (page: Page, target: string): Promise<number> =>
  (await page.locator(target).first().boundingBox())?.height ?? 0;

const looks = (['zh-CN', 'en-GB'] as const).flatMap((locale) =>
  [
    { width: 375, size: 'normal' },
    { width: 320, size: 'normal' },
    { width: 320, size: 'large' },
  ].map((look) => ({ ...look, locale })),
);
test.each(looks)(
  '$width wide, $size text, $locale: every kind, and one more for a tap',
  async ({ width, size, locale }) => {
    const remembers = { 'text-size': size };
    const shop = aShop({ home: aMemberHome() });
    const page = await open(shop, 'messages', { width, height: 900, locale, remembers });
    await page.locator('.kind').nth(2).waitFor();
    await phone.keep(`messages-${width}-${size}-${locale}`);
    expect(await sidewaysOf(page)).toBe(0);
    expect(Math.round(await heightOf(page, '.kind__more'))).toBeGreaterThanOrEqual(
      width === 320 ? 37 : 44,
    );
    // In a browser the tap is the yes.
    await page.locator('.kind__more').first().click();
    await page.locator('.note').waitFor();
    await page.getByText(locale === 'zh-CN' ? '还会发 1 条' : '1 more to come').waitFor();
    await phone.keep(`messages-${width}-${size}-${locale}-agreed`);
    expect(await sidewaysOf(page)).toBe(0);
    expect(shop.calls.map(({ operation }) => operation)).toContain('messages.agreed');
  },
);

test('without a network it says so, and shows what it last had', async () => {
  const shop = aShop({ home: aMemberHome() });
  const page = await open(shop, 'messages');
  await page.locator('.kind').nth(2).waitFor();
  shop.down = true;
  await page.locator('.kind__more').first().click();
  await page.locator('.note').first().waitFor();
  expect(await page.locator('.kind').count()).toBe(3);
  await phone.keep('messages-offline');
});

test('a brand without templates says so, with a way back', async () => {
  const shop = aShop({ home: aMemberHome() });
  shop.someone.kinds = [];
  const page = await open(shop, 'messages');
  await page.getByText('还没有可以订阅的提醒').waitFor();
  await phone.keep('messages-empty');
});
