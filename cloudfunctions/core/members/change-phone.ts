import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ChangePhoneInput, Joined } from '@huigan/shared/members/contracts';
import { isDoubtful } from '@huigan/shared/members/joining';
import type { JoinDeps } from './join';
import { becomeOne } from './join-as-one';
import { livingLink } from './living-link';
import type { Link, LinkId } from './ports';
import { isVouchedFor, type ProofRefusal, provePhone } from './prove-phone';
import { standingOf } from './standing-of';

type Refusal =
  | ProofRefusal
  | 'members/not_joined'
  | 'members/phone_code_rejected'
  | 'members/proof_needed'
  | 'members/phone_taken'
  | 'members/phone_has_points'
  | 'members/number_was_anothers';

/**
 * A member gets another number. Both are verified: the new one by WeChat, the one before by WeChat as well, or
 * by staff; a receipt proves nothing of who can read their orders on the phone. Where the new number was used at
 * tills, its points come along once the member has said so; where it may have been somebody else's, only with a
 * second proof, or they stay and the number alone is theirs. The number before is let go last, and with it what
 * staff vouched for: a crash anywhere is mended by asking again. Of two changes at once one is refused.
 */
export async function changePhone(
  deps: JoinDeps,
  input: ChangePhoneInput,
  openid: string,
): Promise<Result<Joined, Refusal>> {
  const { links, members, accounts, wechat } = deps;
  const holder = links.idOf('openid', openid);
  const link = await livingLink(deps, holder);
  if (!link || link.family) return err('members/not_joined');
  const phone = await wechat.phoneOf(input.phoneCode);
  if (phone === null) return err('members/phone_code_rejected');
  const before = (await members.identitiesOf(link.member))?.phone ?? null;
  if (before !== phone) {
    if (!(await isProven(deps, { before, holder }, input))) return err('members/proof_needed');
    const taken = await takeOver(deps, { link, holder, phone }, input);
    if (!taken.ok) return taken;
    await members.moveOn(link.member);
    if (!(await members.changePhone(link.member, before, phone))) {
      await links.release(links.idOf('phone', phone), link.member);
      return err('members/proof_needed');
    }
  }
  await keepOne(deps, link);
  const points = await accounts.balance(link.member);
  return ok({ memberNo: link.memberNo, isNew: false, points });
}

/** The number they are known by is theirs and leads to them, and no other one does. */
async function keepOne({ links, members }: JoinDeps, link: Link): Promise<void> {
  const phone = (await members.identitiesOf(link.member))?.phone ?? null;
  if (phone === null) return;
  const id = links.idOf('phone', phone);
  const standing = await links.claim(id, link);
  if (standing.member === link.member) await links.keepOnlyPhone(id, link.member);
}

async function isProven(
  deps: JoinDeps,
  { before, holder }: { before: string | null; holder: LinkId },
  { currentCode }: ChangePhoneInput,
): Promise<boolean> {
  if (before === null) return true;
  if (currentCode !== undefined && (await deps.wechat.phoneOf(currentCode)) === before) return true;
  return isVouchedFor(deps, deps.links.idOf('phone', before), { who: holder, to: 'change' });
}

/** The number leads here from now on, whoever it led to; their points come along only if they are asked for. */
async function takeOver(
  deps: JoinDeps,
  { link, holder, phone }: { link: Link; holder: LinkId; phone: string },
  { merge = false, receipt, afresh = false }: ChangePhoneInput,
): Promise<Result<true, Refusal>> {
  const { links, clock } = deps;
  const id = links.idOf('phone', phone);
  const other = await standingOf(deps, id, holder);
  if (other === null) {
    const standing = await links.claim(id, link);
    return standing.member === link.member ? ok(true) : err('members/phone_taken');
  }
  if (other.member === link.member) return ok(true);
  const isUnsure = isDoubtful(other, clock.now());
  if (isUnsure && afresh) return moveNumber(deps, { id, from: other.member, link });
  const by = { who: holder, to: 'change' } as const;
  const proven = await provePhone(deps, { phone: id, standing: other, receipt }, by);
  if (!proven.ok) return proven;
  if (isUnsure && !proven.value) return err('members/number_was_anothers');
  if (!merge) return err('members/phone_has_points');
  await becomeOne(deps, other.member, link);
  return ok(true);
}

/** Who holds the number now is here; the member it led to goes on by all else they are known by. */
async function moveNumber(
  { links, members }: JoinDeps,
  { id, from, link }: { id: LinkId; from: MemberId; link: Link },
): Promise<Result<true, Refusal>> {
  await members.moveOn(from);
  await members.dropPhone(from);
  const moved = await links.move(id, from, link);
  return moved ? ok(true) : err('members/phone_taken');
}
