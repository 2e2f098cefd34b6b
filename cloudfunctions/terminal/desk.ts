import { AMOUNT_MAX, points } from '@huigan/shared/kernel/units';
import { WORDS_MAX } from '@huigan/shared/service/preview';
import { answerTicket, type Decision } from '../core/service/answer-ticket';
import type { Kept } from '../core/service/ports';
import { connect } from './connect';
import { listOpen } from './desk/list-tickets';
import { showTicket } from './desk/show-ticket';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `The desk that answers members: missing points, and questions about an entry.

  npm run desk -- list                    what waits for an answer, oldest first
  npm run desk -- list --answered         what was answered, newest first
  npm run desk -- show REF                one of them, with what the books say
  npm run desk -- answer REF --as NAME --why TEXT --credit POINTS [--approved-by NAME]
  npm run desk -- answer REF --as NAME --why TEXT --explain      a question, answered in words
  npm run desk -- answer REF --as NAME --why TEXT --refuse

REF: the reference a member reads out, such as 7F3K-22QD. The member reads what --why says.`;

const words: Record<string, string> = {
  'service/answered': 'It was answered already. `show` says how.',
  'service/receipt_credited':
    'Another claim of this receipt has brought points. `show` says whose; refuse this one, or settle it by hand.',
  'points/second_person_needed':
    "That is more than one person may credit alone (the program's adjustments.aloneMax): --approved-by another.",
  'account/left': 'The member has left.',
  'account/unknown': 'There is no such member any more.',
};

const options = {
  as: { type: 'string' },
  why: { type: 'string' },
  credit: { type: 'string' },
  'approved-by': { type: 'string' },
  explain: { type: 'boolean', default: false },
  refuse: { type: 'boolean', default: false },
  answered: { type: 'boolean', default: false },
} as const;

await runCommand({ usage: USAGE, options, positionals: 2 }, async (values, positionals) => {
  const [command, reference = ''] = positionals;
  if (command === 'list') return listOpen(await connect(), values.answered);
  if (command !== 'show' && command !== 'answer') throw new UsageProblem('list, show or answer?');
  if (reference === '') throw new UsageProblem('REF is missing');
  const decision = command === 'answer' ? decisionFrom(values) : null;
  const house = await connect();
  const kept = await ticketOf(await house.serving.tickets.byReference(reference.toUpperCase()));
  if (decision === null) return showTicket(house, kept);
  if (decision.outcome === 'explained' && kept.ticket.about.kind === 'missing')
    throw new TerminalProblem('Missing points are credited or refused: --credit or --refuse.');
  const answered = await answerTicket(house.serving, kept, decision);
  if (!answered.ok) throw new TerminalProblem(words[answered.error] ?? answered.error);
  say(`${kept.ticket.reference} is answered; the member sees it where they asked`);
});

async function ticketOf(found: readonly Kept[]): Promise<Kept> {
  const [kept, another] = found;
  if (kept && !another) return kept;
  throw new TerminalProblem(kept ? 'Several have that reference.' : 'Nothing has that reference.');
}

type Given = {
  readonly as?: string | undefined;
  readonly why?: string | undefined;
  readonly credit?: string | undefined;
  readonly 'approved-by'?: string | undefined;
  readonly explain: boolean;
  readonly refuse: boolean;
};

function decisionFrom(given: Given): Decision {
  const { as: by = '', why = '', credit, explain, refuse } = given;
  const ways = [credit !== undefined, explain, refuse].filter(Boolean).length;
  if (by.trim() === '' || why.trim() === '') throw new UsageProblem('--as and --why are needed');
  if (ways !== 1) throw new UsageProblem('One of --credit, --explain and --refuse');
  if (why.length > WORDS_MAX) throw new TerminalProblem(`--why is at most ${WORDS_MAX} characters`);
  return {
    by: by.trim(),
    approvedBy: given['approved-by']?.trim() || null,
    outcome: refuse ? 'refused' : explain ? 'explained' : 'credited',
    points: credit === undefined ? null : pointsFrom(credit),
    reason: why.trim(),
  };
}

function pointsFrom(text: string) {
  const amount = Number(text);
  if (Number.isInteger(amount) && amount >= 1 && amount <= AMOUNT_MAX) return points(amount);
  throw new TerminalProblem('--credit is a whole number of points, at least 1');
}
