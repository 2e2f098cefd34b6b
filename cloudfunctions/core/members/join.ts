import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { type EnrolDeps, enrolMember } from './enrol-member';
import type { Policy, Wechat } from './ports';

type Deps = EnrolDeps & { readonly wechat: Wechat; readonly policy: Policy };
type Joining = { readonly phoneCode: string; readonly policyVersion: string };
type Person = { readonly openid: string; readonly unionid: string | null };
type Refusal = 'members/phone_code_rejected' | 'members/phone_taken' | 'members/policy_outdated';

/** Somebody in WeChat becomes a member with a number WeChat vouches for, having read the policy. */
export async function join(
  deps: Deps,
  { phoneCode, policyVersion }: Joining,
  { openid, unionid }: Person,
): Promise<Result<{ memberNo: string; isNew: boolean }, Refusal>> {
  const { links, members, wechat, policy, clock } = deps;
  const openidLink = links.idOf('openid', openid);
  const already = await links.find(openidLink);
  if (already) return ok({ memberNo: already.memberNo, isNew: false });
  if ((await policy.currentVersion()) !== policyVersion) return err('members/policy_outdated');
  const phone = await wechat.phoneOf(phoneCode);
  if (phone === null) return err('members/phone_code_rejected');

  const { member, memberNo, isNew } = await enrolMember(deps, { phone, unionid });
  const consent = { policyVersion, at: clock.now() };
  if (!(await members.claimWechat(member, openidLink, consent))) return err('members/phone_taken');
  // Last, because from here on the phone shows the member: everything before is in place.
  await links.claim(openidLink, { member, memberNo });
  return ok({ memberNo, isNew });
}
