import type { Page } from 'playwright-core';
import type { Phone } from '../support/browser';
import { type Browsing, browse, CALLS } from '../support/browsing';
import { aProgram } from '../support/build';
import { aWorld } from '../support/world';

// Home and the way in, in a browser, against the functions as they are deployed.
let shop: Browsing;
beforeAll(async () => {
  shop = await browse((h5) => aWorld({ emulator: { h5 } }));
}, 300_000);
afterAll(() => shop.close());
afterEach(() => shop.putAway());

const HERO = '.member-card__hero';

test('a visitor joins in the browser, reads the number, and finds out why', async () => {
  const mei = shop.somebody();
  const memberDay = '2026-02-18T10:00:00+08:00';
  await shop.buys(mei, 124_300, { id: 'S20260218-0381', paidAt: memberDay });
  const phone = await shop.open(mei, 'home');
  const { page } = phone;
  await page.getByText('加入会员，首单即得积分').waitFor();
  await phone.keep('visitor');
  await page.locator('.visitor-card .action').click();
  await page.getByText('我已阅读并同意').click();
  await phone.keep('join');
  await page.getByText('微信一键加入').click();
  // ¥1,243 on a member day, before she joined.
  await page.getByText('您在门店的 2,486 积分已到账').waitFor();
  await page.getByText('去看看').click();
  await page.getByText('可用积分').waitFor();
  expect(await page.locator(HERO).textContent()).toBe('2,486');
  expect(await mei.ask('privacy.see')).toMatchObject({
    value: {
      purposes: expect.arrayContaining([
        {
          purpose: 'membership',
          granted: true,
          history: [{ granted: true, at: expect.any(Number), policyVersion: '2026-01' }],
        },
      ]),
    },
  });
  await phone.keep('home');

  await page.locator('.member-card__points').click();
  await page.locator('.entry').filter({ hasText: '订单尾号\u00a00381' }).click();
  await page.getByText('会员日 ×2').waitFor();
  await phone.keep('why');
});

test('an outage shows the reference to read out, and one tap tries again', async () => {
  const mei = await shop.aMember();
  shop.world.emulator.setFaults([{ kind: 'quota' }]);
  const phone = await shop.open(mei, 'home');
  const { page } = phone;
  const reference = await page.locator('.reference').textContent();
  expect(await page.locator('.face').textContent()).toContain('系统繁忙');
  // Whoever is told it on the telephone finds the call by it.
  const [, told = 'nothing'] = /^编号 (\S+)$/.exec(reference ?? '') ?? [];
  expect(shop.world.logs.join('\n')).toContain(told);
  await phone.keep('outage');
  shop.world.emulator.setFaults([]);
  await page.getByText('重试', { exact: true }).click();
  await page.getByText('可用积分').waitFor();
});

const MINUTE_MS = 60_000;
/** For a minute after it is looked at or touched a page asks every two seconds, one that lies there every ten. */
const IN_HAND_MS = 2_000;
const LYING_MS = 10_000;

test('a page left open follows the till eagerly for a minute, calmly after it, and at once when it is touched later', async () => {
  const mei = await shop.aMember();
  const phone = await shop.aPhone();
  const { page } = phone;
  await page.clock.install();
  await shop.show(phone, mei, '/pages/home/index');
  const hero = page.locator(HERO);
  await hero.filter({ hasText: /^0$/ }).waitFor();

  await answered(page, () => page.clock.fastForward(MINUTE_MS / 2));
  await shop.buys(mei, 12_800);
  await page.clock.fastForward(IN_HAND_MS);
  await hero.filter({ hasText: '128' }).waitFor({ timeout: LYING_MS - IN_HAND_MS });

  const now = await page.evaluate<number>('Date.now()');
  await answered(page, () => page.clock.pauseAt(now + MINUTE_MS));
  await shop.buys(mei, 17_900);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.clock.runFor(LYING_MS - IN_HAND_MS);
  await answered(page, () => page.touchscreen.tap(60, 20));
  // Its time stands still: but for the finger nothing was asked.
  expect(asked).toHaveLength(1);
  await page.clock.resume();
  await hero.filter({ hasText: '307' }).waitFor();
});

/** Does what makes the page ask, until it is answered. */
async function answered(page: Page, make: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse(CALLS);
  await make();
  await (await answer).finished();
}

test.each(['no-preference', 'reduce'] as const)(
  'a number rolls to what it became, and stands still for whoever wants stillness: %s',
  async (reducedMotion) => {
    const mei = await shop.aMember();
    const { page } = await shop.open(mei, 'home');
    await page.emulateMedia({ reducedMotion });
    await page.locator(HERO).waitFor();
    await page.evaluate(WATCH_HERO);
    await shop.buys(mei, 900_000);
    await page.locator(HERO).filter({ hasText: '9,000' }).waitFor();
    // Nothing comes after it until it is asked for again.
    await page.waitForResponse(CALLS);
    const seen = await page.evaluate<string[]>('window.numbers');
    expect(seen.at(-1)).toBe('9,000');
    if (reducedMotion === 'reduce') expect(seen).toEqual(['9,000']);
    else expect(seen.length).toBeGreaterThan(5);
  },
);

/** Runs in the page: notes every number the card shows. */
const WATCH_HERO = `
  window.numbers = [];
  const hero = document.querySelector('.member-card__hero');
  new MutationObserver(() => window.numbers.push(hero.textContent))
    .observe(hero, { childList: true, characterData: true, subtree: true });
  undefined;
`;

/** What is offered beside the content is asked about a second later, and the first poll comes after two. */
const PAINTED_MS = 800;

test.each([
  ['home', '.member-card__hero', ['account.home']],
  ['points', '.entry', ['account.points', 'account.statement']],
  ['tier', '.change', ['account.tier', 'account.statement']],
])('the first paint of %s asks for what it shows and no more', async (path, sign, operations) => {
  const mei = await shop.aMember();
  await shop.buys(mei, 124_300);
  const phone = await shop.aPhone();
  const asked = askedBy(phone);
  await shop.show(phone, mei, `/pages/${path}/index`);
  await phone.page.locator(sign).first().waitFor();
  await phone.page.waitForLoadState('networkidle');
  const [first] = asked;
  const early = asked.filter(
    ({ at }, turn) => turn < operations.length || at - (first?.at ?? 0) < PAINTED_MS,
  );
  expect(early.map(({ operation }) => operation)).toEqual(operations);
});

test('a phone that was never told the brand’s colour asks once, after what the page is about', async () => {
  const mei = await shop.aMember();
  const phone = await shop.aPhone();
  const asked = askedBy(phone);
  await shop.show(phone, mei, '/pages/points/index');
  const { accent } = aProgram().brand;
  await phone.page.waitForFunction(`getComputedStyle(document.querySelector('.page'))
    .getPropertyValue('--accent').trim() === '${accent}'`);
  await phone.page.waitForLoadState('networkidle');
  const operations = asked.map(({ operation }) => operation);
  expect(operations.slice(0, 2)).toEqual(['account.points', 'account.statement']);
  expect(operations.filter((operation) => operation === 'account.home')).toHaveLength(1);
});

/** What its pages ask of the functions from now on, and when. */
function askedBy({ page }: Phone) {
  const asked: { operation: string; at: number }[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/client/call')) return;
    asked.push({ operation: request.postDataJSON().data.operation, at: Date.now() });
  });
  return asked;
}
