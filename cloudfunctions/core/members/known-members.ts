import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Identity } from '@huigan/shared/members/contracts';
import { familyMonthOf } from './limit-of';
import { mayUsePoints, type NotAllowed } from './may-use-points';
import type { Link, LinkId, Links, Proof, StillUsed } from './ports';
import { type CodeSecrets, readSpendingCode } from './spending-codes';
import type { WrongCodes } from './wrong-codes';

/** Who it is, and whether their points may be used for something; or under what their orders wait. */
export type Known = Member | { readonly waitsAs: LinkId };
type Member = {
  readonly link: Link;
  readonly mayUse: (
    purpose: string,
    points: number,
    at: Instant,
  ) => Promise<Result<true, NotAllowed | 'members/code_not_good'>>;
};
export type UnknownMember = 'members/unknown' | 'members/code_not_good';

/**
 * Who a till means. Phone and unionid may join later, so what they bring can wait for them; a number that
 * was never issued will never mean anybody. A spending code means somebody around the minute it was shown.
 */
export function knownMembers({
  clock,
  links,
  secretOf,
  wrongCodes,
  stillUsed,
  holderNow,
}: CodeSecrets & {
  readonly clock: { readonly now: () => Instant };
  readonly links: Pick<Links, 'idOf' | 'find' | 'useCode' | 'monthUsesOf' | 'recount'>;
  readonly wrongCodes: WrongCodes;
  readonly stillUsed: StillUsed;
  /** Whose phone a code is on, as it is written now. */
  readonly holderNow: Links['find'];
}) {
  const known = (link: Link, proof: Proof): Known => ({
    link,
    mayUse: async (purpose, points, at) => {
      const standing = await asItStands(holderNow, link, proof);
      if (standing === 'gone') return err('members/code_not_good');
      return mayUsePoints(
        { links, stillUsed },
        { member: link.member, proof: standing },
        { purpose, points, at: clock.now(), month: familyMonthOf(at) },
      );
    },
  });
  const waitsAs = (identity: Identity): LinkId | null =>
    'phone' in identity || 'unionid' in identity ? linkIdOf(links, identity) : null;
  const find = async (identity: Identity, at: Instant): Promise<Result<Known, UnknownMember>> => {
    if ('code' in identity) {
      const shown = await readSpendingCode({ links, secretOf, wrongCodes }, identity.code, at);
      return shown ? ok(known(shown.link, shown.proof)) : err('members/code_not_good');
    }
    const link = await links.find(linkIdOf(links, identity));
    if (link) return ok(known(link, 'unionid' in identity ? { by: 'sign-in' } : null));
    const waits = waitsAs(identity);
    return waits ? ok({ waitsAs: waits }) : err('members/unknown');
  };
  return {
    waitsAs,
    find,
    /** Where only a member will do. */
    whoIs: async (identity: Identity, at: Instant): Promise<Result<Member, UnknownMember>> => {
      const found = await find(identity, at);
      if (!found.ok) return found;
      return 'link' in found.value ? ok(found.value) : err('members/unknown');
    },
  };
}

/** What the owner lets somebody of the family holds from the moment it was decided. */
async function asItStands(
  holderNow: Links['find'],
  { member }: Link,
  proof: Proof,
): Promise<Proof | 'gone'> {
  if (proof?.by !== 'code' || proof.relative === undefined) return proof;
  const signedIn = await holderNow(proof.relative);
  if (signedIn?.member !== member) return 'gone';
  return { ...proof, monthMax: signedIn.family?.monthMax ?? null };
}

function linkIdOf(
  links: Pick<Links, 'idOf'>,
  identity: Exclude<Identity, { code: string }>,
): LinkId {
  if ('phone' in identity) return links.idOf('phone', identity.phone);
  if ('unionid' in identity) return links.idOf('unionid', identity.unionid);
  return links.idOf('memberNo', identity.memberNo);
}
