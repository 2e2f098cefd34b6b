import type { MemberId } from '@huigan/shared/kernel/ids';
import type { FamilyDeps, LinkId } from './ports';

/**
 * Somebody shares a membership no more, nor comes back by the word that let them in. Said to the account last:
 * what a function remembers from before then is looked up again.
 */
export async function dismiss(
  { clock, links, invites, accounts }: Pick<FamilyDeps, 'clock' | 'links' | 'invites' | 'accounts'>,
  id: LinkId,
  member: MemberId,
): Promise<void> {
  await invites.end(id);
  await links.dismiss(id, member);
  await accounts.peopleChanged(member, clock.now());
}
