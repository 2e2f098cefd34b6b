import type { Identity } from '@huigan/shared/members/contracts';
import type { Link, LinkId, Links } from './ports';

/**
 * Who a till means. Phone and unionid may join later, so what they bring can wait for them; a number
 * or code that was never issued will never mean anybody.
 */
export function knownMembers(links: Links) {
  const waitsAs = (identity: Identity): LinkId | null =>
    'phone' in identity || 'unionid' in identity ? linkIdOf(links, identity) : null;
  return {
    waitsAs,
    find: async (identity: Identity): Promise<{ link: Link } | { waitsAs: LinkId } | null> => {
      const link = await links.find(linkIdOf(links, identity));
      if (link) return { link };
      const waits = waitsAs(identity);
      return waits && { waitsAs: waits };
    },
  };
}

function linkIdOf(links: Links, identity: Identity): LinkId {
  if ('phone' in identity) return links.idOf('phone', identity.phone);
  if ('unionid' in identity) return links.idOf('unionid', identity.unionid);
  if ('memberNo' in identity) return links.idOf('memberNo', identity.memberNo);
  return links.idOf('code', identity.code);
}
