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

/** A member who has told all there is to tell. */
function aToldShop(): Shop {
  const shop = aShop({ home: aMemberHome() });
  const { answer } = shop.someone;
  answer('privacy.set', { purpose: 'children', granted: true, policyVersion: '2026-06' } as never);
  answer('privacy.set', { purpose: 'messages', granted: true, policyVersion: '2026-06' } as never);
  answer('privacy.set', { purpose: 'messages', granted: false, policyVersion: '2026-06' } as never);
  const told = {
    name: { name: '张小美', title: 'ms' },
    birthday: { day: '06-30', year: null },
    children: [
      { id: 'c1', name: '豆豆', stage: 'born', date: '2025-12-02' },
      { id: 'c2', name: null, stage: 'due', date: '2026-06-15' },
    ],
    preferences: [{ group: 'skin', chosen: ['sensitive'] }],
  };
  answer('profile.save', { seen: 99, ...told } as never);
  return shop;
}

const looks = [
  { width: 375, locale: 'zh-CN' },
  { width: 320, locale: 'zh-CN' },
  { width: 320, locale: 'en-GB' },
] as const;

const pages = [
  ['me', '.legal__entity'],
  ['profile', '.children__stop'],
  ['privacy', '.consents__more'],
] as const;

test.each(pages.flatMap(([path, last]) => looks.map((look) => ({ path, last, ...look }))))(
  '$path at $width in $locale shows it all and nothing sideways',
  async ({ path, last, ...options }) => {
    const page = await open(aToldShop(), path, { ...options, height: 1700 });
    await page.locator(last).waitFor();
    expect(await sidewaysOf(page)).toBe(0);
    expect(await smallTargets(page)).toEqual([]);
    await phone.keep(`${path}-${options.width}-${options.locale}`);
  },
);

/** By how many pixels some page is wider than it may be. Text, because it runs in the page. */
const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.taro_page')].map((it) => it.scrollWidth - it.clientWidth))`);

/** What can be tapped and is smaller than a fingertip. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll(
    '[aria-role], [role=button], .legal__link, .choice, .action, .switch-row, .entry-row')]
    .filter((it) => ['button', 'link', 'switch', 'radio', 'checkbox'].includes(
      it.getAttribute('aria-role') ?? it.getAttribute('role') ?? 'button'))
    .filter((it) => { const { width, height } = it.getBoundingClientRect();
      return width > 0 && (Math.round(width) < 37 || Math.round(height) < 37); })
    .map((it) => it.className)`);
