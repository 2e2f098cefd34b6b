import { aBrandOnPhones, type Brand, referenceIn } from '../support/brand-on-phones';
import { aLine, anOrderBody } from '../support/build';
import type { Weapp } from '../support/weapp';

let brand: Brand;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones();
}, 300_000);
afterAll(() => brand.world.close());
afterEach(() => phone.close());

test('from home a member finds her orders, pages through them and opens one', async () => {
  const member = await brand.member();
  await member.buy(70, { channel: 'mall', paidAt: '2026-04-30T10:00:00+08:00' });
  const orders = Array.from({ length: 19 }, (_, index) =>
    anOrderBody({
      id: `small-${index}`,
      paidAt: '2026-05-02T10:00:00+08:00',
      member: { phone: member.number },
      lines: [aLine('sticker', 90)],
    }),
  );
  await brand.world.till.post('/v1/orders:batch', { orders });
  await member.buy(0, {
    id: 'S20260605-0381',
    paidAt: '2026-06-05T14:05:00+08:00',
    lines: [
      aLine('nappies', 12_900, { name: '云柔纸尿裤 L 52 片' }),
      aLine('milk', 23_800, { name: '配方奶粉 2 段' }),
    ],
  });
  await member.till('/v1/refunds', {
    id: 'back',
    order: 'S20260605-0381',
    lines: [{ sku: 'nappies', quantity: 1 }],
    refundedAt: '2026-06-09T11:20:00+08:00',
  });
  phone = await member.open('pages/home/index');
  await phone.sees('我的订单');
  phone.tap('我的订单');
  await phone.sees('6月5日 14:05 · 尾号\u00a00381 · 2 件');
  for (const words of ['得 367 积分', '6月9日退 ¥129', '扣回 129 积分', '这笔没有积分']) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('S20260605-0381');
  expect(phone.text()).not.toContain('4月30日');
  phone.reachBottom();
  await phone.sees('4月30日');
  expect(phone.text()).toContain('没有更多了');
  phone.tap('.order-card');
  await phone.sees('云柔纸尿裤 L 52 片');
  expect(phone.text()).toContain('已退 1 件');
});

test('an entry is asked about from its sheet, once, and the answer is shown there', async () => {
  const member = await brand.member();
  await member.buy(128);
  phone = await member.open('pages/points/index');
  await phone.sees('滨江天街店购物');
  phone.tap('滨江天街店购物');
  await phone.sees('积分怎么算的');
  phone.tap('有疑问？');
  await phone.sees('您的疑问');
  expect(phone.path()).toBe('pages/dispute/index');
  // 128 and the 50 of a first order.
  expect(phone.text()).toContain('+178');
  phone.tap('提交申诉');
  await phone.sees('请写下您的疑问');
  phone.fire('.text-field--long', 'input', { value: ' 为什么没有双倍？ ' });
  phone.tap('提交申诉');
  await phone.sees('核对中');
  expect(phone.text()).toContain('2 个工作日内答复');
  expect(phone.has('.question-form')).toBe(false);
  expect(member.asked('service.dispute')).toEqual([{ entry: 0, words: '为什么没有双倍？' }]);
});

test('what was refused stays in the form, with the words of the refusal', async () => {
  const member = await brand.member();
  for (let entry = 0; entry <= 5; entry++) await member.buy(10);
  for (let entry = 0; entry < 5; entry++) {
    await member.ask('service.dispute', { entry, words: '少了' });
  }
  phone = await member.open('pages/dispute/index?seq=5');
  await phone.sees('您的疑问');
  phone.fire('.text-field--long', 'input', { value: '扣多了' });
  phone.tap('提交申诉');
  await phone.sees('还有 5 件在等待答复');
  expect(phone.text()).toContain(referenceIn(member.answer('service.dispute')));
  expect(phone.has('.question-form')).toBe(true);
});

test.each(['9999', 'x'])('an entry that is not there is said to be so: %s', async (seq) => {
  phone = await (await brand.member()).open(`pages/dispute/index?seq=${seq}`);
  await phone.sees('没有找到这笔积分记录');
});

test('a receipt is typed in field by field, and what is missing is named before anything is sent', async () => {
  const member = await brand.member();
  phone = await member.open('pages/claim/index');
  await phone.sees('提交补登');
  phone.tap('提交补登');
  await phone.sees('还没有选择日期');
  expect(member.asked('service.claim')).toEqual([]);
  phone.tap('.press-field');
  await phone.sees('湖滨银泰店');
  phone.tap('湖滨银泰店');
  await phone.until(
    () => !phone.has('.shop-choice'),
    () => 'the list to close',
  );
  expect(phone.text()).toContain('湖滨银泰店');
  expect(phone.text()).not.toContain('没有找到');
});

test('going back loses nothing of what was typed', async () => {
  const member = await brand.member();
  await member.buy(100);
  phone = await member.open('pages/points/index');
  await phone.sees('滨江天街店购物');
  const ask = async () => {
    phone.tap('滨江天街店购物');
    await phone.sees('有疑问？');
    phone.tap('有疑问？');
    await phone.sees('您的疑问');
  };
  await ask();
  phone.fire('.text-field--long', 'input', { value: '半句话' });
  phone.back();
  await phone.sees('滨江天街店购物');
  await ask();
  phone.tap('提交申诉');
  await phone.sees('核对中');
  const sent = expect.objectContaining({ words: '半句话' });
  expect(member.asked('service.dispute')).toEqual([sent]);
});

test('shops are shown to visitors; whoever has not joined is told so when they mark one', async () => {
  const visitor = brand.somebody();
  phone = await visitor.open('pages/shops/index');
  await phone.sees('营业中 · 至 22:00');
  expect(phone.text()).toContain('已打烊 · 明天 10:00 开门');
  phone.tap('.shop-card__star');
  await phone.until(
    () => phone.log.toasts.length > 0,
    () => 'a toast',
  );
  expect(phone.log.toasts).toEqual(['加入会员后才有积分和等级']);
  // The first by its sound.
  expect(visitor.asked('shops.favour')).toEqual([{ shop: 'hz-binjiang', isFavourite: true }]);
  await phone.until(
    () => !phone.has('.shop-card__star[aria-label="取消收藏"]'),
    () => 'the star to be taken back',
  );
});

test('where the phone is, is asked on a tap alone; a no leaves the list as it is', async () => {
  const member = await brand.member();
  phone = await member.open('pages/shops/index');
  await phone.sees('湖滨银泰店');
  expect(phone.log.located).toBe(0);
  phone.tap('按距离排序');
  await phone.sees('没有得到位置');
  expect(phone.log.located).toBe(1);
  expect(member.asked('shops.list')).toEqual([{}]);
});

test('a call and the map are WeChat’s own', async () => {
  phone = await (await brand.member()).open('pages/shops/index');
  await phone.sees('电话');
  // The last of the list.
  phone.tap('电话');
  phone.tap('地图');
  expect(phone.log.called).toEqual(['0571-8283 0112']);
  expect(phone.log.onMap).toEqual([
    expect.objectContaining({ latitude: 30.1827, longitude: 120.2638 }),
  ]);
});

test.each(['orders/index', 'questions/index', 'dispute/index?seq=1'])(
  'who has not joined is asked to at %s',
  async (page) => {
    phone = await brand.somebody().open(`pages/${page}`);
    await phone.sees('加入会员');
  },
);
