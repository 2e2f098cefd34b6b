import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { usePageTitle } from '../../lib/language';
import { CardBones } from '../../parts/bones';
import { TroubleAbove } from '../../parts/faces';
import { MembersTrouble } from '../../parts/members-trouble';
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
  const { seen, trouble, load, send, sending, refused } = useDispute(seq);
  usePageTitle(words.questions.ask);
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });

  if (seen === null) {
    return (
      <Page>
        {trouble === null ? (
          <CardBones cards={['row', 'more']} />
        ) : (
          <MembersTrouble trouble={trouble} onRetry={() => void load()} />
        )}
      </Page>
    );
  }
  const { entry, tickets, now } = seen;
  const mayAsk = tickets.length < ROUNDS_MAX && tickets.every(({ answer }) => answer !== null);
  return (
    <Page>
      {trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(now)} onRetry={() => void load()} />
      )}
      <EntryHead entry={entry} now={now} />
      {tickets.map((ticket) => (
        <TicketCard key={ticket.reference} ticket={ticket} now={now} />
      ))}
      {mayAsk && <QuestionForm onSend={send} isSending={sending} refused={refused} />}
    </Page>
  );
}
