import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aMemberHome, aShop, type Shop } from './a-shop';

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
const aMembersShop = (): Shop => aShop({ home: aMemberHome() });

test('from home a member finds her orders, pages through them and opens one', async () => {
  const shop = aMembersShop();
  await open(shop, 'pages/home/index');
  await phone.sees('我的订单');
  phone.tap('我的订单');
  await phone.sees('6月12日 14:05 · 尾号\u00a00381 · 2 件');
  for (const words of ['得 307 积分', '6月9日退 ¥128.50', '扣回 128 积分', '这笔没有积分']) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('S20260612-0381');
  phone.reachBottom();
  await phone.sees('2025年12月31日');
  expect(phone.text()).toContain('没有更多了');
  phone.tap('滨江天街店');
  await phone.sees('云柔纸尿裤 L 52 片');
  expect(phone.text()).toContain('已退 1 件');
});

test('an entry is asked about from its sheet, once, and the answer is shown there', async () => {
  const shop = aMembersShop();
  shop.desk.tickets = [];
  await open(shop, 'pages/points/index');
  await phone.sees('滨江天街店购物');
  phone.tap('滨江天街店购物');
  await phone.sees('积分怎么算的');
  phone.tap('有疑问？');
  await phone.sees('您的疑问');
  expect(phone.path()).toBe('pages/dispute/index');
  expect(phone.text()).toContain('+307');
  phone.tap('提交申诉');
  await phone.sees('请写下您的疑问');
  phone.fire('.text-field--long', 'input', { value: ' 为什么没有双倍？ ' });
  phone.tap('提交申诉');
  await phone.sees('核对中');
  expect(phone.text()).toContain('2 个工作日内答复');
  expect(phone.has('.question-form')).toBe(false);
  expect(asked(shop, 'service.dispute')).toEqual([{ entry: 11, words: '为什么没有双倍？' }]);
});

test('what was refused stays in the form, with the words of the refusal', async () => {
  const shop = aMembersShop();
  await open(shop, 'pages/dispute/index?seq=10');
  await phone.sees('您的疑问');
  phone.fire('.text-field--long', 'input', { value: '扣多了' });
  shop.refuseNext = 'service/too_many_open';
  phone.tap('提交申诉');
  await phone.sees('还有 5 件在等待答复');
  expect(phone.text()).toContain('编号 7F3K-22');
  expect(phone.has('.question-form')).toBe(true);
});

test('an entry that is not there is said to be so', async () => {
  await open(aMembersShop(), 'pages/dispute/index?seq=9999');
  await phone.sees('没有找到这笔积分记录');
  phone.close();
  await open(aMembersShop(), 'pages/dispute/index?seq=x');
  await phone.sees('没有找到这笔积分记录');
});

test('a receipt is typed in field by field, and what is missing is named before anything is sent', async () => {
  const shop = aMembersShop();
  await open(shop, 'pages/claim/index');
  await phone.sees('提交补登');
  phone.tap('提交补登');
  await phone.sees('还没有选择日期');
  expect(asked(shop, 'service.claim')).toEqual([]);
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

test('shops are shown to visitors; whoever has not joined is told so when they mark one', async () => {
  const shop = aShop();
  await open(shop, 'pages/shops/index');
  await phone.sees('营业中 · 至 21:30');
  expect(phone.text()).toContain('已打烊 · 明天 10:00 开门');
  phone.tap('.shop-card__star');
  await phone.until(
    () => phone.log.toasts.length > 0,
    () => 'a toast',
  );
  expect(asked(shop, 'shops.favour')).toEqual([{ shop: 'hz-binjiang', isFavourite: false }]);
});

test('where the phone is, is asked on a tap alone; a no leaves the list as it is', async () => {
  const shop = aMembersShop();
  await open(shop, 'pages/shops/index');
  await phone.sees('湖滨银泰店');
  expect(phone.log.located).toBe(0);
  phone.tap('按距离排序');
  await phone.sees('没有得到位置');
  expect(phone.log.located).toBe(1);
  expect(asked(shop, 'shops.list')).toEqual([{}]);
});

test('a call and the map are WeChat’s own', async () => {
  await open(aMembersShop(), 'pages/shops/index');
  await phone.sees('电话');
  phone.tap('电话');
  phone.tap('地图');
  expect(phone.log.called).toEqual(['0571-8669 0126']);
  expect(phone.log.onMap).toEqual([
    expect.objectContaining({ latitude: 30.2089, longitude: 120.2119 }),
  ]);
});

test('who has not joined is asked to, on every page of members’ own things', async () => {
  for (const page of ['orders/index', 'questions/index', 'dispute/index?seq=1']) {
    await open(aShop(), `pages/${page}`);
    await phone.sees('加入会员');
    phone.close();
  }
  await open(aShop(), 'pages/questions/index');
});
