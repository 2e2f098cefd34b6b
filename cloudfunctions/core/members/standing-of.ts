import type { Standing } from '@huigan/shared/members/joining';
import type { EnrolDeps } from './enrol-member';
import { livingLink } from './living-link';
import type { LinkId } from './ports';

/** Who an identity leads to, as somebody about to use it has to know it; null where to nobody. */
export async function standingOf(
  deps: Pick<EnrolDeps, 'links' | 'members' | 'accounts'>,
  id: LinkId,
  openid: LinkId,
): Promise<Standing | null> {
  const link = await livingLink(deps, id);
  if (!link) return null;
  const { member } = link;
  return {
    member,
    isOthers: !(await deps.members.isFreeFor(member, openid)),
    lastUsed: await deps.accounts.lastUsed(member),
  };
}
