import { ok } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { PlaceInList, TicketSeen } from '@huigan/shared/service/contracts';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { usePages } from '../../lib/use-pages';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EmptyFace } from '../../parts/faces';
import { MembersList } from '../../parts/members-own';
import { TicketCard } from '../../parts/ticket-card';

async function askTickets(after: PlaceInList | null) {
  const result = await api.service.tickets(after === null ? {} : { after });
  if (!result.ok) return result;
  const { now, tickets, next } = result.value;
  return ok({ now, items: tickets, next });
}

/** All a member asked the desk, and what was answered. */
export default function QuestionsPage() {
  const list = usePages<TicketSeen, PlaceInList>(askTickets);
  return (
    <MembersList
      title={words.questions.title}
      list={list}
      bones={<CardBones cards={['more', 'more', 'more']} />}
    >
      {({ items, now }) => <Tickets items={items} now={now} />}
    </MembersList>
  );
}

function Tickets({ items, now }: { items: readonly TicketSeen[]; now: Instant }) {
  const { say } = useSpeech();
  if (items.length === 0) {
    return (
      <EmptyFace drawing="messages" sentence={say(words.questions.empty)}>
        <ActionButton onPress={() => goTo(routes.points)}>
          {say(words.questions.toPoints)}
        </ActionButton>
      </EmptyFace>
    );
  }
  return items.map((ticket) => <TicketCard key={ticket.reference} ticket={ticket} now={now} />);
}
