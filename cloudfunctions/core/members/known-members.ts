import type { Identity } from '@huigan/shared/members/contracts';
import type { Link, LinkId, Links } from './ports';

/**
 * Who a till means. Phone and unionid may join later, so what they bring can wait for them; a number
 * or code that was never issued will never mean anybody.
 */
export const knownMembers = (links: Links) => ({
  find: async (identity: Identity): Promise<{ link: Link } | { waitsAs: LinkId } | null> => {
    const id = linkIdOf(links, identity);
    const link = await links.find(id);
    if (link) return { link };
    return 'phone' in identity || 'unionid' in identity ? { waitsAs: id } : null;
  },
});

function linkIdOf(links: Links, identity: Identity): LinkId {
  if ('phone' in identity) return links.idOf('phone', identity.phone);
  if ('unionid' in identity) return links.idOf('unionid', identity.unionid);
  if ('memberNo' in identity) return links.idOf('memberNo', identity.memberNo);
  return links.idOf('code', identity.code);
}
