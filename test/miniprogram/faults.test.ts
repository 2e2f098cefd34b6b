import path from 'node:path';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { anOrderBody, aProgram } from '../support/build';
import { aShopsFile } from '../support/build-shops';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aWorld, type World } from '../support/world';
import type { Member, Tap } from './tap';
import { taps } from './taps';

// The phone as it is built against the functions as they are deployed, on a line that fails.
const dist = path.resolve(__dirname, '../../dist/miniprogram');
const SLOW_MS = 3_000;
jest.setTimeout(120_000);

type Line = 'well' | 'loses answers' | 'slow' | 'off';

let world: World;
let phone: Weapp;
let line: Line = 'well';
let people = 0;
const calls: string[] = [];
const answered: string[] = [];

beforeAll(async () => {
  [world] = await Promise.all([
    aWorld({ at: new Date().toISOString(), program: aProgram() }),
    ensurePhoneBuilt('weapp'),
  ]);
  await publishShops(world.house.publishing, aShopsFile());
}, 300_000);
afterAll(() => world.close());
beforeEach(() => {
  line = 'well';
  calls.length = 0;
  answered.length = 0;
});
afterEach(() => {
  world.emulator.setFaults([]);
  phone.close();
});

function somebody(): Member {
  people += 1;
  const number = `1380000${String(people).padStart(4, '0')}`;
  return { ...world.person(`m${people}`, number), number };
}

async function aMember(): Promise<Member> {
  const member = somebody();
  await member.join();
  const paidAt = new Date(world.emulator.now()).toISOString();
  await world.till.order(
    anOrderBody({ id: `o${people}`, paidAt, member: { phone: member.number } }),
  );
  return member;
}

/** Only what is asked by a tap meets the fault; pages load as they do on a good day. */
async function open(member: Member, page: string, operation: string, storage = new Map()) {
  phone = await bootWeapp({
    dist,
    storage,
    callFunction: async ({ name, data }) => {
      const asked = (data as { operation: string }).operation;
      calls.push(asked);
      if (line === 'off') throw new Error('no network');
      const isMeant = asked === operation;
      if (isMeant && line === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      const { result } = await member.call(data, name);
      answered.push(asked);
      if (isMeant && line === 'loses answers') throw new Error('the answer was lost');
      return { result, requestID: 'r-1' };
    },
  });
  phone.open(page);
}

const asked = (operation: string) => calls.filter((call) => call === operation).length;
const sees = (words: string) =>
  phone.until(
    () => phone.text().includes(words) || phone.log.toasts.includes(words),
    () => `“${words}” in: ${phone.text()} ${phone.log.toasts.join()}`,
  );

async function ready(tap: Tap): Promise<Member> {
  const member = await (tap.isStranger ? somebody() : aMember());
  await tap.before?.(member, world);
  const page = typeof tap.page === 'string' ? tap.page : tap.page();
  await open(member, page, tap.operation);
  await tap.fill(phone);
  return member;
}

const UNHEARD = '没有收到答复';

test.each(taps)(
  '$name, when the answer is lost: said so, and a second tap ends it',
  async (tap) => {
    const member = await ready(tap);
    line = 'loses answers';
    tap.press(phone);
    await sees(UNHEARD);
    for (const lie of ['失败', '没有成功', '没有变化']) expect(phone.text()).not.toContain(lie);
    line = 'well';
    if (tap.isShownAfterwards !== true) {
      await tap.fillAgain?.(phone);
      tap.press(phone);
    }
    await tap.isDone(phone);
    expect(await tap.stands(member, world)).toEqual(tap.expected);
  },
);

const FREE_MS = 500;

test.each(taps)(
  '$name, out of quota: the network is not blamed, and a tap afterwards does it',
  async (tap) => {
    const member = await ready(tap);
    world.emulator.setFaults([{ kind: 'quota' }]);
    tap.press(phone);
    await sees('系统繁忙');
    expect(phone.text()).not.toContain('网络');
    world.emulator.setFaults([]);
    // The words come first; what was tapped is free a moment later.
    await new Promise((resolve) => setTimeout(resolve, FREE_MS));
    await tap.fillAgain?.(phone);
    tap.press(phone);
    await tap.isDone(phone);
    expect(await tap.stands(member, world)).toEqual(tap.expected);
  },
);

test.each(taps)('$name, tapped three times while it takes 3 s: done once', async (tap) => {
  const member = await ready(tap);
  line = 'slow';
  tap.press(phone);
  tap.press(phone);
  await new Promise((resolve) => setTimeout(resolve, 100));
  tap.pressBusy?.(phone);
  await phone.until(
    () => answered.includes(tap.operation),
    () => 'the answer',
  );
  await tap.isDone(phone);
  expect(asked(tap.operation)).toBe(1);
  expect(await tap.stands(member, world)).toEqual(tap.expected);
});

test('without a network what was seen stays, the code is made all the while, and both come back', async () => {
  const member = await aMember();
  const storage = new Map<string, unknown>();
  await open(member, 'pages/home/index', '', storage);
  await phone.sees('128');
  phone.tap('出示会员码');
  await phone.sees('每分钟自动更新');
  phone.close();

  line = 'off';
  await open(member, 'pages/home/index', '', storage);
  await phone.sees('网络不佳');
  expect(phone.text()).toContain('128');
  phone.tap('出示会员码');
  await phone.sees('没有网络：会员码照常可用');
  const code = /77\d{2}(?: \d{4}){3} \d{2}/.exec(phone.text())?.[0].replaceAll(' ', '');
  const paidAt = new Date(world.emulator.now()).toISOString();
  const order = anOrderBody({ id: 'dark', paidAt, member: { code } });
  expect(await world.till.order(order)).toMatchObject({ body: { state: 'credited' } });

  line = 'well';
  phone.hide();
  phone.show();
  await phone.sees('每分钟自动更新');
  await phone.sees('积分 256');
});

test('who joins twice at once is one member', async () => {
  const stranger = somebody();
  await open(stranger, 'pages/join/index', '');
  await phone.sees('我已阅读并同意');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => phone.has('.consent__box--on'),
    () => 'the tick',
  );
  const code = phoneCodeFor(stranger.number);
  const [one, other] = await Promise.all([
    stranger.join(),
    (async () => phone.fire('微信一键加入', 'getphonenumber', { code }))(),
  ]);
  expect(one.ok).toBe(true);
  expect(other).toBeUndefined();
  await phone.sees('可用积分');
});
