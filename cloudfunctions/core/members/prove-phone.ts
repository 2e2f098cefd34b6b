import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { DAY_MS, later } from '@huigan/shared/kernel/time';
import type { Receipt } from '@huigan/shared/members/contracts';
import { isDoubtful, RECEIPT_AGE_DAYS, type Standing } from '@huigan/shared/members/joining';
import type { Attempts } from '../platform/attempts';
import type { Clock } from '../platform/clock';
import type { Coming, LinkId, Links, Receipts } from './ports';

export type ProofDeps = {
  readonly clock: Clock;
  readonly links: Pick<Links, 'takeVouching'>;
  readonly receipts: Receipts;
  readonly attempts: Pick<Attempts, 'take'>;
};
export type ProofRefusal = 'members/proof_not_good' | 'members/too_many_tries';

/** Amounts can be guessed; so few guesses a day cannot, by one or by many. */
const TRIES_A_DAY = 5;
const TRIES_OF_A_NUMBER = 10;

/**
 * A second proof that a number's points are whose number it is now: staff have vouched for it, or they hold a
 * receipt that only the member can have, from before anybody else could have got the number. False where none was given.
 */
export async function provePhone(
  deps: ProofDeps,
  { phone, standing, receipt }: { phone: LinkId; standing: Standing; receipt: Receipt | undefined },
  by: Coming,
): Promise<Result<boolean, ProofRefusal>> {
  const { clock, receipts, attempts } = deps;
  // First of all: whoever comes with the number uses that up, whether they need it or not.
  if (await isVouchedFor(deps, phone, by)) return ok(true);
  if (receipt === undefined || !isDoubtful(standing, clock.now())) return ok(false);
  const mayTry =
    (await attempts.take('proof', by.who, TRIES_A_DAY)) &&
    (await attempts.take('proof', phone, TRIES_OF_A_NUMBER));
  if (!mayTry) return err('members/too_many_tries');
  const before = later(clock.now(), -RECEIPT_AGE_DAYS * DAY_MS);
  const isTheirs = await receipts.isTheirs(standing.member, receipt, before);
  return isTheirs ? ok(true) : err('members/proof_not_good');
}

/** Whether staff have seen that who holds a number is the member it belongs to, and nobody else has come by it. */
export const isVouchedFor = (
  { clock, links }: Pick<ProofDeps, 'clock' | 'links'>,
  phone: LinkId,
  by: Coming,
): Promise<boolean> => links.takeVouching(phone, by, clock.now());
