import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { anOrderBody } from '../support/build';
import { bootWeapp, type Weapp } from '../support/weapp';
import { throughEmulator } from '../support/weapp-wire';
import { aWorld, type World } from '../support/world';

// The phone as it is built, the functions as they are deployed, a till, and what WeChat would be sent.
const dist = path.resolve(__dirname, '../../dist/miniprogram');
jest.setTimeout(120_000);
let world: World;
let phone: Weapp;
const storage = new Map<string, unknown>();
beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
beforeEach(async () => {
  world = await aWorld();
});
afterEach(async () => {
  phone.close();
  await world.close();
});

const order = (id: string) =>
  world.till.order(anOrderBody({ id, paidAt: new Date(world.emulator.now()).toISOString() }));

test('after the till, one tap: the next order that is credited is told of in WeChat', async () => {
  const mei = world.person('mei', '13800000001');
  await mei.join();
  phone = await bootWeapp({
    dist,
    storage,
    callFunction: throughEmulator({ url: world.emulator.url, person: 'mei' }),
  });
  phone.open('pages/code/index');
  await phone.sees('积分 0');
  await order('1');
  await phone.sees('+128 积分');
  await phone.sees('下次入账提醒我');
  await phone.until(
    () => storage.has('messages.v1'),
    () => 'the phone to know the templates',
  );
  phone.tap('.reminder');
  expect(phone.log.askedFor).toEqual([[expect.stringContaining('order-credited')]]);
  await phone.sees('会在微信里提醒您');
  await phone.sees('还会发 1 条');
  await world.emulator.advance('PT6M');
  expect(world.wechat.sent).toEqual([]);
  await order('2');
  await world.emulator.advance('PT6M');
  expect(world.wechat.sent).toMatchObject([
    { touser: 'openid-mei', data: { thing1: 'binjiang', character_string3: '128' } },
  ]);
});
