import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { anOrderBody, aProgram } from '../support/build';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aWorld, type World } from '../support/world';

// The phone as it is built, the functions as they are deployed, and a till between them.
const dist = path.resolve(__dirname, '../../dist/miniprogram');
const redemption = { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never;
jest.setTimeout(120_000);

let world: World;
let mei: ReturnType<World['person']>;
let phone: Weapp;
let storage: Map<string, unknown>;
let isOffline = false;
/** What was asked and answered, well or not. */
let answered: unknown[] = [];
beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
beforeEach(async () => {
  isOffline = false;
  answered = [];
  storage = new Map();
  world = await aWorld({ program: aProgram({ redemption }) });
  mei = world.person('mei', '13800000001');
});
afterEach(async () => {
  phone.close();
  await world.close();
});

async function open(): Promise<void> {
  const callFunction = async ({ name, data }: { name: string; data: unknown }) => {
    if (isOffline) throw new Error('no network');
    const { result } = await mei.call(data, name);
    answered.push((data as { operation: unknown }).operation);
    return { result, requestID: 'r-1' };
  };
  phone = await bootWeapp({ dist, callFunction, storage });
  phone.open('pages/code/index');
}

const eighteen = /77\d{2}(?: \d{4}){3} \d{2}/;
/** The digits under the bars, once they are there. */
async function digits(): Promise<string> {
  await phone.until(
    () => eighteen.test(phone.text()),
    () => `a code in: ${phone.text()}`,
  );
  return (eighteen.exec(phone.text())?.[0] ?? '').replaceAll(' ', '');
}
const paidAt = () => new Date(world.emulator.now()).toISOString();

test('the till scans the code, and the phone says at once what came in', async () => {
  await mei.join();
  await open();
  const code = await digits();
  await phone.sees('积分 0');
  const order = anOrderBody({ id: '1', paidAt: paidAt(), member: { code } });
  expect((await world.till.order(order)).status).toBe(200);
  await phone.sees('收到 ¥128');
  await phone.sees('+128 积分');
  await phone.sees('积分 128 可抵 ¥1.28');
  phone.tap('知道了');
  await phone.until(
    () => !phone.text().includes('收到 ¥128'),
    () => 'the sheet to go away',
  );
});

test('who turns to another page to pay is told when they come back', async () => {
  await mei.join();
  await open();
  const code = await digits();
  await phone.sees('积分 0');
  phone.hide();
  const order = anOrderBody({ id: '1', paidAt: paidAt(), member: { code } });
  expect((await world.till.order(order)).status).toBe(200);
  phone.show();
  await phone.sees('收到 ¥128');
});

/** The page as somebody opens it who had their code before and has no network now. */
async function openOffline(): Promise<void> {
  await mei.join();
  await open();
  await digits();
  phone.close();
  isOffline = true;
  await open();
  await phone.sees('没有网络：会员码照常可用');
}

test('without a network the code is made on the phone, and the till takes it', async () => {
  await openOffline();
  const code = await digits();
  const order = anOrderBody({ id: '1', paidAt: paidAt(), member: { code } });
  expect(await world.till.order(order)).toMatchObject({ body: { state: 'credited' } });
});

test('where the network goes while the code is shown the page says so, and the code goes on', async () => {
  await mei.join();
  await open();
  await phone.sees('积分 0');
  isOffline = true;
  await phone.sees('没有网络：会员码照常可用');
  await digits();
  isOffline = false;
  await phone.until(
    () => !phone.text().includes('没有网络'),
    () => 'the page to notice',
  );
});

test('with the network back, the code page no longer says that there is none', async () => {
  await openOffline();
  isOffline = false;
  await phone.until(
    () => !phone.text().includes('没有网络'),
    () => 'the page to notice',
  );
  await digits();
});

test('a code that came with the second try says whose it is', async () => {
  await mei.join();
  world.emulator.setFaults([{ kind: 'quota' }]);
  await open();
  await phone.sees('重试');
  await phone.until(
    () => answered.includes('account.home'),
    () => 'home to fail as well',
  );
  world.emulator.setFaults([]);
  phone.tap('重试');
  await digits();
  await phone.until(
    () => phone.has('.code-holder'),
    () => `a holder in: ${phone.text()}`,
  );
});

test('a phone that runs twenty minutes late shows the code of our clock', async () => {
  await mei.join();
  const trueNow = Date.now;
  Date.now = () => trueNow() - 20 * 60_000;
  try {
    await open();
    const code = await digits();
    Date.now = trueNow;
    const order = anOrderBody({ id: '1', paidAt: paidAt(), member: { code } });
    expect((await world.till.order(order)).status).toBe(200);
  } finally {
    Date.now = trueNow;
  }
});

test('who has not joined is shown the way; the screen is bright only while the code is seen', async () => {
  await open();
  await phone.sees('加入会员后，这里就是您的会员码');
  expect(phone.log.brightness).toBe(1);
  phone.tap('加入会员');
  await phone.sees('微信一键加入');
  expect(phone.log.brightness).toBe(0.4);
});
