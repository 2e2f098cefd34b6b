import { publishProgram } from '@huigan/cloudfunctions/core/program/publish-program';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { demoProgram, demoShops } from '@huigan/cloudfunctions/terminal/demo/demo-brand';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { instant, MINUTE_MS } from '@huigan/shared/kernel/time';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aTruePhone } from './a-true-phone';
import { aLine, anOrderBody } from './build';
import type { Weapp } from './weapp';
import { aWorld, type World } from './world';

/** A Friday in summer, between two member days. */
const AT = '2026-06-12T14:30:00+08:00';
const SHOP = 'hz-binjiang';
const POLICY = '2026-06';

const demo = demoProgram(instant('2026-01-01T00:00:00+08:00'));
/** The demo brand's rules; tills may bring what was bought since the middle of March. */
export const brandProgram: ProgramFile = { ...demo, orders: { acceptedForDays: 90 } };

export type Brand = Awaited<ReturnType<typeof aBrandOnPhones>>;
export type Somebody = ReturnType<Brand['somebody']>;

/** The demo brand with its shops, and as many people as a test needs, each with the app in their hand. */
export async function aBrandOnPhones(
  program: Partial<ProgramFile> = {},
  { settings = {} }: { settings?: Readonly<Record<string, string>> } = {},
) {
  const [world] = await Promise.all([
    aWorld({ at: AT, program: { ...brandProgram, ...program }, timers: false, settings }),
    ensurePhoneBuilt('weapp'),
  ]);
  await publishShops(world.house.publishing, closedToday(demoShops()));
  let people = 0;
  const somebody = () => {
    people += 1;
    return aPerson(world, people);
  };
  return {
    world,
    now: () => nowIn(world),
    somebody,
    member: async (more: object = {}) => {
      const member = somebody();
      const joined = await member.join(more);
      if (!joined.ok) throw new Error(joined.error.code);
      return member;
    },
    /** Another version of the privacy policy is in force when this is over. */
    changePolicy: async (policyVersion: string) => {
      const published = await publishProgram(world.house, {
        ...brandProgram,
        version: 2,
        effectiveFrom: new Date(world.emulator.now() + MINUTE_MS).toISOString(),
        brand: { ...brandProgram.brand, policyVersion },
      });
      if (!published.ok) throw new Error(published.error);
      await world.emulator.advance('PT2M');
    },
  };
}

function aPerson(world: World, index: number) {
  const id = `p${index}`;
  const number = `1380000${String(index).padStart(4, '0')}`;
  const person = world.person(id, number);
  let orders = 0;
  const till = async (path: string, body: object) => {
    const reply = await world.till.post(path, { channel: 'pos', shop: SHOP, ...body });
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  };
  return {
    ...person,
    ...aTruePhone(person),
    number,
    /** Who they are to a mall they are signed in at. */
    signedIn: { unionid: `unionid-${id}` },
    join: (more: object = {}) => person.join({ policyVersion: POLICY, ...more }),
    /** What a till of the shop does for them. */
    till,
    /** One line of milk in the shop, now. */
    buy: (yuan: number, over: object = {}) => {
      orders += 1;
      const given = { id: `${id}-${orders}`, shop: SHOP, paidAt: nowIn(world) };
      const lines = [aLine('milk', yuan * 100)];
      return till(
        '/v1/orders',
        anOrderBody({ ...given, member: { phone: number }, lines, ...over }),
      );
    },
  };
}

const nowIn = ({ emulator }: World): string => new Date(emulator.now()).toISOString();

/** One of the shops has the day off. */
function closedToday({ shops, ...file }: ReturnType<typeof demoShops>) {
  const closed = { day: AT.slice(0, 10), closed: true } as const;
  return {
    ...file,
    shops: shops.map((shop) => (shop.id === 'hz-hubin' ? { ...shop, exceptions: [closed] } : shop)),
  };
}

/** Waits until the page no longer shows the words. */
export const isGone = (phone: Weapp, words: string): Promise<void> =>
  phone.until(
    () => !phone.text().includes(words),
    () => `“${words}” to go away`,
  );

/** Ticks the policy on the page to join. */
export async function agree(phone: Weapp): Promise<void> {
  await phone.sees('我已阅读并同意');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => phone.has('.consent__box--on'),
    () => 'the tick',
  );
}

/** The reference of a refusal, as the functions gave it. */
export const referenceIn = (answer: { error: { requestId: string } }): string =>
  `编号 ${answer.error.requestId}`;

/** What a page says that shows an old answer. */
export function staleWords({ value }: { value: { now: number } }): string {
  const time = new Date(value.now + 8 * 3_600_000).toISOString().slice(11, 16);
  return `网络不佳，显示 ${time} 的数据`;
}
