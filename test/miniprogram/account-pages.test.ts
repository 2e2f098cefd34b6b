import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, launchBrowser, type Phone, type PhoneOptions } from '../support/browser';
import { serveBrowserBuild } from '../support/browser-site';
import { aMemberHome, aShop, type Shop, somePoints, someTiers } from './a-shop';

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

/** As slow as a phone in a shop: what comes late may move nothing. */
const LATE_MS = 300;

async function open(shop: Shop, path: string, options: PhoneOptions = {}): Promise<Page> {
  const callFunction: Shop['callFunction'] = async (call) => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    return shop.callFunction(call);
  };
  site = await serveBrowserBuild({ dist, callFunction, phoneCode: 'demo-code' });
  phone = await aPhoneIn(browser, options);
  await phone.page.addInitScript(WATCH_SHIFTS);
  await phone.page.goto(`${site.url}#/pages/${path}/index`);
  return phone.page;
}

/** Runs in the page: adds up by how much what is seen has moved by itself. */
const WATCH_SHIFTS = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
const shiftedOn = (page: Page): Promise<number> => page.evaluate<number>('window.shifted');

const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.taro_page')].map((it) => it.scrollWidth - it.clientWidth))`);

const pages = [
  ['home', '.member-card__hero'],
  ['points', '.entry'],
  ['tier', '.change'],
] as const;
const phones = [320, 375].flatMap((width) =>
  (['zh-CN', 'en-GB'] as const).flatMap((locale) =>
    pages.map(([path, sign]) => ({ path, sign, width, locale })),
  ),
);

test.each(phones)(
  '$path, $width wide, $locale: nothing scrolls sideways, nothing jumps',
  async ({ path, sign, width, locale }) => {
    const page = await open(aShop({ home: aMemberHome() }), path, { width, locale });
    await page.locator(sign).first().waitFor();
    await page.waitForTimeout(700);
    await phone.keep(`${path}-${width}-${locale}`);
    expect(await sidewaysOf(page)).toBe(0);
    expect(await shiftedOn(page)).toBeLessThan(0.01);
  },
);
