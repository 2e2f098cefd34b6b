import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { withWord } from '@huigan/shared/privacy/consent-history';
import { eachToTheEnd } from '../platform/each';
import type { PrivacyDeps } from './ports';

type Deps = Pick<PrivacyDeps, 'clock' | 'rules' | 'standings' | 'today' | 'leave'>;

/**
 * Lets go whoever has had their days to think again. First their membership is taken back in their own
 * history, unless they stayed in that moment; who has become one with another has stayed as well.
 * Whatever a crash leaves after that is gone on with next night.
 */
export async function leaveAsAsked(deps: Deps, limit: number): Promise<number> {
  const now = deps.clock.now();
  const due = await deps.standings.dueToLeave(now, limit);
  await eachToTheEnd(due, async (member) => {
    if (await takeBack(deps, member, now)) await deps.leave(member);
  });
  return due.length;
}

/** False when they stayed meanwhile. Who is on their way already is gone on with. */
async function takeBack(
  { rules, standings, today }: Deps,
  member: MemberId,
  now: Instant,
): Promise<boolean> {
  const standing = await standings.find(member);
  if (!standing) return true;
  if (standing.leavesAt === null || standing.leavesAt > now) return false;
  if ((await today(member)) !== member) {
    await standings.save(standing, { ...standing, leavesAt: null });
    return false;
  }
  const policyVersion = (await rules.rulebook()).at(now)?.brand.policyVersion ?? '';
  const word = { purpose: 'membership', granted: false, policyVersion, at: now } as const;
  const consents = withWord(standing.consents, word);
  return consents === standing.consents || standings.save(standing, { ...standing, consents });
}
