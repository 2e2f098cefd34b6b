import { tierView } from '@huigan/shared/account/tier-page';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { NEVER } from '@huigan/shared/kernel/time';
import type { ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** What of a member's account ends, and when: one read. Null for who left. */
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
    },
    awaits: account.about.awaits ?? null,
  };
}
