import { adjustPoints } from '@huigan/cloudfunctions/core/account/adjust-points';
import { points as pointsOf } from '@huigan/shared/kernel/units';
import { anOrderBody, aRefundBody } from '../test/support/build';
import { aWorld, type World } from '../test/support/world';

/**
 * Budget: orderPaid ≤ 4.5, refund ≤ 4.5; home, statement, points, tier ≤ 3; redeem, hold, capture, release and
 * adjust ≤ 2.3. Calls are what the platform bills.
 */
export type Calls = Readonly<
  Record<
    | 'orderPaid'
    | 'refund'
    | 'home'
    | 'statement'
    | 'points'
    | 'tier'
    | 'redeem'
    | 'hold'
    | 'capture'
    | 'release'
    | 'adjust',
    number
  >
>;

const MEMBERS = 40;

/**
 * Mean database calls per operation, counted by the emulator over `operations` of each: everything the
 * functions asked for, the background jobs that ran meanwhile and the moving of tails included.
 */
export async function countCalls(operations = 1000): Promise<Calls> {
  const world = await aWorld();
  try {
    const people = await membersOf(world);
    const orderPaid = await mean(world, operations, (index) =>
      world.till.order(
        anOrderBody({
          id: String(index),
          paidAt: new Date(world.emulator.now()).toISOString(),
          member: { phone: phoneOf(index % MEMBERS) },
        }),
      ),
    );
    const refund = await mean(world, operations, (index) =>
      world.till.refund(
        aRefundBody({
          order: String(index),
          refundedAt: new Date(world.emulator.now()).toISOString(),
        }),
      ),
    );
    const home = await mean(world, operations, (index) => personAt(people, index).home());
    const statement = await mean(world, operations, (index) => personAt(people, index).statement());
    const points = await mean(world, operations, (index) =>
      personAt(people, index).ask('account.points'),
    );
    const tier = await mean(world, operations, (index) =>
      personAt(people, index).ask('account.tier'),
    );
    return {
      orderPaid,
      refund,
      home,
      statement,
      points,
      tier,
      ...(await countUses(world, operations)),
    };
  } finally {
    await world.close();
  }
}

/**
 * Points used at the till, and corrected by staff, by members the till has just looked up: a process that
 * has not met somebody within half a minute reads who they are, one call more.
 */
async function countUses(world: World, operations: number) {
  const { till, house } = world;
  const use =
    (path: string, kind: string, more: () => object = () => ({})) =>
    (index: number) =>
      till.post(path, {
        id: `${kind}-${index}`,
        channel: 'pos',
        shop: 'binjiang',
        at: new Date(world.emulator.now()).toISOString(),
        member: { unionid: unionidOf(index % MEMBERS) },
        ...more(),
      });
  const hold = (kind: string) =>
    use('/v1/redemptions:hold', kind, () => ({ points: 2, until: inAMonth(world) }));
  const adjust = async (index: number) => {
    const { member } = await world.linkOf({ phone: phoneOf(index % MEMBERS) });
    const by = { reason: 'bench', by: 'one', approvedBy: 'two' };
    const change = { id: String(index), at: world.clock.now(), points: pointsOf(1), ...by };
    return adjustPoints(house.posting, member, change);
  };
  await makeRich(world);
  const redeem = use('/v1/redemptions', 'spend', () => ({ points: 1 }));
  const capture = use('/v1/redemptions:capture', 'paid');
  const release = use('/v1/redemptions:release', 'left');
  // A wallet has few holds at a time, so each round of the members is closed before the next begins.
  const [redeemed = 0] = await meanInRounds(world, operations, [redeem]);
  const [held = 0, captured = 0] = await meanInRounds(world, operations, [hold('paid'), capture]);
  const [, released = 0] = await meanInRounds(world, operations, [hold('left'), release]);
  const [adjusted = 0] = await meanInRounds(world, operations, [adjust]);
  return {
    redeem: redeemed,
    hold: held,
    capture: captured,
    release: released,
    adjust: adjusted,
  };
}

const inAMonth = (world: World): string =>
  new Date(world.emulator.now() + 30 * 86_400_000).toISOString();

async function makeRich(world: World): Promise<void> {
  for (let index = 0; index < MEMBERS; index++) {
    await world.till.order(
      anOrderBody({
        id: `rich-${index}`,
        paidAt: new Date(world.emulator.now()).toISOString(),
        member: { phone: phoneOf(index) },
        lines: [{ sku: 'milk-3', quantity: 1, unitFen: 90_000_000 }],
      }),
    );
  }
}

/** Several steps that follow each other, a round of members at a time; the mean calls of each. */
async function meanInRounds(
  world: World,
  operations: number,
  steps: readonly ((index: number) => Promise<unknown>)[],
): Promise<readonly number[]> {
  const totals = steps.map(() => 0);
  for (let first = 0; first < operations; first += MEMBERS) {
    const size = Math.min(MEMBERS, operations - first);
    for (const [step, run] of steps.entries()) {
      const each = await mean(world, size, (index) => run(first + index));
      totals[step] = (totals[step] ?? 0) + each * size;
    }
  }
  return totals.map((total) => total / operations);
}

function personAt<T>(people: readonly T[], index: number): T {
  const person = people[index % MEMBERS];
  if (!person) throw new Error('nobody is there');
  return person;
}

async function membersOf(world: World) {
  const people = Array.from({ length: MEMBERS }, (_, index) =>
    world.person(`m${index}`, phoneOf(index)),
  );
  for (const person of people) {
    const joined = await person.join();
    if (!joined.ok) throw new Error(joined.error.code);
  }
  return people;
}

/** A shop's pace: some hours pass over the thousand, so that timers run as they would. */
async function mean(
  world: World,
  operations: number,
  run: (index: number) => Promise<unknown>,
): Promise<number> {
  world.emulator.resetCalls();
  for (let index = 0; index < operations; index++) {
    const answer = await run(index);
    if (isRefused(answer)) throw new Error(`operation ${index}: ${JSON.stringify(answer)}`);
    if (index % 100 === 99) await world.emulator.advance('PT1H');
  }
  const calls = world.emulator.calls().reduce((sum, { databaseCalls }) => sum + databaseCalls, 0);
  return calls / operations;
}

const isRefused = (answer: unknown): boolean => {
  const { status, ok } = (answer ?? {}) as { status?: number; ok?: boolean };
  return status === undefined ? ok !== true : status !== 200;
};

/** How a web mall knows who is signed in there; only who is there may use their points. */
const unionidOf = (index: number): string => `unionid-m${index}`;
const phoneOf = (index: number): string => `138000${String(index).padStart(5, '0')}`;
