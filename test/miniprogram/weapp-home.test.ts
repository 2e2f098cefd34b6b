import path from 'node:path';
import {
  aBrandOnPhones,
  type Brand,
  isGone,
  type Somebody,
  staleWords,
} from '../support/brand-on-phones';
import { bootWeapp, type Weapp } from '../support/weapp';
import { ROOT } from '../support/world';

const HOME = 'pages/home/index';
/** Longer than an open page waits before it asks again. */
const A_TURN_MS = 2_500;

let brand: Brand;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones();
}, 300_000);
afterAll(() => brand.world.close());
const trueNow = Date.now;
afterEach(() => {
  Date.now = trueNow;
  phone.close();
});

const aTurn = () => new Promise((resolve) => setTimeout(resolve, A_TURN_MS));
const asks = (member: Somebody): number => member.asked('account.home').length;

/** ¥128 and the 50 of a first order. */
async function aBuyer(): Promise<Somebody> {
  const member = await brand.member();
  await member.buy(128);
  return member;
}

test('when the network goes, the points stay on the page with the time they are from', async () => {
  const member = await aBuyer();
  phone = await member.open(HOME);
  await phone.sees('178');
  member.line.down = true;
  phone.pullDown();
  await phone.sees(staleWords(member.answer('account.home')));
  expect(phone.text()).toContain('178');
  member.line.down = false;
  phone.tap('重试');
  await isGone(phone, '网络不佳');
});

test('a phone that never reached us offers to try again, and the page comes', async () => {
  const member = await aBuyer();
  member.line.down = true;
  phone = await member.open(HOME);
  await phone.sees('暂时连不上');
  member.line.down = false;
  phone.tap('重试');
  await phone.sees('178');
});

test('what happens while the page is open is shown without a tap, and not asked for while hidden', async () => {
  const member = await brand.member();
  phone = await member.open(HOME);
  await phone.sees('可用积分');
  await member.buy(128, { id: 'first' });
  await phone.sees('178');
  // 100 of them pay ¥1 of ¥52, and 51 come; the first order takes 178 back, of 129 there.
  await member.buy(52, { pointsUsed: 100, member: member.signedIn });
  await member.till('/v1/refunds', { id: 'back', order: 'first', refundedAt: brand.now() });
  await phone.sees('待扣回 49，下次获得时抵扣');

  phone.hide();
  const before = asks(member);
  await aTurn();
  expect(asks(member)).toBe(before);
});

test('a page that was left alone asks less often, and at once when it is touched', async () => {
  const member = await aBuyer();
  phone = await member.open(HOME);
  await phone.sees('178');
  const seen = member.answer('account.home');
  Date.now = () => trueNow() + 7 * 60_000;
  await phone.until(
    () => member.answer('account.home') !== seen,
    () => 'the answer to the turn that was due',
  );
  Date.now = trueNow;
  await member.buy(72);
  Date.now = () => trueNow() + 7 * 60_000;
  await aTurn();
  expect(phone.text()).toContain('178');
  phone.fire('.home', 'touchstart');
  await phone.sees('250');
});

test('the other language is one tap away and stays on the phone', async () => {
  const member = await brand.member();
  await member.buy(880);
  phone = await member.open(HOME);
  await phone.sees('再消费 ¥120 升银卡');
  phone.tap('English');
  await phone.sees('Spend ¥120 more by 31 May 2027 for Silver');
  phone.close();
  phone = await member.open(HOME);
  await phone.sees('Available points');
});

test('the foot of the card leads to the code', async () => {
  phone = await (await brand.member()).open(HOME);
  await phone.sees('出示会员码');
  phone.tap('出示会员码');
  expect(phone.path()).toBe('pages/code/index');
  // A page that is left before it is drawn leaves its clock running.
  await phone.sees('会员号（只能得积分）');
});

test('home says the one thing that presses, and where it leads', async () => {
  const member = await brand.member();
  await member.buy(320, { paidAt: '2026-03-15T10:00:00+08:00' });
  phone = await member.open(HOME);
  await phone.sees('370 积分快到期');
  expect(phone.text()).toContain('6月15日到期，可抵 ¥3.70');
  phone.tap('查看');
  expect(phone.path()).toBe('pages/points/index');
});

test('where nothing presses and nothing was bought, nothing is said', async () => {
  phone = await (await brand.member()).open(HOME);
  await phone.sees('看权益');
  expect(phone.has('.today')).toBe(false);
  expect(phone.text()).not.toContain('最近一次购物');
});

/** What was asked at home on a phone with letters of this size, once the page is there. */
async function askedAtHome(
  member: Somebody,
  settings: Parameters<Somebody['open']>[1],
): Promise<readonly string[]> {
  phone = await member.open(HOME, settings);
  await phone.sees('可用积分');
  return phone.log.asked;
}
const OFFERED = [expect.stringContaining('这里也用大字版吗')];

test('who made the letters of their phone larger is offered 大字版, once', async () => {
  const member = await brand.member();
  const larger = { letters: { fontSizeScaleFactor: 1.2 } };
  expect(await askedAtHome(member, larger)).toEqual(OFFERED);
  await phone.until(
    () => phone.has('.page--large'),
    () => 'larger words',
  );
  phone.close();
  expect(await askedAtHome(member, larger)).toEqual([]);
  phone.close();
  phone = await member.open('pages/me/index', larger);
  await phone.sees('大字版');
  phone.tap('大字版');
  await phone.until(
    () => !phone.has('.page--large'),
    () => 'words as they were',
  );
  phone.close();
  expect(await askedAtHome(member, larger)).toEqual([]);
});

test('a no to 大字版 is a no for good, also where WeChat tells the size in px', async () => {
  const member = await brand.member();
  const larger = { letters: { fontSizeSetting: 19 }, saysYes: false };
  expect(await askedAtHome(member, larger)).toEqual(OFFERED);
  expect(phone.has('.page--large')).toBe(false);
  phone.close();
  expect(await askedAtHome(member, larger)).toEqual([]);
  expect(phone.has('.page--large')).toBe(false);
});

test.each([{ fontSizeScaleFactor: 1.15 }, { fontSizeSetting: 18 }])(
  'letters that are hardly larger are no reason to ask: %j',
  async (letters) => {
    expect(await askedAtHome(await brand.member(), { letters })).toEqual([]);
  },
);

test('a cloud that never answers is an outage, not an endless wait', async () => {
  const dist = path.join(ROOT, 'dist/miniprogram');
  phone = await bootWeapp({ dist, callFunction: () => new Promise(() => undefined) });
  phone.open(HOME);
  await phone.sees('暂时连不上');
}, 30_000);
