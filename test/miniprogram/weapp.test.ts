import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aMemberHome, aShop, aVisitorHome, type Shop } from './a-shop';

const dist = path.resolve(__dirname, '../../dist/miniprogram');
let phone: Weapp;

beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
const trueNow = Date.now;
afterEach(() => {
  Date.now = trueNow;
  phone.close();
});

async function open(shop: Shop, page = 'pages/home/index'): Promise<void> {
  phone = await bootWeapp({ dist, callFunction: shop.callFunction });
  phone.open(page);
}

test('a visitor joins with one tap and consent, sees the points, and why they are what they are', async () => {
  const shop = aShop();
  await open(shop);
  await phone.sees('加入会员，首单即得积分');
  expect(phone.text()).toContain('暖杏母婴');

  phone.tap('加入会员');
  await phone.sees('加入暖杏母婴会员');
  expect(phone.path()).toBe('pages/join/index');

  phone.tap('微信一键加入');
  await phone.sees('请先阅读隐私政策');
  expect(shop.calls.some(({ operation }) => operation === 'members.join')).toBe(false);

  phone.tap('我已阅读并同意');
  await phone.until(
    () => !phone.text().includes('请先阅读'),
    () => 'the hint to go away',
  );
  expect(phone.has('.consent__tick[aria-role="checkbox"][aria-checked]')).toBe(true);
  phone.fire('微信一键加入', 'getphonenumber', { code: 'a-code' });
  await phone.sees('2,486');
  expect(phone.depth()).toBe(1);
  expect(shop.calls).toContainEqual({
    operation: 'members.join',
    input: { phoneCode: 'a-code', policyVersion: '2026-06' },
  });
  for (const words of [
    '银卡',
    '待入账 307',
    '320 将于 6月30日到期',
    '再消费 ¥120 升金卡（6月30日前）',
    '本月可用权益',
    '还差 ¥120 升金卡',
    '得 307 积分',
    '1002 3456 78',
  ]) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('待扣回');

  phone.tap('.member-card__points');
  await phone.sees('滨江天街店购物');
  expect(phone.text()).toContain('6月12日 14:05 · 订单尾号\u00a00381');
  expect(phone.text()).toContain('7月6日入账');

  phone.tap('滨江天街店购物');
  await phone.sees('积分怎么算的');
  for (const words of ['会员日 ×2', '307.2', '没用上的规则', '规则版本 3 · 6月1日起']) {
    expect(phone.text()).toContain(words);
  }
});

test('who says no to WeChat has not joined and is told so', async () => {
  const shop = aShop();
  await open(shop);
  await phone.sees('加入会员，首单即得积分');
  phone.tap('加入会员');
  await phone.sees('我已阅读并同意');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => phone.has('.consent__box--on'),
    () => 'the tick',
  );
  phone.fire('微信一键加入', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
  await phone.sees('没有得到手机号，尚未加入');
  expect(shop.calls.some(({ operation }) => operation === 'members.join')).toBe(false);
});

test('a refused number says what failed, what to do, and the reference to read out', async () => {
  const shop = aShop();
  shop.refuseNext = 'members/proof_needed';
  await open(shop);
  await phone.sees('加入会员，首单即得积分');
  phone.tap('加入会员');
  await phone.sees('我已阅读并同意');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => phone.has('.consent__box--on'),
    () => 'the tick',
  );
  phone.fire('微信一键加入', 'getphonenumber', { code: 'taken' });
  await phone.sees('这个手机号以前属于另一位会员');
  expect(phone.text()).toContain('编号 7F3K-22');
  expect(phone.path()).toBe('pages/join/index');
});

test('when the network goes, the points stay on the page with the time they are from', async () => {
  const shop = aShop({ home: aMemberHome() });
  await open(shop);
  await phone.sees('2,486');
  shop.down = true;
  phone.pullDown();
  await phone.sees('网络不佳，显示 14:05 的数据');
  expect(phone.text()).toContain('2,486');
  shop.down = false;
  phone.tap('重试');
  await phone.until(
    () => !phone.text().includes('网络不佳'),
    () => 'the bar to go away',
  );
});

test('a phone that never reached us offers to try again, and the page comes', async () => {
  const shop = aShop({ home: aMemberHome() });
  shop.down = true;
  await open(shop);
  await phone.sees('暂时连不上');
  shop.down = false;
  phone.tap('重试');
  await phone.sees('2,486');
});

test('points that arrive while the page is open are shown without a tap, and not while hidden', async () => {
  const shop = aShop({ home: aMemberHome() });
  await open(shop);
  await phone.sees('2,486');
  const points = { ...aMemberHome().points, spendable: 2793, debt: 48 };
  shop.home = aMemberHome({ points });
  await phone.sees('2,793');
  expect(phone.text()).toContain('待扣回 48，下次获得时抵扣');

  phone.hide();
  const before = shop.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(shop.calls.length).toBe(before);
});

test('a page that was left alone asks less often, and at once when it is touched', async () => {
  const shop = aShop({ home: aMemberHome() });
  await open(shop);
  await phone.sees('2,486');
  Date.now = () => trueNow() + 7 * 60_000;
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  shop.home = aMemberHome({ points: { ...aMemberHome().points, spendable: 2793 } });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(phone.text()).toContain('2,486');
  phone.fire('.home', 'touchstart');
  await phone.sees('2,793');
});

test('the other language is one tap away and stays on the phone', async () => {
  const shop = aShop({ home: aMemberHome() });
  const storage = new Map<string, unknown>();
  phone = await bootWeapp({ dist, callFunction: shop.callFunction, storage });
  phone.open('pages/home/index');
  await phone.sees('可用积分');
  phone.tap('English');
  await phone.sees('Spend ¥120 more by 30 June for Gold');
  phone.close();

  phone = await bootWeapp({ dist, callFunction: shop.callFunction, storage });
  phone.open('pages/home/index');
  await phone.sees('Available points');
});

test('a policy that changed meanwhile is agreed to anew, never silently', async () => {
  const shop = aShop();
  await open(shop);
  await phone.sees('加入会员，首单即得积分');
  phone.tap('加入会员');
  await phone.sees('我已阅读并同意');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => phone.has('.consent__box--on'),
    () => 'the tick',
  );
  const { brand } = aVisitorHome();
  shop.home = aVisitorHome({ brand: { ...brand, policyVersion: '2026-07' } });
  shop.refuseNext = 'members/policy_outdated';
  phone.fire('微信一键加入', 'getphonenumber', { code: 'a-code' });
  await phone.sees('隐私政策刚刚更新');
  await phone.sees('版本 2026-07');
  expect(phone.has('.consent__box--on')).toBe(false);
});

test('a cloud that never answers is an outage, not an endless wait', async () => {
  phone = await bootWeapp({ dist, callFunction: () => new Promise(() => undefined) });
  phone.open('pages/home/index');
  const waited = Date.now();
  while (!phone.has('.face') && Date.now() - waited < 10_000) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(phone.text()).toContain('暂时连不上');
}, 15_000);
