import { aBrandOnPhones, type Brand, isGone, staleWords } from '../support/brand-on-phones';
import { aLine, anOrderBody } from '../support/build';
import type { Weapp } from '../support/weapp';

const POINTS = 'pages/points/index';

let brand: Brand;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones({ expiry: { kind: 'rolling', months: 2 } });
}, 300_000);
afterAll(() => brand.world.close());
afterEach(() => phone.close());

test('points lead with what there is, when it ends, and the rules it came by', async () => {
  const member = await brand.member();
  await member.buy(770, { paidAt: '2026-04-20T10:00:00+08:00' });
  await member.buy(100, { paidAt: '2026-06-05T10:00:00+08:00' });
  await member.buy(40, { channel: 'mall', paidAt: '2026-06-10T10:00:00+08:00' });
  const { signedIn } = member;
  await member.till('/v1/redemptions:hold', {
    id: 'held',
    at: brand.now(),
    points: 500,
    member: signedIn,
  });
  phone = await member.open(POINTS);
  // Of 820 that came first, with the 50 of a first order, 500 are held; 100 came in June.
  await phone.sees('420');
  for (const words of ['待入账 40（6月17日）', '占用中 500', '6月20日到期 320']) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('待扣回');
  phone.tap('8');
  await phone.sees('8月5日到期 100');
  phone.tap('9');
  await phone.sees('9月没有积分到期');
  phone.tap('积分规则');
  await phone.sees('基础积分：每满 ¥1 得 1 积分');
});

test('when the network goes, points stay with the time they are from', async () => {
  const member = await brand.member();
  await member.buy(128);
  phone = await member.open(POINTS);
  await phone.sees('滨江天街店购物');
  member.line.down = true;
  phone.pullDown();
  await phone.sees(staleWords(member.answer('account.points')));
  expect(phone.text()).toContain('178');
  expect(phone.text()).toContain('滨江天街店购物');
  member.line.down = false;
  phone.tap('重试');
  await isGone(phone, '网络不佳');
});

test.each(['points', 'tier'])('a stranger at %s is shown the way in', async (name) => {
  phone = await brand.somebody().open(`pages/${name}/index`);
  await phone.sees('加入会员后才有积分和等级');
  phone.tap('加入会员');
  await phone.sees('我已阅读并同意');
});

test('nothing yet is said in a sentence with the next step', async () => {
  phone = await (await brand.member()).open(POINTS);
  await phone.sees('还没有积分记录');
  expect(phone.text()).toContain('返回首页');
  expect(phone.text()).not.toContain('一年内到期');
});

test('a filter asks for its kind, and what was fetched of another is not asked for again', async () => {
  const member = await brand.member();
  await member.buy(10, { paidAt: '2026-04-01T10:00:00+08:00' });
  await member.buy(128);
  phone = await member.open(POINTS);
  await phone.sees('滨江天街店购物');
  const before = member.asked('account.statement').length;
  phone.tap('过期');
  await phone.until(
    () => phone.text().includes('−60') && !phone.text().includes('滨江天街店购物'),
    () => `only what expired in: ${phone.text()}`,
  );
  expect(member.asked('account.statement').slice(before)).toEqual([{ kind: 'expire' }]);
  expect(phone.text()).toContain('过期 60');
  phone.tap('全部');
  await phone.sees('滨江天街店购物');
  expect(member.asked('account.statement')).toHaveLength(before + 1);
  phone.tap('调整');
  await phone.sees('没有“调整”记录');
});

test('a month that was fetched whole says what it came to, and no other does', async () => {
  const member = await brand.member();
  // One of April is gone since the first of June.
  await member.buy(10, { paidAt: '2026-04-01T10:00:00+08:00' });
  const orders = Array.from({ length: 20 }, (_, index) =>
    anOrderBody({
      id: `of-june-${index}`,
      paidAt: brand.now(),
      member: { phone: member.number },
      lines: [aLine('milk', 200)],
    }),
  );
  await brand.world.till.post('/v1/orders:batch', { orders });
  await brand.world.emulator.advanceTo('2026-07-02T10:00:00+08:00');
  await member.buy(307);
  phone = await member.open(POINTS);
  await phone.sees('获得 307 · 使用 0 · 过期 0');
  // June goes on below.
  expect(phone.text()).toContain('6月12日');
  expect(phone.text().match(/使用 0/g)).toHaveLength(1);
  phone.reachBottom();
  await phone.sees('没有更多了');
  expect(phone.text()).toContain('获得 100 · 使用 0 · 过期 60');
});
