import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { type CountedUse, endedUses, withOutcomes } from '@huigan/shared/members/month-use';
import type { CodeProof, CodeUse, Links, Proof, StillUsed } from './ports';

/** Why points may not be used: whoever is named has not shown that they are there. */
export type NotAllowed = 'points/code_needed' | 'points/code_used' | 'points/over_family_limit';

type Allowing = {
  readonly links: Pick<Links, 'useCode' | 'monthUsesOf' | 'recount'>;
  readonly stillUsed: StillUsed;
};

/**
 * A member number or a phone number earns only: anybody may know it. Points are used by who shows the code
 * of this minute, once, or is signed in where they buy; by somebody of the family within what the owner allows.
 * Whom the owner allows none uses nothing at all.
 */
export async function mayUsePoints(
  deps: Allowing,
  { member, proof }: { member: MemberId; proof: Proof },
  use: CodeUse,
): Promise<Result<true, NotAllowed>> {
  if (proof === null) return err('points/code_needed');
  if (proof.by === 'sign-in') return ok(true);
  if (proof.monthMax === 0) return err('points/over_family_limit');
  const used = await deps.links.useCode(proof, use);
  if (used !== 'over_limit') return used === 'ok' ? ok(true) : err('points/code_used');
  // Nobody is refused for what was not used in the end.
  await countAnew(deps, { member, proof }, use);
  const again = await deps.links.useCode(proof, use);
  if (again === 'over_limit') return err('points/over_family_limit');
  return again === 'ok' ? ok(true) : err('points/code_used');
}

async function countAnew(
  { links, stillUsed }: Allowing,
  { member, proof }: { member: MemberId; proof: CodeProof },
  { month, at }: CodeUse,
): Promise<void> {
  const before = await links.monthUsesOf(proof);
  if (!before) return;
  const outcomes: CountedUse[] = [];
  for (const use of endedUses(before, { month, now: at })) {
    const points = Math.min(use.points, await stillUsed(member, use.purpose));
    outcomes.push({ ...use, points });
  }
  await links.recount(proof, { before, after: withOutcomes(before, month, outcomes) });
}
