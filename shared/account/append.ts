import { type Cause, cause, type OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import { sumOf } from '../points/lots';
import { type Movement, type Purse, stillness } from '../points/purse';
import type { Ranked } from '../tiers/tier';
import type { Account, Bounds } from './account';
import type { Entry, Explanation } from './entry';
import type { Returnable } from './returnable';

type Draft = {
  readonly cause: Cause;
  readonly at: Instant;
  readonly postedAt: Instant;
  readonly digest: string;
  readonly movement: Movement;
  readonly explain: Explanation;
  readonly order?: OrderId;
  readonly evicted?: readonly Returnable[];
};

/** What time itself causes needs no digest: it has no content that could differ. */
export const BY_TIME = '';

/** Writes one line: the new purse and the entry that explains the difference, never one alone. */
export function append(account: Account, purse: Purse, draft: Draft): Account {
  const { movement, order, evicted } = draft;
  // Field by field: this runs for every order, and spreading what may be absent is what costs most.
  const entry: Writable<Entry> = {
    seq: account.seq,
    cause: draft.cause,
    at: draft.at,
    postedAt: draft.postedAt,
    points: movement.spendable,
    pending: movement.pending,
    debt: movement.debt,
    spendable: sumOf(purse.lots),
    digest: draft.digest,
    explain: draft.explain,
  };
  if (order !== undefined) entry.order = order;
  if (movement.held !== 0) entry.held = movement.held;
  if (movement.joined !== null) entry.joined = movement.joined;
  if (evicted !== undefined && evicted.length > 0) entry.evicted = evicted;
  return { ...account, points: purse, tail: [...account.tail, entry], seq: account.seq + 1 };
}

type Writable<T> = { -readonly [F in keyof T]: T[F] };

/** An entry that time causes. Its number is in the cause: a date may come round with new points. */
export const appendByTime = (
  account: Account,
  purse: Purse,
  { at, movement, explain }: { at: Instant; movement: Movement; explain: Explanation },
): Account =>
  append(account, purse, {
    cause: cause(`${explain.kind}:${at}:${account.seq}`),
    at,
    postedAt: at,
    digest: BY_TIME,
    movement,
    explain,
  });

/** Records the new tier; a change is an entry of its own and a fact for other rooms. */
export function appendTier(
  account: Account,
  { tier, change }: Ranked,
  { at, program }: { at: Instant; program: number },
): Account {
  if (change === null) return tier === account.tier ? account : { ...account, tier };
  const changed = appendByTime({ ...account, tier }, account.points, {
    at,
    movement: stillness,
    explain: { kind: 'tier', program, ...change },
  });
  const fact = {
    type: 'tiers/changed.v1',
    member: account.id,
    seq: account.seq,
    from: change.from,
    to: change.to,
    at,
  } as const;
  return { ...changed, facts: [...account.facts, fact] };
}

/** Remembers that a cause was posted; what falls off the ring raises the floor. */
export function remember(
  account: Account,
  key: { cause: Cause; at: Instant },
  { keys: max }: Bounds,
): Account {
  const keys = [...account.keys, key];
  const dropped = keys.slice(0, Math.max(0, keys.length - max));
  const floor = dropped.reduce((newest, { at }) => (at > newest ? at : newest), account.floor);
  return { ...account, keys: keys.slice(dropped.length), floor };
}

export const minus = (a: Points, b: Points): Points => points(a - b);
