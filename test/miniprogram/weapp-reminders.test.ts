import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import {
  aBrandOnPhones,
  agree,
  type Brand,
  isGone,
  type Somebody,
} from '../support/brand-on-phones';
import type { Weapp } from '../support/weapp';

const EXPIRING = expect.stringContaining('points-expiring');
const LAPSING = expect.stringContaining('tier-lapsing');

let brand: Brand;
let quiet: Brand | null = null;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones();
}, 300_000);
afterAll(async () => {
  await brand.world.close();
  await quiet?.world.close();
});
afterEach(() => phone.close());

/** Somebody who has points that will expire. */
async function aBuyer(): Promise<Somebody> {
  const member = await brand.member();
  await member.buy(128);
  return member;
}
/** What is offered is asked about after the page's own content. */
const known = (member: Somebody) =>
  phone.until(
    () => member.answer('messages.templates') !== undefined,
    () => 'the phone to know the templates',
  );
const told = (member: Somebody) => ({
  consents: member.asked('privacy.set'),
  answers: member.asked('messages.agreed'),
});

test('beside what expires, a tap asks in WeChat at once, and the yes is counted', async () => {
  const member = await aBuyer();
  phone = await member.open('pages/points/index');
  await phone.sees('到期前提醒我');
  await known(member);
  // What the tap agrees to has the name it has in the privacy centre, where it is taken back.
  await phone.sees('点了就是同意“到期和入账提醒”，可在隐私中心撤回');
  expect(phone.log.askedFor).toEqual([]);
  phone.tap('.reminder');
  // In the tap itself: WeChat opens its dialogue in answer to nothing else.
  expect(phone.log.askedFor).toEqual([[EXPIRING]]);
  await phone.sees('会在微信里提醒您');
  await phone.sees('还会发 1 条');
  expect(told(member)).toMatchObject({
    consents: [{ purpose: 'messages', granted: true }],
    answers: [{ answers: [{ kind: 'points_expiring', answer: 'accepted' }] }],
  });
  phone.close();
  phone = await member.open('pages/privacy/index');
  await phone.sees('到期和入账提醒');
  await phone.sees('只发到期提醒和订单入账通知');
  expect(phone.text()).not.toMatch(/优惠|活动/);
});

test('beside what expires, only the owner is offered it, and from the first paint', async () => {
  const member = await aBuyer();
  const invited = await member.ask<{ invite: string }>('members.inviteFamily', {
    called: '外婆',
    monthMax: null,
  });
  if (!invited.ok) throw new Error(invited.error.code);
  const { invite } = invited.value;
  const relative = brand.somebody();
  await relative.ask('members.joinFamily', { invite, policyVersion: '2026-06' });
  phone = await relative.open('pages/points/index');
  await phone.sees('一年内到期');
  expect(phone.has('.reminder')).toBe(false);
  await phone.sees('滨江天街店购物');
  expect(phone.has('.reminder')).toBe(false);
  phone.close();
  phone = await member.open('pages/points/index');
  await phone.sees('一年内到期');
  expect(phone.has('.reminder')).toBe(true);
});

test('right after joining, once, two kinds at a time', async () => {
  const visitor = brand.somebody();
  phone = await visitor.open('pages/join/index');
  await agree(phone);
  phone.fire('微信一键加入', 'getphonenumber', { code: phoneCodeFor(visitor.number) });
  await phone.sees('要不要提醒您');
  await phone.sees('到期前提醒我');
  await known(visitor);
  phone.tap('.reminder');
  expect(phone.log.askedFor).toEqual([[EXPIRING, LAPSING]]);
  await phone.sees('会在微信里提醒您');
  phone.tap('知道了');
  await isGone(phone, '要不要提醒您');
});

test('a no is taken as a no, and told to nobody; a dialogue that does not open says what to do', async () => {
  const member = await brand.member();
  phone = await member.open('pages/messages/index', { subscribe: () => 'reject' });
  await phone.sees('您还没有同意“到期和入账提醒”');
  phone.tap('.kind__more');
  await phone.sees('没有订阅，想要时再点一次');
  phone.close();
  phone = await member.open('pages/messages/index', {
    subscribe: () => {
      throw new Error('switched off');
    },
  });
  await phone.sees('积分到期提醒');
  phone.tap('.kind__more');
  await phone.sees('微信没有弹出询问');
  expect(told(member)).toEqual({ consents: [], answers: [] });
});

test('a yes that did not reach us is told again with the next tap, under the same request', async () => {
  const member = await brand.member({ agreed: ['messages'] });
  phone = await member.open('pages/messages/index');
  await phone.sees('等级到期提醒');
  member.line.down = true;
  phone.tap('.kind__more');
  await phone.sees('没有收到答复');
  member.line.down = false;
  phone.tap('.kind__more');
  await phone.sees('还会发 1 条');
  expect(phone.log.askedFor).toHaveLength(1);
  const requests = member
    .asked('messages.agreed')
    .map((asked) => (asked as { request: string }).request);
  expect(requests).toHaveLength(2);
  expect(new Set(requests).size).toBe(1);
});

test('a yes that did not reach us is told again by the next page, after the app was closed too', async () => {
  const member = await brand.member();
  phone = await member.open('pages/messages/index');
  await phone.sees('等级到期提醒');
  member.line.down = true;
  phone.tap('.kind__more');
  await phone.sees('没有收到答复');
  phone.close();
  member.line.down = false;
  phone = await member.open('pages/messages/index');
  await phone.sees('还会发 1 条');
  expect(phone.log.askedFor).toEqual([]);
  expect(told(member)).toMatchObject({
    consents: [{ granted: true }, { granted: true }],
    answers: [{ answers: [{ kind: 'points_expiring', answer: 'accepted' }] }],
  });
});

test('a yes that did not reach us is not told after messages were taken back', async () => {
  const member = await brand.member({ agreed: ['messages'] });
  phone = await member.open('pages/messages/index');
  await phone.sees('等级到期提醒');
  member.line.down = true;
  phone.tap('.kind__more');
  await phone.sees('没有收到答复');
  phone.close();
  member.line.down = false;
  phone = await member.open('pages/privacy/index');
  await phone.sees('到期和入账提醒');
  phone.tap('到期和入账提醒');
  await phone.until(
    () => member.answer('privacy.set') !== undefined,
    () => 'the consent to be taken back',
  );
  phone.close();
  phone = await member.open('pages/messages/index');
  await phone.sees('您还没有同意');
  expect(told(member)).toMatchObject({ consents: [{ granted: false }], answers: [{}] });
});

test('a visitor is shown the way in', async () => {
  phone = await brand.somebody().open('pages/messages/index');
  await phone.sees('加入会员');
});

test('a brand without templates has nothing to offer, and me leads to the page that says so', async () => {
  quiet = await aBrandOnPhones(
    {},
    {
      settings: {
        WECHAT_TEMPLATE_POINTS_EXPIRING: '',
        WECHAT_TEMPLATE_TIER_LAPSING: '',
        WECHAT_TEMPLATE_ORDER_CREDITED: '',
      },
    },
  );
  const member = await quiet.member();
  await member.buy(128);
  phone = await member.open('pages/me/index');
  await phone.sees('消息提醒');
  phone.tap('消息提醒');
  await phone.sees('还没有可以订阅的提醒');
  phone.close();
  phone = await member.open('pages/points/index');
  await phone.sees('一年内到期');
  await phone.until(
    () => !phone.has('.reminder'),
    () => 'the offer to go away',
  );
});
