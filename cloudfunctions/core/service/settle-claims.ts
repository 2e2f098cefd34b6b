import { numberOf } from '@huigan/shared/kernel/ids';
import type { OrderCredited } from '@huigan/shared/orders/events';
import { isMeant } from '@huigan/shared/service/claim';
import { LATELY_MAX, OPEN_MAX } from '@huigan/shared/service/preview';
import type { Ticket } from '@huigan/shared/service/ticket';
import { finishAnswer } from './answer-ticket';
import { offsetNow } from './open-ticket';
import type { Kept, ServiceDeps } from './ports';

/**
 * An order was credited to somebody who waits for one: the claim it answers is answered. Told more than
 * once, it changes nothing; what the desk answered before stays, and is noted where points came twice.
 */
export async function settleClaims(deps: ServiceDeps, fact: OrderCredited): Promise<void> {
  const whole = await deps.accounts.whoIs(fact.member);
  if (!whole) return;
  const known = await deps.tickets.ofMembers(whole.selves, null, 2 * (LATELY_MAX + OPEN_MAX));
  const claims = known.filter(({ ticket: { about } }) => about.kind === 'missing');
  if (claims.length === 0) return;
  const order = {
    number: numberOf(fact.order),
    receiptNo: await deps.orders.receiptNoOf(fact.order),
    shop: fact.shop,
    paidAt: fact.paidAt,
  };
  const offset = await offsetNow(deps);
  for (const kept of claims) {
    const { about } = kept.ticket;
    if (about.kind === 'missing' && isMeant(about, order, offset)) await settle(deps, kept, fact);
  }
}

async function settle(deps: ServiceDeps, kept: Kept, fact: OrderCredited): Promise<void> {
  const { ticket } = kept;
  if (ticket.state !== 'open') return noteTwice(deps, ticket, fact);
  const { points, paidAt } = fact;
  const answer = {
    at: deps.clock.now(),
    outcome: 'credited',
    points,
    paidAt,
    reason: null,
    by: 'orders',
    approvedBy: null,
  } as const;
  const decided: Ticket = { ...ticket, state: 'deciding', answer };
  if (!(await deps.tickets.save(kept, decided, true))) {
    throw new Error('a claim was answered at the same moment: it is looked at when told again');
  }
  await finishAnswer(deps, { ticket: decided, v: kept.v + 1, isUnfinished: true });
}

/** The desk credited what the order brings as well: somebody should look. */
async function noteTwice(
  { audit, clock }: ServiceDeps,
  { id, answer }: Ticket,
  { order }: OrderCredited,
): Promise<void> {
  if (answer === null || answer.points === null || answer.paidAt !== null) return;
  await audit.write({
    id: `twice:${id}`,
    at: clock.now(),
    who: 'orders',
    what: 'came after it was credited',
    about: id,
    why: order,
  });
}
