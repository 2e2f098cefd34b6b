import { type Account, pending, spendable } from '@huigan/shared/account/account';
import { type Entry, flowsOf } from '@huigan/shared/account/entry';
import { piecesOf } from '@huigan/shared/account/returnable';
import { isDue, settle } from '@huigan/shared/account/settle';
import { heldIn } from '@huigan/shared/points/purse';
import type { Person, Town } from './simulate-town';

/** Jest's own comparison is too slow for tens of thousands; it is asked only to show a difference. */
export function alike(actual: object, wanted: object): void {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) expect(actual).toEqual(wanted);
}

/** As the member sees it: what time has changed is settled for the eye. */
export function seen({ ledger }: Town, { life }: Person): Account {
  const { rulebook, limits, now } = ledger;
  let account = life.account;
  while (account.merged === null && isDue(account, now, rulebook)) {
    account = settle(account, { now, rulebook, limits });
  }
  return account;
}

/** Nobody owes and could spend; no lot is empty, out of order, or past its date. */
export function expectSane({ points }: Account, now: number): void {
  if (points.debt < 0) throw new Error('owes less than nothing');
  if (points.debt > 0 && points.lots.length > 0) throw new Error('owes, and could spend');
  let last = now;
  for (const { expires, left } of points.lots) {
    if (left <= 0) throw new Error('a lot is empty');
    if (expires <= last) throw new Error('a lot is past its date, or out of order');
    last = expires;
  }
}

/** What was just spent or given away was gone no later than anything that is left. */
export function expectSoonestFirst({ ledger, posted }: Town, since: number): void {
  for (const { who, command } of posted.slice(since)) {
    if (command.kind !== 'spend' && command.kind !== 'gift-out') continue;
    const parts = ledger.recordOf(who.id, command.id)?.payment?.parts ?? [];
    const [soonest] = ledger.read(who.id).points.lots;
    if (parts.some(({ expires }) => soonest && expires > soonest.expires)) {
      throw new Error('points were spent that would have lasted longer');
    }
  }
}

/** Balance = replay of entries, part by part; numbered without a gap; a cause was posted once. */
function expectReplay(account: Account, entries: readonly Entry[]): void {
  const sum = { spendable: 0, pending: 0, held: 0, debt: 0 };
  for (const [index, entry] of entries.entries()) {
    sum.spendable += entry.points;
    sum.pending += entry.pending;
    sum.held += entry.held ?? 0;
    sum.debt += entry.debt;
    if (entry.spendable !== sum.spendable) throw new Error(`entry ${entry.seq} is not the balance`);
    if (entry.seq !== index) throw new Error(`entry ${index} is missing`);
    if (Math.min(...Object.values(sum)) < 0) throw new Error(`entry ${entry.seq} overspends`);
  }
  const causes = new Set(entries.map(({ cause }) => cause));
  if (causes.size !== entries.length) throw new Error('a cause was posted twice');
  const { points } = account;
  const there = { spendable: spendable(account), pending: pending(account), held: heldIn(points) };
  alike(sum, { ...there, debt: points.debt });
}

type Flows = Readonly<Record<string, number>>;

export function flowsIn(entries: readonly Entry[]): Flows {
  const flows: Record<string, number> = {};
  for (const entry of entries) {
    for (const [flow, amount] of Object.entries(flowsOf(entry))) {
      flows[flow] = (flows[flow] ?? 0) + amount;
    }
  }
  return flows;
}

/** issued + adjusted + gifted + merged = spendable + pending + held + spent + expired + clawed − debt. */
function expectConserved(account: Account, flows: Flows): void {
  const of = (flow: string) => flows[flow] ?? 0;
  const came = of('issued') + of('adjusted') + of('gifted') + of('merged');
  const went = of('spent') + of('expired') + of('clawed');
  const there = spendable(account) + pending(account) + heldIn(account.points);
  if (came - went !== there - account.points.debt) {
    expect({ came, went, ...flows }).toEqual({ there, debt: account.points.debt });
  }
}

/** Everything an account's entries have to say of it; an account that was looked at says nothing new. */
export function expectTold({ life }: Person, looked: WeakSet<Account>): void {
  if (looked.has(life.account)) return;
  looked.add(life.account);
  const entries = life.entries();
  expectConserved(life.account, flowsIn(entries));
  expectReplay(life.account, entries);
}

export function expectBounded({ orders, keys, points, absorbed }: Account, { ledger }: Town): void {
  const { limits } = ledger;
  expect(orders.length).toBeLessThanOrEqual(limits.orders);
  expect(keys.length).toBeLessThanOrEqual(limits.keys);
  expect(points.lots.length).toBeLessThanOrEqual(limits.lots);
  expect(points.holds.length).toBeLessThanOrEqual(limits.holds * (1 + absorbed.length));
  const pieces = orders.reduce((sum, order) => sum + piecesOf(order), 0);
  if (orders.length > 1) expect(pieces).toBeLessThanOrEqual(limits.pieces);
}
