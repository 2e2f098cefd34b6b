import { anOrderBody, aRefundBody } from '../test/support/build';
import { aWorld, type World } from '../test/support/world';

/** Budget: orderPaid ≤ 4.5, refund ≤ 4.5, home ≤ 3, statement ≤ 3. Calls are what the platform bills. */
export type Calls = {
  readonly orderPaid: number;
  readonly refund: number;
  readonly home: number;
  readonly statement: number;
};

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
    return { orderPaid, refund, home, statement };
  } finally {
    await world.close();
  }
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

const phoneOf = (index: number): string => `138000${String(index).padStart(5, '0')}`;
