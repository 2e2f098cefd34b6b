import type { MemberId } from '../kernel/ids';
import type { Day, Instant } from '../kernel/time';
import type { Fen, Points } from '../kernel/units';
import type { Words } from '../kernel/words';
import type { TicketSeen } from './contracts';

/** What a receipt says, as the member typed it. */
export type Receipt = {
  readonly number: string;
  readonly shop: string;
  readonly day: Day;
  readonly amountFen: Fen;
};
export type About =
  | ({ readonly kind: 'missing' } & Receipt)
  | { readonly kind: 'dispute'; readonly entry: number; readonly words: string };

export type Outcome = 'credited' | 'already' | 'explained' | 'refused';
export type Answer = {
  readonly at: Instant;
  readonly outcome: Outcome;
  readonly points: Points | null;
  /** What returns had taken back of these. */
  readonly takenBack?: Points;
  /** When the order was paid, where one answers. */
  readonly paidAt: Instant | null;
  readonly reason: string | null;
  /** Who answered, and who stood for it besides; an order answers by itself. */
  readonly by: string;
  readonly approvedBy: string | null;
};

/** One question of one member. While it is being decided it is answered for nobody to see yet. */
export type Ticket = {
  readonly id: string;
  readonly reference: string;
  readonly member: MemberId;
  readonly at: Instant;
  readonly due: Instant;
  readonly about: About;
} & (
  | { readonly state: 'open'; readonly answer: null }
  | { readonly state: 'deciding' | 'answered'; readonly answer: Answer }
);

/** A ticket as its member sees it: what is only decided is not told before it is done. */
export function ticketSeen(ticket: Ticket, place: Words | null): TicketSeen {
  const { reference, at, due } = ticket;
  const about = ticket.about.kind === 'missing' ? { ...ticket.about, place } : ticket.about;
  return {
    reference,
    at,
    due,
    about,
    answer: ticket.state === 'answered' ? told(ticket.answer) : null,
  };
}

const told = (answer: Answer): TicketSeen['answer'] => {
  const { at, outcome, points, takenBack, paidAt, reason } = answer;
  return { at, outcome, points, takenBack: takenBack || null, paidAt, reason };
};
