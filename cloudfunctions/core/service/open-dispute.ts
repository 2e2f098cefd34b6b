import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { saysTheSame } from '@huigan/shared/service/claim';
import type { TicketSeen } from '@huigan/shared/service/contracts';
import { ROUNDS_MAX } from '@huigan/shared/service/preview';
import { ticketSeen } from '@huigan/shared/service/ticket';
import { openTicket } from './open-ticket';
import type { ServiceDeps } from './ports';

type Refusal =
  | 'members/not_joined'
  | 'service/no_such_entry'
  | 'service/already_asked'
  | 'service/asked_enough'
  | 'service/too_many_open'
  | 'service/too_many_lately';

/**
 * A member doubts an entry of their statement. One question about it is open at a time; the same words again
 * are the same question.
 */
export async function openDispute(
  deps: ServiceDeps,
  member: MemberId | null,
  { entry, words }: { readonly entry: number; readonly words: string },
): Promise<Result<TicketSeen, Refusal>> {
  const whole = member && (await deps.accounts.whoIs(member));
  if (!whole) return err('members/not_joined');
  if (entry >= whole.entries) return err('service/no_such_entry');
  const about = { kind: 'dispute', entry, words } as const;
  const asked = (await deps.tickets.ofEntry(whole.member, entry)).map(({ ticket }) => ticket);
  const same = asked.find((ticket) => saysTheSame(ticket.about, about));
  if (same) return ok(ticketSeen(same, null));
  if (asked.some(({ state }) => state !== 'answered')) return err('service/already_asked');
  if (asked.length >= ROUNDS_MAX) return err('service/asked_enough');
  // Who asks twice at once finds one ticket under the number of the round.
  const id = `dispute:${whole.member}:${entry}:${asked.length}`;
  const opened = await openTicket(deps, { id, member: whole.member, about });
  if (!opened.ok) return opened;
  const { ticket } = opened.value;
  return saysTheSame(ticket.about, about)
    ? ok(ticketSeen(ticket, null))
    : err('service/already_asked');
}
