import { pointsPage } from '@huigan/shared/account/points-page';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { PointsPage } from '@huigan/shared/points/contracts';
import type { ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** What a member's points are, when they expire, and by which rules they come: one read of the account. */
export async function points(
  deps: ReadDeps,
  member: MemberId | null,
): Promise<Result<PointsPage, 'members/not_joined'>> {
  const { account, program, now } = await readSettled(deps, member);
  return account === null ? err('members/not_joined') : ok(pointsPage(account, { program, now }));
}
