import { type Account, type Bounds, bounds } from '@huigan/shared/account/account';
import fc from 'fast-check';
import { act, arriveAll, begin } from '../../support/simulate-acts';
import {
  alike,
  expectBounded,
  expectSane,
  expectSoonestFirst,
  expectTold,
  flowsIn,
  seen,
} from '../../support/simulate-checks';
import { promises, wild } from '../../support/simulate-promises';
import { steps } from '../../support/simulate-steps';
import { type Person, Town } from '../../support/simulate-town';

/** The same lives in every run; asked for more, new ones each time. */
const DEEP = process.env['PROPERTIES'];
const RUNS = Number(DEEP ?? 3000);
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

/** After every step: no rule of the ledger is broken, and the points are what the book says. */
function compare(town: Town, person: Person): void {
  if (town.heir(person) !== person) return;
  const account = seen(town, person);
  expectSane(account, town.now);
  if (!town.isBooked) return;
  const { points } = account;
  const { book } = person;
  book.passTo(town.now);
  const partsOf = (lots: typeof points.lots) => lots.map(({ expires, left }) => [expires, left]);
  alike(
    {
      lots: partsOf(points.lots),
      pending: points.pending.map(({ vests, expires, left }) => ({ vests, expires, left })),
      holds: points.holds.map(({ id, until, parts }) => ({ id, until, parts: partsOf(parts) })),
      debt: points.debt,
    },
    { lots: book.lots, pending: book.pending, holds: book.holds, debt: book.debt },
  );
  // issued + adjusted + gifted + merged − spent − expired − clawed, by the book alone.
  expect(book.worth()).toBe(book.balance());
}

/** At the end: entries, account and book tell the same. */
function finish(town: Town): void {
  arriveAll(town);
  for (const person of town.people) {
    const { life, book } = person;
    const isHeir = town.heir(person) === person;
    if (isHeir) life.settle();
    compare(town, person);
    expectTold(person, new WeakSet());
    expectBounded(life.account, town);
    if (!isHeir || !town.isBooked) continue;
    expect({ ...nothing, ...flowsIn(life.entries()) }).toEqual({
      ...book.total,
      expired: book.expired,
    });
  }
}

const nothing = {
  issued: 0,
  adjusted: 0,
  gifted: 0,
  merged: 0,
  spent: 0,
  expired: 0,
  clawed: 0,
  writtenOff: 0,
};

const cases = [...promises, ...wild].flatMap((promised) => [
  { ...promised, bounds: 'as in production', limits: bounds },
  { ...promised, bounds: 'with every bound tiny', limits: tiny },
]);

test.each(cases)(
  'any life with all commands: $name, $bounds',
  ({ limits, ...promised }) => {
    const runs = Math.ceil(RUNS / cases.length);
    const lives = fc.property(steps, (life) => {
      const town = new Town(promised, limits);
      begin(town);
      const looked = new WeakSet<Account>();
      for (const step of life) {
        const { length } = town.posted;
        act(town, step);
        expectSoonestFirst(town, length);
        for (const person of town.people) {
          compare(town, person);
          expectTold(person, looked);
        }
      }
      finish(town);
    });
    fc.assert(lives, { ...chance, numRuns: runs });
  },
  600_000,
);
