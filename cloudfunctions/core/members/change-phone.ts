import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ChangePhoneInput, Joined } from '@huigan/shared/members/contracts';
import { isDoubtful } from '@huigan/shared/members/joining';
import type { JoinDeps } from './join';
import { becomeOne } from './join-as-one';
import { livingLink } from './living-link';
import type { Link, LinkId } from './ports';
import { type ProofRefusal, provePhone } from './prove-phone';
import { standingOf } from './standing-of';

type Refusal =
  | ProofRefusal
  | 'members/not_joined'
  | 'members/phone_code_rejected'
  | 'members/proof_needed'
  | 'members/phone_taken'
  | 'members/phone_has_points';

/**
 * A member gets another number. Both are verified: the new one by WeChat, the one before by WeChat as well, by
 * a receipt, or by staff. Where the new number was used at tills, its points come along once the member has
 * said so. First the new number leads here, then the one before leads nowhere: a crash in between leaves both.
 */
export async function changePhone(
  deps: JoinDeps,
  input: ChangePhoneInput,
  openid: string,
): Promise<Result<Joined, Refusal>> {
  const { links, members, accounts, wechat } = deps;
  const holder = links.idOf('openid', openid);
  const link = await livingLink(deps, holder);
  if (!link) return err('members/not_joined');
  const phone = await wechat.phoneOf(input.phoneCode);
  if (phone === null) return err('members/phone_code_rejected');
  const before = (await members.identitiesOf(link.member))?.phone ?? null;
  if (before !== phone) {
    const proven = await proveBefore(deps, { link, before, holder }, input);
    if (!proven.ok) return proven;
    const taken = await takeOver(deps, { link, holder, phone }, input.merge ?? false);
    if (!taken.ok) return taken;
    await members.changeNumber(link.member, phone);
    if (before !== null) await links.release(links.idOf('phone', before), link.member);
  }
  const points = await accounts.balance(link.member);
  return ok({ memberNo: link.memberNo, isNew: false, points });
}

async function proveBefore(
  deps: JoinDeps,
  { link, before, holder }: { link: Link; before: string | null; holder: LinkId },
  { currentCode, receipt }: ChangePhoneInput,
): Promise<Result<true, Refusal>> {
  if (before === null) return ok(true);
  if (currentCode !== undefined && (await deps.wechat.phoneOf(currentCode)) === before) {
    return ok(true);
  }
  const phone = deps.links.idOf('phone', before);
  const proven = await provePhone(deps, { phone, member: link.member, receipt }, holder);
  if (!proven.ok) return proven;
  return proven.value ? ok(true) : err('members/proof_needed');
}

/** The number leads here from now on, whoever it led to; their points come along only if they are asked for. */
async function takeOver(
  deps: JoinDeps,
  { link, holder, phone }: { link: Link; holder: LinkId; phone: string },
  wantsPoints: boolean,
): Promise<Result<true, Refusal>> {
  const { links, members, clock } = deps;
  const id = links.idOf('phone', phone);
  const other = await standingOf(deps, id, holder);
  if (other === null) {
    const standing = await links.claim(id, link);
    return standing.member === link.member ? ok(true) : err('members/phone_taken');
  }
  if (other.member === link.member) return ok(true);
  if (other.isOthers) return err('members/phone_taken');
  if (isDoubtful(other, clock.now())) {
    await members.changeNumber(other.member, null);
    await links.move(id, other.member, link);
    return ok(true);
  }
  if (!wantsPoints) return err('members/phone_has_points');
  await becomeOne(deps, other.member, link);
  return ok(true);
}
