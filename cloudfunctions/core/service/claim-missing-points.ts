import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { DAY_MS, later } from '@huigan/shared/kernel/time';
import {
  type DayRefusal,
  decideDay,
  isMeant,
  isOpenClaim,
  saysTheSame,
} from '@huigan/shared/service/claim';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { type About, type Receipt, ticketSeen } from '@huigan/shared/service/ticket';
import { offsetNow, openTicket } from './open-ticket';
import type { Kept, ServiceDeps } from './ports';

/** A till that was off for that long sends what it kept; afterwards only the desk answers. */
const AWAITED_DAYS = 60;

type Claimed = Extract<About, { kind: 'missing' }>;
type Refusal =
  | DayRefusal
  | 'members/not_joined'
  | 'service/unknown_shop'
  | 'service/claimed_differently'
  | 'service/too_many_open'
  | 'service/too_many_lately';

/**
 * A member shows a receipt no points came for. The receipt is the key: shown twice it is one claim, and what
 * stands in the account already is answered at once. One that was refused may be shown again put right.
 */
export async function claimMissingPoints(
  deps: ServiceDeps,
  member: MemberId | null,
  receipt: Receipt,
): Promise<Result<TicketSeen, Refusal>> {
  const whole = member && (await deps.accounts.whoIs(member));
  if (!whole) return err('members/not_joined');
  const about = { kind: 'missing', ...receipt } as const;
  const { id, known } = await claimOf(deps, whole.member, about);
  if (!known) {
    const now = deps.clock.now();
    const day = decideDay(receipt.day, { now, offset: await offsetNow(deps) });
    if (!day.ok) return day;
    if (!(await deps.shopName(receipt.shop))) return err('service/unknown_shop');
  }
  const opened = known ? ok(known) : await openTicket(deps, { id, member: whole.member, about });
  if (!opened.ok) return opened;
  if (!saysTheSame(opened.value.ticket.about, about)) return err('service/claimed_differently');
  const kept = opened.value.isUnfinished ? await lookIntoClaim(deps, opened.value) : opened.value;
  return ok(ticketSeen(kept.ticket, await deps.shopName(receipt.shop)));
}

/** Under which id a receipt is claimed, and the claim that stands there. The desk credits one of a receipt. */
async function claimOf(
  { tickets, digestOf }: ServiceDeps,
  member: MemberId,
  about: Claimed,
): Promise<{ readonly id: string; readonly known: Kept | null }> {
  const { shop, number, day, amountFen } = about;
  const idOf = (...said: readonly unknown[]) => `missing:${member}:${digestOf(said)}`;
  const id = idOf(shop, number);
  const known = await tickets.find(id);
  const isRefused = known?.ticket.answer?.outcome === 'refused';
  if (!isRefused || saysTheSame(known.ticket.about, about)) return { id, known };
  const corrected = idOf(shop, number, day, amountFen);
  return { id: corrected, known: await tickets.find(corrected) };
}

/**
 * From now on the account tells of its orders; what came before that is looked for here. Repeatable: whoever
 * finds a claim unfinished goes on with it.
 */
export async function lookIntoClaim(deps: ServiceDeps, kept: Kept): Promise<Kept> {
  const { ticket } = kept;
  if (!isOpenClaim(ticket)) return kept;
  const now = deps.clock.now();
  await deps.accounts.awaitOrders(ticket.member, later(now, AWAITED_DAYS * DAY_MS));
  const { about, member } = ticket;
  const offset = await offsetNow(deps);
  const found = await deps.orders.onReceipt(about);
  const meant = found.filter((order) => isMeant(about, order, offset));
  const order = await deps.orders.creditedOf(member, meant);
  const after = order
    ? ({
        ...ticket,
        state: 'answered',
        answer: {
          at: now,
          outcome: 'already',
          ...order,
          reason: null,
          by: 'orders',
          approvedBy: null,
        },
      } as const)
    : ticket;
  if (await deps.tickets.save(kept, after, false)) {
    return { ticket: after, v: kept.v + 1, isUnfinished: false };
  }
  return (await deps.tickets.find(ticket.id)) ?? kept;
}
