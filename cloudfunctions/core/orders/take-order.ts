import { orderId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { DAY_MS, type Instant, later } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import type { Identity } from '@huigan/shared/members/contracts';
import type { OrderAnswer, OrderBody, OrderRefusal } from '@huigan/shared/orders/contracts';
import { decideOrder } from '@huigan/shared/orders/order';
import { claimOrder } from './claim-order';
import { creditOrder } from './credit-order';
import type { Known, OrderDeps, Owner, Stored } from './ports';
import { welcomeOrder } from './welcome-order';

/** How long an order waits for somebody to join with its number, before it is deleted. */
const KEPT_DAYS = 90;
/** Returns that keep arriving for an order that arrives as well settle in a round or two. */
const ATTEMPTS_MAX = 20;

/**
 * A till reports a paid order: once, twice or hours late. Its own number is the key, so a repeat gets
 * the same answer; other content under the same number is refused and changes nothing.
 */
export async function takeOrder(
  deps: OrderDeps,
  body: OrderBody,
): Promise<Result<OrderAnswer, OrderRefusal>> {
  const { clock, rules, members, digestOf } = deps;
  const now = clock.now();
  const digest = digestOf(body);
  const program = (await rules.rulebook()).at(body.paidAt);
  const decided = decideOrder(body, { program, now });
  if (!decided.ok) return repeated(deps, body, { digest, refusal: decided.error });
  const known = await members.find(body.member, body.paidAt);
  if (!known.ok) return repeated(deps, body, { digest, refusal: known.error });
  const paying = await pointsMayPay(deps, body, known.value);
  if (!paying.ok) return repeated(deps, body, { digest, refusal: paying.error });

  const owner = ownerOf(known.value, now);
  const stored = await keepOrder(deps, { order: decided.value, digest, owner });
  if (stored.digest !== digest) return err('orders/differs');
  return answerFor(deps, stored, body);
}

/** Points pay where they were held for it, or the member has shown at the till that they are there. */
export async function pointsMayPay(
  { account }: OrderDeps,
  { id: number, channel, paidAt, pointsUsed = points(0) }: OrderBody,
  known: Known,
): Promise<Result<true, OrderRefusal>> {
  if (pointsUsed === 0 || !('link' in known)) return ok(true);
  const id = orderId(channel, number);
  const allowed = await known.mayUse(id, pointsUsed, paidAt);
  if (allowed.ok) return allowed;
  const held = await account.heldFor(known.link.member, id, paidAt);
  return held >= pointsUsed ? ok(true) : allowed;
}

/** The order that stands under the number, together with returns that came before it. */
async function keepOrder(deps: OrderDeps, arriving: Omit<Stored, 'v'>): Promise<Stored> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const standing = await deps.orders.insert(arriving);
    if ('order' in standing) return standing;
    const welcomed = await welcomeOrder(deps, standing, arriving);
    if (welcomed) return welcomed;
  }
  throw new Error('an order was too busy to write');
}

/** It cannot be new, but perhaps it is not: an answer once given is given again. */
async function repeated(
  deps: OrderDeps,
  body: OrderBody,
  { digest, refusal }: { digest: string; refusal: OrderRefusal },
): Promise<Result<OrderAnswer, OrderRefusal>> {
  const stored = await deps.orders.find(orderId(body.channel, body.id));
  if (!stored || !('order' in stored)) return err(refusal);
  if (stored.digest !== digest) return err('orders/differs');
  return answerFor(deps, stored, body);
}

async function answerFor(
  deps: OrderDeps,
  stored: Stored,
  { member: identity, paidAt }: Pick<OrderBody, 'member' | 'paidAt'>,
): Promise<Result<OrderAnswer, 'members/unknown'>> {
  if ('member' in stored.owner) {
    const credited = await creditOrder(deps, stored, stored.owner);
    return credited ? ok(credited) : letGo(deps, stored, { identity, paidAt });
  }
  return waitingAnswer(deps, { ...stored, owner: stored.owner }, { identity, paidAt });
}

/** Somebody may have joined while it was written: they looked before it was there. */
async function waitingAnswer(
  deps: OrderDeps,
  stored: Stored & { readonly owner: Waiting },
  { identity, paidAt }: { identity: Identity; paidAt: Instant },
): Promise<Result<OrderAnswer, never>> {
  const known = await deps.members.findNow(identity, paidAt);
  const link = known.ok && 'link' in known.value ? known.value.link : null;
  const claimed = link && (await claimOrder(deps, stored, link));
  if (claimed) return ok(claimed);
  return ok({ state: 'waiting', order: stored.order.id, keptUntil: stored.owner.keptUntil });
}

/** Whose it was has left before it was credited: it is the order of somebody who has not joined. */
async function letGo(
  deps: OrderDeps,
  stored: Stored,
  from: { identity: Identity; paidAt: Instant },
): Promise<Result<OrderAnswer, 'members/unknown'>> {
  const waits = deps.members.waitsAs(from.identity);
  if (waits === null) return err('members/unknown');
  const owner = waiting(waits, deps.clock.now());
  // Losing to a newer write is fine: it comes from a repeat of this order, or of its return.
  const isLetGo = await deps.orders.assign(stored, owner);
  return waitingAnswer(deps, { ...stored, owner, v: stored.v + (isLetGo ? 1 : 0) }, from);
}

const ownerOf = (known: Known, now: Instant): Owner =>
  'link' in known ? known.link : waiting(known.waitsAs, now);

type Waiting = Extract<Owner, { waiting: string }>;
const waiting = (waits: string, now: Instant): Waiting => ({
  waiting: waits,
  keptUntil: later(now, KEPT_DAYS * DAY_MS),
});
