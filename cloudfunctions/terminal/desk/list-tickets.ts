import { dateWords } from '@huigan/shared/kernel/dates';
import { yuan } from '@huigan/shared/kernel/words';
import { offsetOf } from '@huigan/shared/program/preview';
import type { About, Ticket } from '@huigan/shared/service/ticket';
import type { House } from '../../core/house';
import { say } from '../run-command';

const SHOWN_MAX = 100;
const CHINA = offsetOf('+08:00');

/** What waits for an answer, oldest first, and whether it is late; or what was answered. */
export async function listOpen({ serving, clock }: House, answered: boolean): Promise<void> {
  const now = clock.now();
  const found = await serving.tickets.inState(answered ? 'answered' : 'open', SHOWN_MAX);
  if (found.length === 0) return say(answered ? 'nothing was answered yet' : 'nothing waits');
  for (const { ticket } of found) {
    const { reference, about, at, due } = ticket;
    const late = ticket.state === 'open' && due <= now ? '  LATE' : '';
    const day = dateWords(at, CHINA, now).en;
    say(`${reference}  ${day.padEnd(18)}${inOneLine(about)}${outcomeOf(ticket)}${late}`);
  }
  if (found.length === SHOWN_MAX) say(`… the first ${SHOWN_MAX}`);
}

function inOneLine(about: About): string {
  if (about.kind === 'missing') {
    return `receipt ${about.number} of ${about.shop}, ${about.day}, ${yuan(about.amountFen)}`;
  }
  const [line = ''] = about.words.split('\n');
  return `entry ${about.entry}: ${line.length > 40 ? `${line.slice(0, 40)}…` : line}`;
}

const outcomeOf = ({ answer }: Ticket): string =>
  answer === null
    ? ''
    : `  → ${answer.outcome}${answer.points === null ? '' : ` ${answer.points}`}`;
