import { type Cause, cause, type OrderId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import { type Points, points } from '../kernel/units';
import type { Movement, Purse } from '../points/purse';
import type { Tier, TierChange } from '../tiers/tier';
import {
  type Account,
  type Bounds,
  type Entry,
  type Explanation,
  none,
  type ReturnableOrder,
  spendable,
} from './account';

type Draft = {
  readonly cause: Cause;
  readonly at: Instant;
  readonly postedAt: Instant;
  readonly digest: string;
  readonly movement: Movement;
  readonly explain: Explanation;
  readonly order?: OrderId;
  readonly evicted?: readonly ReturnableOrder[];
};

export const stillness: Movement = { spendable: none, pending: none, debt: none, joined: null };

/** What time itself causes needs no digest: it has no content that could differ. */
const BY_TIME = '';

/** Writes one line: the new purse and the entry that explains the difference, never one alone. */
export function append(account: Account, purse: Purse, draft: Draft): Account {
  const { movement, order, evicted, ...rest } = draft;
  const after = { ...account, points: purse };
  const entry: Entry = {
    ...rest,
    seq: account.seq,
    points: movement.spendable,
    pending: movement.pending,
    debt: movement.debt,
    spendable: spendable(after),
    ...(order !== undefined && { order }),
    ...(movement.joined !== null && { joined: movement.joined }),
    ...(evicted !== undefined && evicted.length > 0 && { evicted }),
  };
  return { ...after, tail: [...account.tail, entry], seq: account.seq + 1 };
}

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
  { tier, change }: { tier: Tier; change: TierChange | null },
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
