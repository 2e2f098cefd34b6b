import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Receipt } from '@huigan/shared/members/contracts';
import type { Attempts } from '../platform/attempts';
import type { Clock } from '../platform/clock';
import type { LinkId, Links, Receipts } from './ports';

export type ProofDeps = {
  readonly clock: Clock;
  readonly links: Pick<Links, 'find'>;
  readonly receipts: Receipts;
  readonly attempts: Pick<Attempts, 'take'>;
};
export type ProofRefusal = 'members/proof_not_good' | 'members/too_many_tries';

/** Amounts can be guessed; five guesses a day cannot. */
const TRIES_A_DAY = 5;

/**
 * A second proof that a number's points are whose number it is now: staff have vouched for it, or they hold a
 * receipt that only the member can have. False where none was given.
 */
export async function provePhone(
  { clock, links, receipts, attempts }: ProofDeps,
  { phone, member, receipt }: { phone: LinkId; member: MemberId; receipt: Receipt | undefined },
  who: LinkId,
): Promise<Result<boolean, ProofRefusal>> {
  const link = await links.find(phone);
  if (link?.vouchedUntil !== undefined && link.vouchedUntil > clock.now()) return ok(true);
  if (receipt === undefined) return ok(false);
  if (!(await attempts.take('proof', who, TRIES_A_DAY))) return err('members/too_many_tries');
  return (await receipts.isTheirs(member, receipt)) ? ok(true) : err('members/proof_not_good');
}
