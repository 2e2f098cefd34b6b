import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import { decideLeave, hasLeft } from '@huigan/shared/privacy/leaving';
import type { PrivacyDeps, Standing } from './ports';

const ATTEMPTS_MAX = 10;

type Deps = Pick<PrivacyDeps, 'clock' | 'rules' | 'standings'>;
type LeaveRefusal = 'members/not_joined' | 'privacy/confirm_differs';

/** A member asks to leave; for some days they may think again, and everything goes on as it was. */
export async function askToLeave(
  { clock, rules, standings }: Deps,
  member: MemberId | null,
  { confirm }: { readonly confirm: string },
): Promise<Result<{ leavesAt: Instant }, LeaveRefusal>> {
  const now = clock.now();
  const offset = (await rules.rulebook()).at(now)?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  return changed(standings, member, (standing) => decideLeave(standing, { confirm, now, offset }));
}

/** They thought again, in time. */
export const stay = (
  { standings }: Deps,
  member: MemberId | null,
): Promise<Result<{ leavesAt: null }, 'members/not_joined'>> =>
  changed(standings, member, ({ consents }) =>
    // What the night has begun cannot be called back.
    hasLeft(consents) ? err('members/not_joined') : ok(null),
  );

async function changed<L extends Instant | null, C extends string>(
  standings: Deps['standings'],
  member: MemberId | null,
  decide: (standing: Standing) => Result<L, C>,
): Promise<Result<{ leavesAt: L }, C | 'members/not_joined'>> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const before = member && (await standings.find(member));
    if (!before) return err('members/not_joined');
    const decided = decide(before);
    if (!decided.ok) return decided;
    const leavesAt = decided.value;
    const isSame = leavesAt === before.leavesAt;
    if (isSame || (await standings.save(before, { ...before, leavesAt }))) return ok({ leavesAt });
  }
  throw new Error('a person was too busy to write');
}
