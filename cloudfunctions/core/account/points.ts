import { pointsPage } from '@huigan/shared/account/points-page';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { PointsPage } from '@huigan/shared/points/contracts';
import type { Link, ReadDeps } from './ports';
import { readSettled } from './read-settled';

/** What a member's points are, when they expire, and by which rules they come: one read of the account. */
export async function points(
  deps: ReadDeps,
  link: Link | null,
): Promise<Result<PointsPage, 'members/not_joined'>> {
  const { account, program, now } = await readSettled(deps, link?.member ?? null);
  if (link === null || account === null) return err('members/not_joined');
  return ok(pointsPage(account, { isOwner: link.family === undefined, program, now }));
}
