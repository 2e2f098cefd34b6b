import { ok } from '@huigan/shared/kernel/result';
import type { OrderPlace, OrderSeen } from '@huigan/shared/orders/contracts';
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro';
import { useState } from 'react';
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
  const { say } = useSpeech();
  const { pages, trouble, more, load, loadMore } = usePages<OrderSeen, OrderPlace>(askOrders);
  const [asked, setAsked] = useState<OrderSeen | null>(null);
  usePageTitle(words.orders.title);
  useReachBottom(() => void loadMore());
  usePullDownRefresh(async () => {
    await load();
    Taro.stopPullDownRefresh();
  });

  if (pages === null) {
    return (
      <Page>
        {trouble === null ? (
          <CardBones cards={['row', 'lines', 'lines', 'lines', 'lines']} />
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
        <EmptyFace drawing="orders" sentence={say(words.orders.empty)}>
          <ActionButton onPress={() => goTo(routes.claim)}>
            {say(words.orders.missing)}
          </ActionButton>
        </EmptyFace>
      ) : (
        <>
          <TwoWays
            ways={[
              { icon: 'receipt', words: words.orders.missing, go: () => goTo(routes.claim) },
              { icon: 'question', words: words.orders.questions, go: () => goTo(routes.questions) },
            ]}
          />
          {items.map((order) => (
            <OrderCard
              key={`${order.channel}:${order.number}`}
              order={order}
              now={now}
              onOpen={setAsked}
            />
          ))}
          <MoreRow more={more} ended={next === null} onMore={() => void loadMore()} />
        </>
      )}
      {asked !== null && <OrderSheet order={asked} now={now} onClose={() => setAsked(null)} />}
    </Page>
  );
}
