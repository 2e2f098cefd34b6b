import { ok } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { OrderPlace, OrderSeen } from '@huigan/shared/orders/contracts';
import { useState } from 'react';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useIsOwner } from '../../lib/home';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { usePages } from '../../lib/use-pages';
import { ActionButton } from '../../parts/action-button';
import { CardBones } from '../../parts/card-bones';
import { EmptyFace } from '../../parts/faces';
import { MembersList } from '../../parts/members-own';
import { TwoWays } from '../../parts/two-ways';
import { OrderCard } from './order-card';
import { OrderSheet } from './order-sheet';

async function askOrders(after: OrderPlace | null) {
  const result = await api.orders.list(after === null ? {} : { after });
  if (!result.ok) return result;
  const { now, orders, next } = result.value;
  return ok({ now, items: orders, next });
}

/** Everything a member bought, what it earned, and what came back. */
export default function OrdersPage() {
  const list = usePages<OrderSeen, OrderPlace>(askOrders);
  const isOwner = useIsOwner(list.pages);
  return (
    <MembersList
      title={words.orders.title}
      list={list}
      bones={<CardBones cards={['two-ways', 'lines', 'lines', 'lines', 'lines']} />}
    >
      {({ items, now }) => <Orders items={items} now={now} isOwner={isOwner} />}
    </MembersList>
  );
}

type Props = {
  readonly items: readonly OrderSeen[];
  readonly now: Instant;
  /** Whom alone the desk answers; null while it is not known who looks. */
  readonly isOwner: boolean | null;
};

function Orders({ items, now, isOwner }: Props) {
  const [asked, setAsked] = useState<OrderSeen | null>(null);
  if (items.length === 0) {
    return isOwner === null ? <CardBones cards={['lines']} /> : <NoOrders mayAsk={isOwner} />;
  }
  return (
    <>
      {isOwner !== false && (
        <TwoWays
          isKept={isOwner === null}
          ways={[
            { icon: 'receipt', words: words.orders.missing, go: () => goTo(routes.claim) },
            { icon: 'question', words: words.orders.questions, go: () => goTo(routes.questions) },
          ]}
        />
      )}
      {items.map((order) => (
        <OrderCard
          key={`${order.channel}:${order.number}`}
          order={order}
          now={now}
          onOpen={setAsked}
        />
      ))}
      {asked !== null && <OrderSheet order={asked} now={now} onClose={() => setAsked(null)} />}
    </>
  );
}

function NoOrders({ mayAsk }: { mayAsk: boolean }) {
  const { say } = useSpeech();
  if (!mayAsk) return <EmptyFace drawing="orders" sentence={say(words.orders.none)} />;
  return (
    <EmptyFace drawing="orders" sentence={say(words.orders.empty)}>
      <ActionButton onPress={() => goTo(routes.claim)}>{say(words.orders.missing)}</ActionButton>
    </EmptyFace>
  );
}
