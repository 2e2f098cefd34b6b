import type { TicketSeen } from '@huigan/shared/service/contracts';
import { useRouter } from '@tarojs/taro';
import { words } from '../../copy/words';
import { usePageTitle } from '../../lib/language';
import { usePullDown } from '../../lib/use-pull-down';
import { CardBones } from '../../parts/card-bones';
import { MembersOwn } from '../../parts/members-own';
import { Page } from '../../parts/page';
import { TicketCard } from '../../parts/ticket-card';
import { EntryHead } from './entry-head';
import { QuestionForm } from './question-form';
import { useDispute } from './use-dispute';

/** As many answers about one entry as there may be: after the third, somebody should speak. */
const ROUNDS_MAX = 3;

/** One entry of the statement: what was asked about it, what was answered, and another question. */
export default function DisputePage() {
  const { seq = '' } = useRouter().params;
  const { seen, trouble, load, form } = useDispute(seq);
  usePageTitle(words.questions.ask);
  usePullDown(load);

  return (
    <Page>
      <MembersOwn
        value={seen}
        trouble={trouble}
        onRetry={load}
        bones={<CardBones cards={['entry', 'more']} />}
      >
        {({ entry, tickets, now }) => (
          <>
            <EntryHead entry={entry} now={now} />
            {tickets.map((ticket) => (
              <TicketCard key={ticket.reference} ticket={ticket} now={now} />
            ))}
            {mayAsk(tickets) && <QuestionForm {...form} />}
          </>
        )}
      </MembersOwn>
    </Page>
  );
}

const mayAsk = (tickets: readonly TicketSeen[]): boolean =>
  tickets.length < ROUNDS_MAX && tickets.every(({ answer }) => answer !== null);
