import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import type { Browser, Page } from 'playwright-core';
import { themes } from '../../miniprogram/lib/theme';
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
  await phone.page.goto(`${site.url}#/pages/${path}/index`);
  return phone.page;
}

/** What is seen first and what takes its place end within so many pixels of each other. */
const SLACK_PX = 12;

test.each([
  ['home', '.bones-card--member', '.member-card', 'bottom'],
  ['home', '.bones-card--cells', '.cells', 'bottom'],
  ['points', '.bones-card--balance', '.balance', 'bottom'],
  ['tier', '.bones-card--ways', '.ways', 'top'],
] as const)('%s: %s is as large as what comes: %s', async (path, bones, content, edge) => {
  for (const width of [320, 375]) {
    const page = await open(aShop({ home: aMemberHome(), page: 20 }), path, { width });
    const before = await page.locator(bones).boundingBox();
    const after = await page.locator(content).boundingBox();
    const at = (box: typeof before) => (box?.y ?? 0) + (edge === 'top' ? 0 : (box?.height ?? 0));
    expect(Math.abs(at(before) - at(after))).toBeLessThanOrEqual(SLACK_PX);
    if (width === 320) {
      await phone.close();
      await site.close();
    }
  }
});

test('what a top tier, a grace and seven digits look like', async () => {
  const home = aMemberHome();
  const words = { zh: '黑金卡', en: 'Black Gold' };
  const top = { ...home.tier, id: 'black', words, look: 'black', next: null } as const;
  const ladder = someTiers().ladder.map((step) => ({
    ...step,
    place: step.id === 'black' ? ('here' as const) : ('below' as const),
  }));
  const page = await open(aShop({ home, tiers: someTiers({ tier: top, ladder }) }), 'tier');
  await page.getByText('您已是最高等级黑金卡').waitFor();
  await page.waitForTimeout(700);
  await phone.keep('tier-top');
  expect(await page.locator('.gifts').count()).toBe(0);
  const lefts = await page.evaluate<number>(`document.querySelector('.ladder__window').scrollLeft`);
  expect(lefts).toBeGreaterThan(0);
});

test('seven digits, everything at once and the narrowest phone', async () => {
  const points = somePoints({
    spendable: 9_876_543,
    pending: 1_234_567,
    nextVesting: { points: 7, at: NOON },
    held: 1_000_000,
    debt: 12_048,
    later: 2_000_000,
    lasting: 3_000_000,
  });
  const page = await open(aShop({ home: aMemberHome(), points }), 'points', { width: 320 });
  await page.getByText('9,876,543').waitFor();
  await phone.keep('points-much');
  expect(await sidewaysOf(page)).toBe(0);
  await page.locator('.bar').nth(2).tap();
  await page.getByText('8月20日到期 966').waitFor();
  await page.getByText('积分规则').tap();
  await page.getByText('怎么得积分').waitFor();
  await page.waitForTimeout(300);
  await phone.keep('points-rules');
});
const NOON = Date.parse('2026-07-05T16:00:00Z');

test('a number rolls to what it became, and stands still for whoever wants stillness', async () => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const shop = aShop({ home: aMemberHome() });
    const page = await open(shop, 'home');
    await page.emulateMedia({ reducedMotion });
    await page.locator('.member-card__hero').waitFor();
    await page.evaluate(WATCH_HERO);
    shop.home = aMemberHome({ points: { ...aMemberHome().points, spendable: 9_000 } });
    await page.getByText('9,000').waitFor();
    await page.waitForTimeout(800);
    const seen = await page.evaluate<string[]>('window.numbers');
    expect(seen.at(-1)).toBe('9,000');
    if (reducedMotion === 'reduce') expect(seen).toEqual(['9,000']);
    else expect(seen.length).toBeGreaterThan(5);
    if (reducedMotion === 'no-preference') {
      await phone.close();
      await site.close();
    }
  }
}, 30_000);

/** Runs in the page: notes every number the card shows. */
const WATCH_HERO = `
  window.numbers = [];
  const hero = document.querySelector('.member-card__hero');
  new MutationObserver(() => window.numbers.push(hero.textContent))
    .observe(hero, { childList: true, characterData: true, subtree: true });
  undefined;
`;

test('no first paint asks more than twice: home once, and once for what the member is called', async () => {
  for (const [path, sign, operations] of [
    ['home', '.member-card__hero', ['account.home', 'profile.card']],
    ['points', '.entry', ['account.points', 'account.statement']],
    ['tier', '.change', ['account.tier', 'account.statement']],
  ] as const) {
    const shop = aShop({ home: aMemberHome(), page: 20 });
    const page = await open(shop, path, { remembers: { accent: themes.apricot } });
    await page.locator(sign).first().waitFor();
    // Long enough for whatever the paint itself asks, and shorter than the first poll.
    await page.waitForTimeout(500);
    expect(shop.calls.map(({ operation }) => operation)).toEqual(operations);
    if (path !== 'tier') {
      await phone.close();
      await site.close();
    }
  }
}, 30_000);

test('a phone that was never told the brand’s colour asks once, after what the page is about', async () => {
  const home = { ...aMemberHome() };
  const brand = { ...home.brand, accent: themes.coffee };
  const shop = aShop({ home: { ...home, brand }, page: 20 });
  const page = await open(shop, 'points');
  await page.waitForFunction(`getComputedStyle(document.querySelector('.page'))
    .getPropertyValue('--accent').trim() === '${themes.coffee}'`);
  const asked = shop.calls.map(({ operation }) => operation);
  expect(asked.slice(0, 2)).toEqual(['account.points', 'account.statement']);
  expect(asked.filter((operation) => operation === 'account.home')).toHaveLength(1);
});

/** By how many pixels some page is wider than it may be. Text, because it runs in the page. */
const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.taro_page')].map((it) => it.scrollWidth - it.clientWidth))`);
