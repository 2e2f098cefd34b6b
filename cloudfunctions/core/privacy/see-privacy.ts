import type { Output } from '@huigan/shared/kernel/contracts';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { purposeViews } from '@huigan/shared/privacy/consent-history';
import type { privacyContract } from '@huigan/shared/privacy/contracts';
import type { PrivacyDeps } from './ports';

type Seen = Output<typeof privacyContract.see>;

/** What a member agreed to and when, what is kept of children, and what leaving would cost them. */
export async function seePrivacy(
  { clock, rules, standings, childrenOf, losses }: PrivacyDeps,
  member: MemberId | null,
): Promise<Result<Seen, 'members/not_joined'>> {
  const standing = member && (await standings.find(member));
  if (!standing) return err('members/not_joined');
  const now = clock.now();
  const program = (await rules.rulebook()).at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  const lost = await Promise.all(losses.map((lossesOf) => lossesOf(standing.member)));
  return ok({
    now,
    memberNo: standing.memberNo,
    policyVersion: program.brand.policyVersion,
    purposes: purposeViews(standing.consents),
    children: await childrenOf(standing.member),
    leavesAt: standing.leavesAt,
    losses: lost.flat(),
  });
}
