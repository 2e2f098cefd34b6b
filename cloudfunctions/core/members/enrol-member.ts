import { createHash } from 'node:crypto';
import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { MemberJoined } from '@huigan/shared/members/events';
import { memberNoFrom } from '@huigan/shared/members/member-no';
import { livingLink } from './living-link';
import type { Accounts, Link, LinkId, Links, Members, Tell } from './ports';

export type EnrolDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly links: Links;
  readonly members: Members;
  readonly accounts: Accounts;
  readonly tell: Tell;
};

type Identities = { readonly phone: string | null; readonly unionid: string | null };
export type Enrolled = Link & { readonly isNew: boolean };

/**
 * Makes a member of whoever has these identities, or finds the one they are. Every step lands on the
 * same documents when it is repeated, so a crash between any two is mended by asking again; the fact
 * that credits waiting orders is stored with the member and told until acknowledged.
 */
export async function enrolMember(
  deps: EnrolDeps,
  { phone, unionid }: Identities,
): Promise<Enrolled> {
  const { links, members } = deps;
  const enrolled = await enrolAs(deps, [
    ...(phone === null ? [] : [links.idOf('phone', phone)]),
    ...(unionid === null ? [] : [links.idOf('unionid', unionid)]),
  ]);
  if (phone !== null && enrolled.isNew) await members.keepPhone(enrolled.member, phone);
  return enrolled;
}

/** The same by unreadable ids; where there are none, the member is made from `seed`, which leads nowhere yet. */
export async function enrolAs(
  deps: EnrolDeps,
  ids: readonly LinkId[],
  seed?: LinkId,
): Promise<Enrolled> {
  const { clock, members, accounts } = deps;
  const known = await firstKnown(deps, ids);
  const link = known ?? (await newLink(deps, ids[0] ?? seed));
  const joined = joinedFact(link, ids, clock.now());
  // Before the fact is stored: whoever is told of the member finds the account there.
  await accounts.open(link.member, joined.at);
  const isNew = await members.add({
    id: link.member,
    memberNo: link.memberNo,
    joinedAt: joined.at,
    joined,
  });
  await attachIdentities(deps, link, ids);
  return { ...link, isNew };
}

/**
 * Makes identities lead to a member, unless they lead to somebody else already, and credits what waited
 * under those that are the member's now.
 */
export async function attachIdentities(
  { clock, links, members, tell }: EnrolDeps,
  link: Link,
  ids: readonly LinkId[],
): Promise<void> {
  const own: LinkId[] = [];
  for (const id of ids) {
    const standing = await links.claim(id, link);
    if (standing.member === link.member) own.push(id);
  }
  const joined = joinedFact(link, own, clock.now());
  await members.remember(joined);
  if (await tell(joined)) await members.acknowledge(link.member);
}

const joinedFact = (
  { member, memberNo }: Link,
  identities: readonly LinkId[],
  at: Instant,
): MemberJoined => ({ type: 'members/joined.v1', member, memberNo, identities, at });

async function firstKnown(
  deps: Pick<EnrolDeps, 'links' | 'members'>,
  ids: readonly LinkId[],
): Promise<Link | null> {
  for (const id of ids) {
    const link = await livingLink(deps, id);
    if (link) return link;
  }
  return null;
}

/** The member's id comes from their first identity: two who ask at once make the same member. */
async function newLink(
  { links, members }: Pick<EnrolDeps, 'links' | 'members'>,
  first: LinkId | undefined,
): Promise<Link> {
  for (let time = 0; ; time++) {
    // Who left and joins again is somebody new, and so is who was given a number its member has no more.
    const digest = sha256(time === 0 ? String(first) : `${first}#${time}`);
    const member = memberId(`m-${digest.slice(0, 24)}`);
    if (!(await members.isTaken(member))) return numbered(links, member, digest);
  }
}

async function numbered(links: Links, member: MemberId, digest: string): Promise<Link> {
  for (let attempt = 0; ; attempt++) {
    const memberNo = memberNoFrom(digest, attempt);
    const claimed = await links.claim(links.idOf('memberNo', memberNo), { member, memberNo });
    if (claimed.member === member) return claimed;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
