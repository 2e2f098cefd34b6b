import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Points } from '@huigan/shared/kernel/units';
import type { Answer, Ticket } from '@huigan/shared/service/ticket';
import type { Credit, Kept, ServiceDeps } from './ports';

/** An answer as somebody at the desk gives it. */
export type Decision = {
  readonly by: string;
  readonly approvedBy: string | null;
  readonly outcome: 'credited' | 'explained' | 'refused';
  readonly points: Points | null;
  readonly reason: string;
};
/** `service/answered`, `service/receipt_credited`, or what the account says against crediting. */
type Refusal = string;
type Deps = Pick<ServiceDeps, 'clock' | 'tickets' | 'accounts' | 'audit'>;

/** So many claims of one receipt are looked at. */
const CLAIMS_MAX = 50;

/**
 * Answers a question, once. It is decided first, then points are credited and written down who did it and why;
 * whatever a crash leaves half done is done by the timer. The same answer again is the answer that stands.
 */
export async function answerTicket(
  deps: Deps,
  kept: Kept,
  decision: Decision,
): Promise<Result<Ticket, Refusal>> {
  const { ticket } = kept;
  if (ticket.state !== 'open') {
    if (!isSame(ticket.answer, decision)) return err('service/answered');
    return ticket.state === 'answered' ? ok(ticket) : finishAnswer(deps, kept);
  }
  const answer: Answer = { ...decision, at: deps.clock.now(), paidAt: null };
  const credit = creditOf(ticket, answer);
  if (credit && (await isCreditedElsewhere(deps, ticket))) return err('service/receipt_credited');
  const refusal = credit && (await deps.accounts.refusesCredit(ticket.member, credit));
  if (refusal) return err(refusal);
  const decided: Ticket = { ...ticket, state: 'deciding', answer };
  if (!(await deps.tickets.save(kept, decided, true))) return err('service/answered');
  return finishAnswer(deps, { ticket: decided, v: kept.v + 1, isUnfinished: true });
}

/** Whether another claim of the same receipt, of anybody's, has brought points or is about to. */
async function isCreditedElsewhere({ tickets }: Deps, { id, about }: Ticket): Promise<boolean> {
  if (about.kind !== 'missing') return false;
  const claims = await tickets.ofReceipt(about, CLAIMS_MAX);
  return claims.some(({ ticket }) => ticket.id !== id && (ticket.answer?.points ?? 0) > 0);
}

/** Does what was decided. Repeatable; where the account refuses by now, the question is open again. */
export async function finishAnswer(
  { tickets, accounts, audit }: Deps,
  kept: Kept,
): Promise<Result<Ticket, Refusal>> {
  const { ticket } = kept;
  if (ticket.state !== 'deciding') return ok(ticket);
  const { answer, id } = ticket;
  const credit = creditOf(ticket, answer);
  const credited = credit ? await accounts.credit(ticket.member, credit) : ok(null);
  if (!credited.ok) {
    await tickets.save(kept, { ...ticket, state: 'open', answer: null }, false);
    return err(credited.error);
  }
  await audit.write({
    id: `answer:${id}`,
    at: answer.at,
    who: answer.approvedBy === null ? answer.by : `${answer.by}, ${answer.approvedBy}`,
    what: answer.points === null ? answer.outcome : `${answer.outcome} ${answer.points}`,
    about: id,
    why: answer.reason ?? '',
  });
  const after: Ticket = { ...ticket, state: 'answered' };
  // Losing to a newer write is fine: whoever wrote it has done the same.
  await tickets.save(kept, after, false);
  return ok(after);
}

/**
 * The ticket is the cause: its points are credited once, however often they are asked for. Where an order
 * answers, it has brought them itself.
 */
function creditOf({ id, reference, about }: Ticket, answer: Answer): Credit | null {
  if (answer.points === null || answer.paidAt !== null) return null;
  const { at, points, by, approvedBy } = answer;
  const reason = `${about.kind === 'missing' ? '补登积分' : '积分申诉'} ${reference}`;
  return { id: `ticket:${id}`, at, points, reason, by, approvedBy };
}

const isSame = (answer: Answer, { outcome, points, reason, by }: Decision): boolean =>
  answer.outcome === outcome &&
  answer.points === points &&
  answer.reason === reason &&
  answer.by === by;
