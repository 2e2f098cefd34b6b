import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import {
  aBrandOnPhones,
  agree,
  type Brand,
  isGone,
  referenceIn,
  type Somebody,
} from '../support/brand-on-phones';
import type { Weapp } from '../support/weapp';

let brand: Brand;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones();
}, 300_000);
afterAll(() => brand.world.close());
afterEach(() => phone.close());

async function toJoin(stranger: Somebody): Promise<void> {
  phone = await stranger.open('pages/home/index');
  await phone.sees('加入会员，首单即得积分');
  phone.tap('加入会员');
  await phone.sees('加入暖芽母婴会员');
}
const give = (number: string): void =>
  phone.fire('微信一键加入', 'getphonenumber', { code: phoneCodeFor(number) });

test('a visitor joins with one tap and consent, sees what the shops remember, and why it is that', async () => {
  const visitor = brand.somebody();
  await brand.world.till.enrol({ phone: visitor.number });
  await visitor.buy(3_200, { paidAt: '2026-03-30T10:00:00+08:00' });
  await visitor.buy(1_552, { paidAt: '2026-06-05T10:00:00+08:00' });
  await visitor.buy(128, {
    id: 'W-0381',
    channel: 'mall',
    paidAt: '2026-06-08T14:05:00+08:00',
  });
  await toJoin(visitor);
  expect(phone.path()).toBe('pages/join/index');

  phone.tap('微信一键加入');
  await phone.sees('请先阅读隐私政策');
  expect(visitor.asked('members.join')).toEqual([]);
  phone.tap('我已阅读并同意');
  await isGone(phone, '请先阅读');
  expect(phone.has('.consent__tick[aria-role="checkbox"][aria-checked]')).toBe(true);
  give(visitor.number);
  // 50 for the first order and 3,200; as silver 1,552 × 1.2 = 1,862.4.
  await phone.sees('5,112');
  expect(phone.depth()).toBe(1);
  expect(visitor.asked('members.join')).toEqual([
    { phoneCode: expect.stringContaining(visitor.number), policyVersion: '2026-06' },
  ]);
  const home = await visitor.home();
  if (!home?.ok) throw new Error('nobody is home');
  for (const words of [
    '银卡',
    // 307 of the mall, and 200 for silver.
    '待入账 507',
    '3,250 将于 6月30日到期',
    '再消费 ¥120 升金卡（2027年2月28日前）',
    '本月可用权益',
    '3 次',
    '还差 ¥120 升金卡',
    '网上商城购物',
    '得 307 积分',
    inFours(home.value.memberNo),
  ]) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('待扣回');

  phone.tap('.member-card__points');
  await phone.sees('滨江天街店购物');
  expect(phone.text()).toContain('6月8日 14:05 · 订单尾号\u00a00381');
  expect(phone.text()).toContain('6月15日入账');

  phone.tap('+307');
  await phone.sees('积分怎么算的');
  for (const words of ['会员日 ×2', '307.2', '没用上的规则', '规则版本 1 · 1月1日起']) {
    expect(phone.text()).toContain(words);
  }
});

const inFours = (number: string): string => number.replace(/(\d{4})(?=\d)/g, '$1 ');

test('who says no to WeChat has not joined and is told so', async () => {
  const visitor = brand.somebody();
  await toJoin(visitor);
  await agree(phone);
  phone.fire('微信一键加入', 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
  await phone.sees('没有得到手机号，尚未加入');
  expect(visitor.asked('members.join')).toEqual([]);
});

test('a refused number says what failed, what to do, and the reference to read out', async () => {
  const before = await brand.member();
  const visitor = brand.somebody();
  await toJoin(visitor);
  await agree(phone);
  give(before.number);
  await phone.sees('这个手机号以前属于另一位会员');
  expect(phone.text()).toContain('请用一张小票确认');
  expect(phone.text()).toContain(referenceIn(visitor.answer('members.join')));
  expect(phone.path()).toBe('pages/join/index');
});

test('a policy that changed meanwhile is agreed to anew, never silently', async () => {
  const visitor = brand.somebody();
  await toJoin(visitor);
  await agree(phone);
  await brand.changePolicy('2026-07');
  give(visitor.number);
  await phone.sees('隐私政策刚刚更新');
  await phone.sees('版本 2026-07');
  expect(phone.has('.consent__box--on')).toBe(false);
});
