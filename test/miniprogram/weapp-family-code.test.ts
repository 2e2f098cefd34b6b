import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { aFamily } from '../support/a-family';
import { anOrderBody } from '../support/build';
import { bootWeapp, type Weapp } from '../support/weapp';
import { throughEmulator } from '../support/weapp-wire';

// The code page in the hand of somebody who shares 2,000 points that are worth ¥20.
const dist = path.resolve(__dirname, '../../dist/miniprogram');
jest.setTimeout(120_000);

let home: Awaited<ReturnType<typeof aFamily>>;
let phone: Weapp;
beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
beforeEach(async () => {
  home = await aFamily();
});
afterEach(async () => {
  phone.close();
  await home.world.close();
});

async function comesIn(monthMax: number | null): Promise<void> {
  await home.accept(home.dad, await home.invite(monthMax));
  // From now on who is signed in is remembered for a while.
  await home.world.emulator.advance('PT1M');
}
async function open(person: 'mei' | 'dad'): Promise<void> {
  const callFunction = throughEmulator({ url: home.world.emulator.url, person });
  phone = await bootWeapp({ dist, storage: new Map(), callFunction });
  phone.open('pages/code/index');
}

test('to whom the owner lets use none, no points are worth money', async () => {
  await comesIn(0);
  await open('dad');
  await phone.sees('积分 2,000：户主设为只积分、不使用，出示照常得积分');
  expect(phone.text()).not.toContain('可抵');
});

test('who may use some a month is promised what is left of them, also when the owner changes it', async () => {
  await comesIn(500);
  await open('dad');
  await phone.sees('积分 2,000，您本月还可用 500，可抵 ¥5');
  expect(await home.use(await home.codeOf(home.dad), 'u1', 300)).toBe(200);
  await phone.sees('积分 1,700，您本月还可用 200，可抵 ¥2');
  phone.close();
  await home.limit(300);
  await open('dad');
  await phone.sees('积分 1,700：您本月可用的已用完，出示照常得积分');
  expect(phone.text()).not.toContain('可抵');
});

test.each([null, 5_000])('who may use all of them (%s) is told as the owner is', async (limit) => {
  await comesIn(limit);
  for (const person of ['mei', 'dad'] as const) {
    phone?.close();
    await open(person);
    await phone.sees('积分 2,000 可抵 ¥20');
  }
});

test('after the till, the owner is offered a reminder of the next order, and their family is not', async () => {
  await comesIn(null);
  const paidAt = () => new Date(home.world.emulator.now()).toISOString();
  const member = { phone: '13800000001' };
  for (const [person, offers] of [
    ['mei', true],
    ['dad', false],
  ] as const) {
    phone?.close();
    await open(person);
    await phone.sees('可抵');
    await home.world.till.order(anOrderBody({ id: person, paidAt: paidAt(), member }));
    await phone.sees('收到 ¥128');
    expect(phone.has('.reminder')).toBe(offers);
  }
});
