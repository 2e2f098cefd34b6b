import { ok } from '@huigan/shared/kernel/result';
import type { PlaceInList, TicketSeen } from '@huigan/shared/service/contracts';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { clock } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { usePageTitle, useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { usePages } from '../../lib/use-pages';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/bones';
import { EmptyFace, TroubleAbove } from '../../parts/faces';
import { MembersTrouble } from '../../parts/members-trouble';
import { MoreRow } from '../../parts/more-row';
import { Page } from '../../parts/page';
import { TicketCard } from '../../parts/ticket-card';

async function askTickets(after: PlaceInList | null) {
  const result = await api.service.tickets(after === null ? {} : { after });
  if (!result.ok) return result;
  const { now, tickets, next } = result.value;
  return ok({ now, items: tickets, next });
}

/** All a member asked the desk, and what was answered. */
export default function QuestionsPage() {
  const { say } = useSpeech();
  const { pages, trouble, more, load, loadMore } = usePages<TicketSeen, PlaceInList>(askTickets);
  usePageTitle(words.questions.title);
  useReachBottom(() => void loadMore());
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });

  if (pages === null) {
    return (
      <Page>
        {trouble === null ? (
          <CardBones cards={['more', 'more', 'more']} />
        ) : (
          <MembersTrouble trouble={trouble} onRetry={() => void load()} />
        )}
      </Page>
    );
  }
  const { items, now, next } = pages;
  return (
    <Page>
      {trouble !== null && (
        <TroubleAbove trouble={trouble} time={clock(now)} onRetry={() => void load()} />
      )}
      {items.length === 0 ? (
        <EmptyFace drawing="messages" sentence={say(words.questions.empty)}>
          <ActionButton onPress={() => goTo(routes.points)}>
            {say(words.questions.toPoints)}
          </ActionButton>
        </EmptyFace>
      ) : (
        <>
          {items.map((ticket) => (
            <TicketCard key={ticket.reference} ticket={ticket} now={now} />
          ))}
          <MoreRow more={more} ended={next === null} onMore={() => void loadMore()} />
        </>
      )}
    </Page>
  );
}
