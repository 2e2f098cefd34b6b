import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Consent, Purpose } from '@huigan/shared/members/consents';
import { attachIdentities, type EnrolDeps, enrolMember, livingLink } from './enrol-member';
import type { LinkId, Policy, Wechat } from './ports';

type Deps = EnrolDeps & { readonly wechat: Wechat; readonly policy: Policy };
type Joining = {
  readonly phoneCode: string;
  readonly policyVersion: string;
  readonly agreed?: readonly Purpose[] | undefined;
};
type Person = { readonly openid: string; readonly unionid: string | null };
type Refusal = 'members/phone_code_rejected' | 'members/phone_taken' | 'members/policy_outdated';

/**
 * Somebody in WeChat becomes a member with a number WeChat vouches for, having read the policy. First the
 * member is theirs, then everything else they are known by leads to it: a refusal changes nothing.
 */
export async function join(
  deps: Deps,
  { phoneCode, policyVersion, agreed = [] }: Joining,
  { openid, unionid }: Person,
): Promise<Result<{ memberNo: string; isNew: boolean }, Refusal>> {
  const { links, members, wechat, policy, clock } = deps;
  const openidLink = links.idOf('openid', openid);
  const already = await livingLink(deps, openidLink);
  if (already) return ok({ memberNo: already.memberNo, isNew: false });
  if ((await policy.currentVersion()) !== policyVersion) return err('members/policy_outdated');
  const phone = await wechat.phoneOf(phoneCode);
  if (phone === null) return err('members/phone_code_rejected');

  const wanted = { phone, unionid, openidLink };
  const identity = await identityOf(deps, wanted);
  if (identity === null) return err('members/phone_taken');
  const { isNew, ...link } = await enrolMember(deps, identity);
  const at = clock.now();
  const consents = [...new Set<Purpose>(['membership', ...agreed])].map(
    (purpose): Consent => ({ purpose, granted: true, policyVersion, at }),
  );
  const isTheirs = await members.claimWechat(link.member, { openid: openidLink, phone, consents });
  if (!isTheirs) return err('members/phone_taken');
  const more = [
    links.idOf('phone', phone),
    ...(unionid === null ? [] : [links.idOf('unionid', unionid)]),
  ];
  await attachIdentities(deps, link, more);
  // Last, because from here on the phone shows the member: everything before is in place.
  await links.claim(openidLink, link);
  return ok({ memberNo: link.memberNo, isNew });
}

type Wanted = { phone: string; unionid: string | null; openidLink: LinkId };

/**
 * Whose member it shall be: of the number where somebody has it, else the one their WeChat identity was
 * known by before, unless that one is somebody else's by now. Null where the number is somebody else's.
 */
async function identityOf(
  deps: Deps,
  { phone, unionid, openidLink }: Wanted,
): Promise<{ phone: string | null; unionid: string | null } | null> {
  const { links, members } = deps;
  const byPhone = { phone, unionid: null };
  const owner = await livingLink(deps, links.idOf('phone', phone));
  if (owner) return (await members.isFreeFor(owner.member, openidLink)) ? byPhone : null;
  if (unionid === null) return byPhone;
  const known = await livingLink(deps, links.idOf('unionid', unionid));
  const isFree = known !== null && (await members.isFreeFor(known.member, openidLink));
  return isFree ? { phone: null, unionid } : byPhone;
}
