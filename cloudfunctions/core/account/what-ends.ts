import { tierView } from '@huigan/shared/account/tier-page';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { type Instant, NEVER } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import type { ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** What of a member's account may be told them, what ends and when above all: one read. Null for who left. */
export async function whatEnds(deps: ReadDeps, member: MemberId) {
  const { account, program, now } = await readSettled(deps, member);
  if (!account) return null;
  const dated = account.points.lots.filter(({ expires }) => expires < NEVER);
  return {
    standing: {
      /** Who they are today. */
      member: account.id,
      dates: dated.map(({ expires, left }) => ({ at: expires, points: left })),
      tier: tierView(account, { program, now }),
      isRising: account.tier.next !== null,
      orders: account.orders.map(({ id, earned, clawed, dates }) => ({
        id,
        points: points(earned - clawed),
        usableFrom: lastOf(dates.map(({ vests }) => vests).filter((vests) => vests > now)),
      })),
    },
    awaits: account.about.awaits ?? null,
  };
}

const lastOf = (times: readonly Instant[]): Instant | null =>
  times.length === 0 ? null : (Math.max(...times) as Instant);
