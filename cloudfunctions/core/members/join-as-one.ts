import type { MemberId } from '@huigan/shared/kernel/ids';
import { invariant } from '@huigan/shared/kernel/invariant';
import { type EnrolDeps, enrolAs } from './enrol-member';
import type { KnownBy, Link, Persons } from './ports';

type Deps = Pick<EnrolDeps, 'clock' | 'links' | 'accounts' | 'members' | 'tell'>;
type MergeDeps = Pick<Deps, 'clock' | 'links' | 'accounts'> & { readonly persons: Persons };

/**
 * Their number leads to one member and their WeChat to another, and both are theirs beyond doubt: from now on
 * they are one, that of the number. Repeatable; a crash in between is mended by joining again.
 */
export async function joinAsOne(
  deps: Deps & MergeDeps,
  { phone, standing }: KnownBy,
): Promise<Link & { readonly isNew: boolean }> {
  const other = standing.wechat?.member;
  invariant(other !== undefined, 'their WeChat leads to somebody');
  const { isNew, ...link } = await enrolAs(deps, [phone]);
  await becomeOne(deps, other, link);
  return { ...link, isNew };
}

/**
 * Everything of one member is another's from now on, what they told of themselves as well, and everything that
 * led to them leads there. That comes last: until then a crash is mended by asking again.
 */
export async function becomeOne(
  { clock, links, accounts, persons }: MergeDeps,
  from: MemberId,
  into: Link,
): Promise<void> {
  if (from === into.member) return;
  await accounts.merge(from, into.member, clock.now());
  await persons.handOver(from, into.member);
  await links.lead(from, into);
}

/**
 * Who holds a number now was not its member, or cannot show it: they begin anew, and the number is theirs. The
 * member it led to stays as they are, known by everything else.
 */
export async function startAfresh(
  deps: Deps,
  { phone, unionid, openid, standing }: KnownBy,
): Promise<Link & { readonly isNew: boolean }> {
  const before = standing.phone?.member;
  invariant(before !== undefined, 'their number leads to somebody');
  const own = standing.wechat !== null && !standing.wechat.isOthers && unionid !== null;
  const { isNew, ...link } = await enrolAs(deps, own ? [unionid] : [], openid);
  await deps.members.moveOn(before);
  await deps.members.dropPhone(before);
  await deps.links.move(phone, before, link);
  return { ...link, isNew };
}
