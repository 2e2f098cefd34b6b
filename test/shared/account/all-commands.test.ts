import { type Bounds, bounds, pending, spendable } from '@huigan/shared/account/account';
import { type Entry, flowsOf } from '@huigan/shared/account/entry';
import { piecesOf } from '@huigan/shared/account/returnable';
import { isDue, settle } from '@huigan/shared/account/settle';
import { heldIn } from '@huigan/shared/points/purse';
import fc from 'fast-check';
import { act, arriveAll, begin } from '../../support/simulate-acts';
import { promises } from '../../support/simulate-promises';
import { steps } from '../../support/simulate-steps';
import { type Person, Town } from '../../support/simulate-town';

/** The same lives in every run; asked for more, new ones each time. */
const DEEP = process.env['PROPERTIES'];
const RUNS = Number(DEEP ?? 2400);
const chance = DEEP === undefined ? { seed: 20_260_302 } : {};
const tiny: Bounds = {
  ...bounds,
  lots: 4,
  orders: 3,
  pieces: 14,
  holds: 2,
  keys: 6,
  tail: 5,
  steps: 3,
};

/** As the member sees it: what time has changed is settled for the eye. */
function seen(town: Town, { life }: Person) {
  const { rulebook, limits, now } = town.ledger;
  let account = life.account;
  while (account.merged === null && isDue(account, now)) {
    account = settle(account, { now, rulebook, limits });
  }
  return account;
}

/** After every step: the product is what the book says, and no rule of the ledger is broken. */
function compare(town: Town, person: Person): void {
  if (town.heir(person) !== person) return;
  const { points } = seen(town, person);
  const book = town.touch(person);
  book.passTo(town.now);
  alike(
    {
      lots: points.lots.map(({ expires, left }) => [expires, left]),
      pending: points.pending.map(({ vests, expires, left }) => [vests, expires, left]),
      holds: points.holds.map(({ id, parts }) => [
        id,
        parts.map(({ expires, left }) => [expires, left]),
      ]),
      debt: points.debt,
    },
    {
      lots: book.lots,
      pending: book.pending.map(({ vests, expires, left }) => [vests, expires, left]),
      holds: book.holds.map(({ id, parts }) => [id, parts]),
      debt: book.debt,
    },
  );
  if (points.debt > 0 && points.lots.length > 0) throw new Error('owes, and could spend');
  if (points.lots.some(({ left, expires }) => left <= 0 || expires <= town.now))
    throw new Error('a lot is empty or past its date');
  if (book.worth() !== book.balance()) throw new Error('the book itself does not add up');
}

/** issued + adjusted + gifted + merged = spendable + pending + held + spent + expired + clawed − debt. */
function conserve(town: Town, { life, book }: Person, isHeir: boolean): void {
  const entries = life.entries();
  const flows: Record<string, number> = {};
  for (const entry of entries) {
    for (const [flow, amount] of Object.entries(flowsOf(entry))) {
      flows[flow] = (flows[flow] ?? 0) + amount;
    }
  }
  const of = (flow: string) => flows[flow] ?? 0;
  const { points } = life.account;
  const left = of('issued') + of('adjusted') + of('gifted') + of('merged');
  const gone = of('spent') + of('expired') + of('clawed');
  expect(left - gone).toBe(
    spendable(life.account) + pending(life.account) + heldIn(points) - points.debt,
  );
  if (!isHeir) return;
  life.settle();
  const settled = life.entries().reduce((sum, entry) => sum + (flowsOf(entry).expired ?? 0), 0);
  const { issued, adjusted, gifted, merged, spent, clawed, writtenOff } = book.total;
  expect({ ...flows, expired: settled }).toEqual(
    expect.objectContaining(
      withoutZero({
        issued,
        adjusted,
        gifted,
        merged,
        spent,
        clawed,
        writtenOff,
        expired: book.expired,
      }),
    ),
  );
  void town;
}

const withoutZero = (flows: Record<string, number>) =>
  Object.fromEntries(Object.entries(flows).filter(([, amount]) => amount !== 0));

function replay(entries: readonly Entry[]): void {
  let balance = 0;
  for (const [index, entry] of entries.entries()) {
    balance += entry.points;
    if (entry.spendable !== balance) throw new Error(`entry ${entry.seq} is not the balance`);
    if (entry.seq !== index) throw new Error(`entry ${index} is missing`);
    if (balance < 0) throw new Error(`entry ${entry.seq} overspends`);
  }
  const causes = new Set(entries.map(({ cause }) => cause));
  if (causes.size !== entries.length) throw new Error('a cause was posted twice');
}

function finish(town: Town): void {
  arriveAll(town);
  for (const person of town.people) {
    compare(town, person);
    conserve(town, person, town.heir(person) === person);
    replay(person.life.entries());
    const { orders, keys, points, absorbed } = person.life.account;
    const { limits } = town.ledger;
    expect(orders.length).toBeLessThanOrEqual(limits.orders);
    expect(keys.length).toBeLessThanOrEqual(limits.keys);
    expect(points.lots.length).toBeLessThanOrEqual(limits.lots);
    expect(points.holds.length).toBeLessThanOrEqual(limits.holds * (1 + absorbed.length));
    const pieces = orders.reduce((sum, order) => sum + piecesOf(order), 0);
    if (orders.length > 1) expect(pieces).toBeLessThanOrEqual(limits.pieces);
  }
}

/** Jest's own comparison is too slow for tens of thousands; it is asked only to show a difference. */
function alike(actual: object, wanted: object): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) expect(actual).toEqual(wanted);
}

describe.each([
  ['as in production', bounds],
  ['with every bound tiny', tiny],
])('any life with all commands, %s', (_, limits) => {
  test.each(promises.map((each) => [each.name, each] as const))(
    '%s',
    (_name, promised) => {
      fc.assert(
        fc.property(steps, (life) => {
          const town = new Town(promised, limits);
          begin(town);
          for (const each of life) {
            act(town, each);
            for (const person of town.people) compare(town, person);
          }
          finish(town);
        }),
        { ...chance, numRuns: Math.ceil(RUNS / 8) },
      );
    },
    600_000,
  );
});
