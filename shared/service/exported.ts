import { minuteOf, type UtcOffset } from '../kernel/time';
import { yuan } from '../kernel/words';
import type { Cell, ExportRows } from '../privacy/contracts';
import type { Ticket } from './ticket';

/** What a member asked the desk and what it answered, a question a row. */
export const exportedTickets = (
  tickets: readonly Ticket[],
  offset: UtcOffset,
): Pick<ExportRows, 'columns' | 'rows'> => ({
  columns: [
    { id: 'reference', words: { zh: '编号', en: 'Reference' } },
    { id: 'at', words: { zh: '提出时间', en: 'Asked at' } },
    { id: 'about', words: { zh: '内容', en: 'About' } },
    { id: 'answered', words: { zh: '答复时间', en: 'Answered at' } },
    { id: 'reason', words: { zh: '答复', en: 'Answer' } },
    { id: 'points', words: { zh: '补记积分', en: 'Points credited' } },
  ],
  rows: tickets.map((ticket): Cell[] => {
    const answer = ticket.state === 'answered' ? ticket.answer : null;
    return [
      ticket.reference,
      minuteOf(ticket.at, offset),
      aboutOf(ticket),
      answer && minuteOf(answer.at, offset),
      answer?.reason ?? null,
      answer?.points ?? null,
    ];
  }),
});

function aboutOf({ about }: Ticket): Cell {
  if (about.kind === 'dispute') return `#${about.entry} ${about.words}`;
  const { number, shop, day, amountFen } = about;
  return `${day} ${shop} ${number} ${yuan(amountFen)}`;
}
