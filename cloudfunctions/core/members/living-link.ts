import type { Link, LinkId, Links, Members } from './ports';

/** Who an identity leads to. One that was attached to somebody while they left leads to nobody. */
export async function livingLink(
  {
    links,
    members,
  }: { readonly links: Pick<Links, 'find' | 'cut'>; readonly members: Pick<Members, 'isGone'> },
  id: LinkId,
): Promise<Link | null> {
  const link = await links.find(id);
  if (!link || !(await members.isGone(link.member))) return link;
  await links.cut(link.member);
  return null;
}
