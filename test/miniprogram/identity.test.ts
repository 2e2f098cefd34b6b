import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { aTruePhone } from '../support/a-true-phone';
import { agree, isGone } from '../support/brand-on-phones';
import { anOrderBody } from '../support/build';
import { aShop } from '../support/build-shops';
import type { Weapp } from '../support/weapp';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const PHONE = '13800000001';
const NEW = '13800000002';

let world: World;
let phone: Weapp;
beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
beforeEach(async () => {
  world = await aWorld({ timers: false });
  await publishShops(world.house.publishing, { shops: [aShop({ id: 'binjiang' })] } as never);
});
afterEach(async () => {
  phone.close();
  await world.close();
});

const order = (id: string, number: string) =>
  world.till.order(
    anOrderBody({
      id,
      member: { phone: number },
      paidAt: new Date(world.emulator.now()).toISOString(),
    }),
  );
const give = (button: string, number = PHONE) =>
  phone.fire(button, 'getphonenumber', { code: phoneCodeFor(number) });

test('the points of the shops come with the number, and are told; nothing is ticked before', async () => {
  await world.till.enrol({ phone: PHONE });
  await order('1', PHONE);
  const mei = world.person('mei', PHONE);
  phone = await aTruePhone(mei).open('pages/join/index');
  await phone.sees('我已阅读并同意');
  expect(phone.has('.consent__box--on')).toBe(false);
  await agree(phone);
  phone.tap('.purposes__row');
  await phone.until(
    () => phone.has('.purposes__row .consent__box--on'),
    () => 'the other tick',
  );
  give('微信一键加入');
  await phone.until(
    () => phone.log.asked.length > 0,
    () => 'the word about the points',
  );
  expect(phone.log.asked).toEqual(['您在门店的 128 积分已到账，现在就可以使用。']);
  await phone.sees('可用积分');
  expect(await mei.ask('privacy.see')).toMatchObject({
    value: {
      purposes: expect.arrayContaining([
        expect.objectContaining({ purpose: 'personalised', granted: true }),
        expect.objectContaining({ purpose: 'messages', granted: false }),
      ]),
    },
  });
});

test('a number that was somebody’s asks for a receipt; with it, the points are there', async () => {
  await world.till.enrol({ phone: PHONE });
  await order('1', PHONE);
  await world.emulator.advance('P366D');
  phone = await aTruePhone(world.person('mei', PHONE)).open('pages/join/index');
  await agree(phone);
  give('微信一键加入');
  await phone.sees('请确认这是您');
  expect(phone.text()).not.toContain('128');
  phone.fire('.text-field', 'input', { value: '1' });
  phone.tap('请选择门店');
  await phone.sees('滨江');
  phone.tap('.shop-choice');
  await isGone(phone, '按店名或地址找');
  // The third field: the number, the shop, the amount.
  phone.fire('.field:last-of-type .text-field', 'input', { value: '128' });
  await phone.until(
    () => !phone.has('.action--off'),
    () => 'the receipt to be complete',
  );
  give('用小票确认');
  await phone.sees('可用积分');
});

test('or begins anew with it', async () => {
  await world.person('ann', PHONE).join();
  phone = await aTruePhone(world.person('bob', PHONE)).open('pages/join/index');
  await agree(phone);
  give('微信一键加入');
  await phone.sees('不是我，用这个号码重新开始');
  give('不是我，用这个号码重新开始');
  await phone.sees('可用积分');
});

test('another number: the one before, then the new one, and its points once she says so', async () => {
  const mei = world.person('mei', PHONE);
  await mei.join();
  await world.till.enrol({ phone: NEW });
  await order('1', NEW);
  phone = await aTruePhone(mei).open('pages/phone/index');
  await phone.sees('第一步：确认原来的号码');
  give('确认原手机号');
  await phone.sees('已选择原手机号');
  give('换成新手机号', NEW);
  await phone.sees('这个手机号在门店有过积分');
  give('确认原手机号');
  await phone.sees('已选择原手机号');
  give('是我的，合并积分并更换', NEW);
  await phone.sees('可用积分');
  expect(phone.log.toasts).toContain('手机号已更换，积分 128');
});

test('a new number that was somebody’s asks for a receipt, and brings nothing without one', async () => {
  const mei = world.person('mei', PHONE);
  await mei.join();
  await world.till.enrol({ phone: NEW });
  await order('1', NEW);
  await world.emulator.advance('P366D');
  const before = await world.linkOf({ phone: NEW });
  phone = await aTruePhone(mei).open('pages/phone/index');
  await phone.sees('第一步：确认原来的号码');
  give('确认原手机号');
  await phone.sees('已选择原手机号');
  give('换成新手机号', NEW);
  await phone.sees('新号码以前属于另一位会员');
  await phone.sees('手机号还没有更换');
  expect(phone.text()).not.toContain('128');
  await phone.sees('请确认这是您');
  give('确认原手机号');
  await phone.sees('已选择原手机号');
  give('不是我的，只更换号码', NEW);
  await phone.until(
    () => phone.log.toasts.includes('手机号已更换，积分 0'),
    () => `the word in: ${phone.log.toasts} ${phone.text()}`,
  );
  expect((await world.linkOf({ memberNo: before.memberNo })).member).toBe(before.member);
});

test('the family is invited, comes in, and is taken out again', async () => {
  const mei = world.person('mei', PHONE);
  await mei.join();
  const dad = world.person('dad', NEW);
  phone = await aTruePhone(mei).open('pages/family/index');
  await phone.sees('还没有家人');
  phone.tap('邀请家人');
  await phone.sees('怎么称呼');
  phone.fire('.text-field', 'input', { value: '爸爸' });
  phone.tap('生成邀请');
  await phone.sees('发给家人');
  phone.close();
  const invited = await mei.ask<{ invite: string }>('members.inviteFamily', {
    called: '爸爸',
    monthMax: 500,
  });
  if (!invited.ok) throw new Error(invited.error.code);
  const { invite } = invited.value;
  phone = await aTruePhone(dad).open(`pages/family/index?invite=${encodeURIComponent(invite)}`);
  await phone.sees('家人邀请您共享会员');
  phone.tap('同意并加入');
  await phone.sees('请先阅读隐私政策');
  await agree(phone);
  phone.tap('同意并加入');
  await phone.sees('可用积分');
  phone.close();
  phone = await aTruePhone(mei).open('pages/family/index');
  await phone.sees('每月可用 500 积分');
  phone.tap('移出');
  await phone.sees('还没有家人');
  expect(phone.log.asked).toContain('已经得到的积分会留下，对方不能再查看和使用。');
});
