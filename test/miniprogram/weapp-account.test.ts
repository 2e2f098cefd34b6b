import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aMemberHome, aShop, type Shop, somePoints, someTiers } from './a-shop';

const dist = path.resolve(__dirname, '../../dist/miniprogram');
let phone: Weapp;

beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
afterEach(() => phone.close());

async function open(shop: Shop, page: string): Promise<void> {
  phone = await bootWeapp({ dist, callFunction: shop.callFunction });
  phone.open(page);
}
const asked = (shop: Shop, operation: string) =>
  shop.calls.filter((call) => call.operation === operation).map(({ input }) => input);

test('points lead with what there is, when it ends, and the rules it came by', async () => {
  await open(aShop({ home: aMemberHome() }), 'pages/points/index');
  await phone.sees('2,486');
  for (const words of ['待入账 307（7月6日）', '占用中 500', '6月20日到期 320']) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('待扣回');
  phone.tap('8');
  await phone.sees('8月20日到期 966');
  phone.tap('9');
  await phone.sees('9月没有积分到期');
  phone.tap('积分规则');
  await phone.sees('基础积分：每满 ¥1 得 1 积分');
});

test('a month that was fetched whole says what it came to, and no other does', async () => {
  await open(aShop({ home: aMemberHome() }), 'pages/points/index');
  await phone.sees('获得 307 · 使用 0 · 过期 60');
  // The second page ends in April, which may go on below.
  await phone.sees('4月12日');
  expect(phone.text().match(/使用 0/g)).toHaveLength(2);
  phone.reachBottom();
  await phone.sees('没有更多了');
  expect(phone.text().match(/使用 0/g)).toHaveLength(3);
});

test('a filter asks for its kind, and what was fetched of another is not asked for again', async () => {
  const shop = aShop({ home: aMemberHome() });
  await open(shop, 'pages/points/index');
  await phone.sees('滨江天街店购物');
  const before = asked(shop, 'account.statement').length;
  phone.tap('过期');
  await phone.until(
    () => phone.text().includes('−60') && !phone.text().includes('滨江天街店购物'),
    () => 'only expired entries',
  );
  expect(asked(shop, 'account.statement').slice(before)).toEqual([{ kind: 'expire' }]);
  expect(phone.text()).toContain('过期 60');
  phone.tap('全部');
  await phone.sees('滨江天街店购物');
  expect(asked(shop, 'account.statement')).toHaveLength(before + 1);
  phone.tap('调整');
  await phone.sees('没有“调整”记录');
});

test('when the network goes, points stay with the time they are from', async () => {
  const shop = aShop({ home: aMemberHome() });
  await open(shop, 'pages/points/index');
  await phone.sees('滨江天街店购物');
  shop.down = true;
  phone.pullDown();
  await phone.sees('网络不佳，显示 14:05 的数据');
  expect(phone.text()).toContain('2,486');
  expect(phone.text()).toContain('滨江天街店购物');
  shop.down = false;
  phone.tap('重试');
  await phone.until(
    () => !phone.text().includes('网络不佳'),
    () => 'the bar to go away',
  );
});

test.each(['points', 'tier'])('a stranger at %s is shown the way in', async (name) => {
  await open(aShop(), `pages/${name}/index`);
  await phone.sees('加入会员后才有积分和等级');
  phone.tap('加入会员');
  await phone.sees('我已阅读并同意');
});

test('nothing yet is said in a sentence with the next step', async () => {
  const nothing = somePoints({
    spendable: 0,
    pending: 0,
    nextVesting: null,
    held: 0,
    strip: somePoints().strip.map((month) => ({ ...month, points: 0, dates: [] })),
  });
  const shop = aShop({ home: aMemberHome(), points: nothing, entries: [] });
  await open(shop, 'pages/points/index');
  await phone.sees('还没有积分记录');
  expect(phone.text()).not.toContain('一年内到期');
});

test('the tier page says the way up, the way to keep, what each tier gives and what changed', async () => {
  const shop = aShop({ home: aMemberHome() });
  await open(shop, 'pages/home/index');
  await phone.sees('本月可用权益');
  phone.tap('本月可用权益');
  await phone.sees('2027年1月31日前有效');
  expect(phone.path()).toBe('pages/tier/index');
  for (const words of [
    '再消费 ¥120 升金卡（6月30日前）',
    '已达到银卡的保级条件',
    '12 个月内消费满 ¥3,000',
    '6月30日前可用',
    '不限次数',
    '金卡可享',
    '升金卡得 600 积分',
  ]) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.has('.progress-line__track[aria-label="升级 96%"]')).toBe(true);
  await phone.sees('升级为银卡');
  expect(asked(shop, 'account.statement')).toEqual([{ kind: 'tier' }]);
  phone.tap('礼品包装');
  await phone.sees('到什么时候');
  expect(phone.text()).toContain('6月30日前用完，之后重新计次');
});

test('grace, a tier that begins later, and the top are each said as they are', async () => {
  const home = aMemberHome();
  const until = someTiers().tier.keep?.by ?? 0;
  const keep = { toGoFen: 80_000, fromFen: 100_000, by: until };
  const coming = { words: { zh: '金卡', en: 'Gold' }, at: until };
  const grace = someTiers({ tier: { ...home.tier, inGrace: true, keep }, coming });
  await open(aShop({ home, tiers: grace }), 'pages/tier/index');
  await phone.sees('宽限期至2027年1月31日');
  expect(phone.text()).toContain('宽限期：再消费 ¥800 可保留银卡（2027年1月31日前）');
  expect(phone.text()).toContain('已达到金卡，2027年2月1日起生效');
  phone.close();

  const top = someTiers({ tier: { ...home.tier, next: null } });
  await open(aShop({ home, tiers: top, entries: [] }), 'pages/tier/index');
  await phone.sees('您已是最高等级银卡');
  await phone.sees('等级还没有变化过');
});

test('the foot of the card leads to the code', async () => {
  await open(aShop({ home: aMemberHome() }), 'pages/home/index');
  await phone.sees('出示会员码');
  expect(phone.text()).toContain('1002 3456 78');
  phone.tap('出示会员码');
  expect(phone.path()).toBe('pages/code/index');
  // A page that is left before it is drawn leaves its clock running.
  await phone.sees('会员号（只能得积分）');
});

test('home says the one thing that presses, and nothing where nothing does', async () => {
  const at = aMemberHome().now + 86_400_000;
  const today = { kind: 'expiring', points: 320, at, through: at, worthFen: 320 } as const;
  await open(aShop({ home: aMemberHome({ today }) }), 'pages/home/index');
  await phone.sees('320 积分快到期');
  expect(phone.text()).toContain('6月16日到期，可抵 ¥3.20');
  phone.tap('查看');
  expect(phone.path()).toBe('pages/points/index');
  phone.close();

  const quiet = aMemberHome({ today: null, lastPurchase: null, usesLeft: null });
  await open(aShop({ home: quiet }), 'pages/home/index');
  await phone.sees('看权益');
  expect(phone.has('.today')).toBe(false);
  expect(phone.text()).not.toContain('最近一次购物');
});
