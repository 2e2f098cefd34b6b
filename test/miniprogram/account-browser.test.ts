import type { Page } from 'playwright-core';
import { atRest, sidewaysOf } from '../support/browser';
import { type Browsing, browse, CALLS } from '../support/browsing';
import { aLevel, aProgram, aRefundBody, aRule } from '../support/build';
import { aWorld } from '../support/world';

// Points and tiers in a browser, against the functions as they are deployed.
const perYuan = { kind: 'perAmount', points: 1, fen: 100 };
const category = (...names: string[]) => ({ field: 'category', in: names });
const program = aProgram({
  earning: {
    rules: [
      aRule({ id: 'base', award: perYuan, lines: { not: category('bond', 'heirloom') } }),
      aRule({
        id: 'bond',
        award: perYuan,
        lines: category('bond'),
        expiry: { kind: 'rolling', months: 24 },
      }),
      aRule({
        id: 'heirloom',
        award: perYuan,
        lines: category('heirloom'),
        expiry: { kind: 'never' },
      }),
    ],
    multipliers: [],
  },
  expiry: { kind: 'rolling', months: 3 },
  redemption: { points: 100, fen: 100 } as never,
  tiers: {
    ends: { kind: 'term', months: 12 },
    graceDays: 10,
    levels: [
      aLevel('member', 0),
      aLevel('silver', 100_000, { words: { zh: '银卡', en: 'Silver' }, look: 'silver' }),
      aLevel('gold', 500_000, {
        words: { zh: '金卡', en: 'Gold' },
        look: 'gold',
        gift: { points: 600 } as never,
      }),
      aLevel('black', 1_000_000, { words: { zh: '黑金卡', en: 'Black Gold' }, look: 'black' }),
    ],
  },
});

let shop: Browsing;
beforeAll(async () => {
  shop = await browse((h5) => aWorld({ program, timers: false, emulator: { h5 } }));
}, 300_000);
afterAll(() => shop.close());
afterEach(() => shop.putAway());

/** What is seen first and what takes its place end within a pixel of each other. */
const SLACK_PX = 1;
/** On the narrowest phone the card's sentence breaks: 再消费 ¥3,450 升金卡（2027年2月28日前）. */
const A_LINE_PX = 13;

test.each([
  [
    'home/index',
    [
      ['.bones-card--member', '.member-card', 'bottom'],
      ['.bones-card--cells', '.cells', 'bottom'],
    ],
  ],
  [
    'points/index',
    [
      ['.bones-card--balance', '.balance', 'bottom'],
      ['.pills', '.pills', 'top'],
      ['.bones-list', '.month', 'top'],
    ],
  ],
  ['tier/index', [['.bones-card--ways', '.ways', 'top']]],
  ['dispute/index?seq=0', [['.card-bones--entry', '.entry-head', 'bottom']]],
] as const)('%s: what is seen first is as large as what comes', async (path, pairs) => {
  const mei = await shop.aMember();
  await shop.buys(mei, 124_300);
  await shop.buys(mei, 30_700, { channel: 'mall' });
  for (const width of [320, 375]) {
    const phone = await shop.aPhone({ width });
    const { page } = phone;
    const answer = await heldAnswers(page);
    await shop.show(phone, mei, `/pages/${path}`);
    const before = await Promise.all(pairs.map(([bones, , edge]) => edgeOf(page, bones, edge)));
    answer();
    const after = await Promise.all(pairs.map(([, content, edge]) => edgeOf(page, content, edge)));
    const slack = path === 'home/index' && width === 320 ? A_LINE_PX : SLACK_PX;
    for (const [index, at] of before.entries()) {
      expect(Math.abs(at - (after[index] ?? 0))).toBeLessThanOrEqual(slack);
    }
  }
});

test.each([{}, { 'text-size': 'large' }])(
  'points that expire on four days, and none pending, move nothing below them: %o',
  async (remembers) => {
    const mei = await shop.aMember();
    for (const day of ['05', '09', '14', '20']) {
      await shop.buys(mei, 30_700, { paidAt: `2026-02-${day}T10:00:00+08:00` });
    }
    const phone = await shop.aPhone({ remembers });
    const { page } = phone;
    const answer = await heldAnswers(page);
    await shop.show(phone, mei, '/pages/points/index');
    const before = [await edgeOf(page, '.pills', 'top'), await edgeOf(page, '.bones-list', 'top')];
    answer();
    await page.locator('.month').waitFor();
    const after = [await edgeOf(page, '.pills', 'top'), await edgeOf(page, '.month', 'top')];
    for (const [index, at] of before.entries()) {
      expect(Math.abs(at - (after[index] ?? 0))).toBeLessThanOrEqual(SLACK_PX);
    }
    expect(await page.locator('.strip__date').count()).toBe(4);
  },
);

/** Less than a title bar that comes or goes moves; letters that come late move a line by a pixel or two. */
const UNSEEN_SHIFT = 0.005;

test.each(['home', 'points', 'orders', 'tier'])(
  '%s: what stands there stays while the title bar makes up its mind',
  async (path) => {
    const mei = await shop.aMember();
    const phone = await shop.aPhone();
    const { page } = phone;
    await page.addInitScript(COUNT_SHIFTS);
    await heldAnswers(page);
    await shop.show(phone, mei, `/pages/${path}/index`);
    await page.locator('.page').waitFor();
    await atRest(page);
    expect(await page.evaluate<number>('window.shifted')).toBeLessThan(UNSEEN_SHIFT);
  },
);

/** Runs in the page: how much of the screen moved by itself. */
const COUNT_SHIFTS = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** No call is answered until what comes back is called. */
async function heldAnswers(page: Page): Promise<() => void> {
  let answer = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(CALLS, async (route) => {
    await released;
    await route.continue();
  });
  return answer;
}

async function edgeOf(page: Page, target: string, edge: 'top' | 'bottom'): Promise<number> {
  await page.locator(target).first().waitFor();
  await atRest(page);
  const box = await page.locator(target).first().boundingBox();
  return (box?.y ?? 0) + (edge === 'top' ? 0 : (box?.height ?? 0));
}

test('the top tier says so, offers no gifts, and stands in view', async () => {
  const mei = await shop.aMember();
  await shop.buys(mei, 1_000_000);
  const phone = await shop.open(mei, 'tier');
  const { page } = phone;
  await page.getByText('您已是最高等级黑金卡').waitFor();
  await page.waitForFunction(`document.querySelector('.ladder__window').scrollLeft > 0`);
  await phone.keep('tier-top');
  expect(await page.locator('.gifts').count()).toBe(0);
  // Where no tier has any, none is promised.
  expect(await page.locator('.benefits__none').textContent()).toBe('还没有专属权益。');
});

test('seven digits, all at once, on the narrowest phone', async () => {
  const mei = await shop.aMember();
  const wholesale = (points: number, over: Record<string, unknown> = {}) =>
    shop.buys(mei, points * 100, over);
  await wholesale(1_000_000, { paidAt: '2026-02-05T10:00:00+08:00' });
  await setAside(mei, 1_000_000);
  await wholesale(966, { paidAt: '2026-02-10T10:00:00+08:00' });
  await wholesale(4_875_577);
  await wholesale(2_000_000, { lines: [a('bond', 2_000_000)] });
  await wholesale(3_000_000, { lines: [a('heirloom', 3_000_000)] });
  await wholesale(1_234_567, { channel: 'mall' });
  const phone = await shop.open(mei, 'points', { width: 320 });
  const { page } = phone;
  // 966 + 4,875,577 + 2,000,000 + 3,000,000; what is on hold is not among them.
  await page.locator('.balance__hero').filter({ hasText: '9,876,543' }).waitFor();
  for (const words of [
    '待入账 1,234,567（3月9日）',
    '占用中 1,000,000',
    '一年以后到期 2,000,000',
    '长期有效 3,000,000',
  ]) {
    expect(await page.locator('.balance').textContent()).toContain(words);
  }
  await phone.keep('points-much');
  expect(await sidewaysOf(page)).toBe(0);
  await page.locator('.bar').nth(2).tap();
  await page.getByText('5月10日到期 966').waitFor();
  await page.getByText('积分规则').tap();
  await page.getByText('怎么得积分').waitFor();
  await page.locator('.sheet--open').waitFor();
  await phone.keep('points-rules');
  expect(await sidewaysOf(page)).toBe(0);
});

const a = (of: string, yuan: number) => ({
  sku: of,
  category: of,
  quantity: 1,
  unitFen: yuan * 100,
});

/** Points wait for a payment. */
async function setAside({ id }: { id: string }, points: number): Promise<void> {
  const at = new Date(shop.world.emulator.now()).toISOString();
  const member = { unionid: `unionid-${id}` };
  const hold = { id: `hold-${id}`, channel: 'pos', shop: 'binjiang', at, member, points };
  const { status, body } = await shop.world.till.post('/v1/redemptions:hold', hold);
  if (status !== 200) throw new Error(JSON.stringify(body));
}

test('what is owed stands beside what is on hold and what is pending', async () => {
  const mei = await shop.aMember();
  await shop.buys(mei, 1_204_800, { id: 'returned' });
  await setAside(mei, 12_048);
  const refundedAt = new Date(shop.world.emulator.now()).toISOString();
  await shop.world.till.refund(aRefundBody({ order: 'returned', refundedAt }));
  await shop.buys(mei, 30_700, { channel: 'mall' });
  const phone = await shop.open(mei, 'points', { width: 320 });
  const others = phone.page.locator('.balance__other');
  await others.nth(2).waitFor();
  expect(await others.allTextContents()).toEqual([
    '待入账 307（3月9日）',
    '占用中 12,048',
    '待扣回 12,048',
  ]);
  await phone.keep('points-owed');
  expect(await sidewaysOf(phone.page)).toBe(0);
});

// Last, because it takes the whole town a year further.
test('a term that ended unkept shows its grace', async () => {
  const mei = await shop.aMember();
  await shop.buys(mei, 100_000);
  await shop.world.emulator.advanceTo('2027-03-05T10:00:00+08:00');
  const phone = await shop.open(mei, 'tier');
  await phone.page.getByText('宽限期至3月12日').waitFor();
  await phone.page.getByText('宽限期：再消费 ¥1,000 可保留银卡（3月12日前）').waitFor();
  await phone.keep('tier-grace');
});
