import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas, yuan } from '@huigan/shared/kernel/words';
import type { OrderSeen } from '@huigan/shared/orders/contracts';
import { Text, View } from '@tarojs/components';
import { clock, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './order-card.scss';
import { RefundLines } from './refund-lines';

/** One order: where and when, what was paid, what it earned, and what came back. */
export function OrderCard({
  order,
  now,
  onOpen,
}: {
  order: OrderSeen;
  now: Instant;
  onOpen: (order: OrderSeen) => void;
}) {
  const { say } = useSpeech();
  const { paidAt, place, paidFen, pieces, earned, tail } = order;
  const facts = [
    `${say(onDay(paidAt, now))} ${clock(paidAt)}`,
    say(words.orders.tail(tail)),
    say(words.orders.pieces(pieces)),
  ];
  return (
    <View
      className="order-card"
      hoverClass="pressed"
      ariaRole="button"
      onClick={() => onOpen(order)}
    >
      <View className="order-card__head">
        <Text className="order-card__place">{say(place)}</Text>
        <Text className="order-card__paid">{yuan(paidFen)}</Text>
      </View>
      <Text className="order-card__facts">{facts.join(' · ')}</Text>
      {earned !== null && (
        <Text className={`order-card__earned ${earned > 0 ? '' : 'order-card__earned--none'}`}>
          {say(earned > 0 ? words.orders.earned(withCommas(earned)) : words.orders.noPoints)}
        </Text>
      )}
      <RefundLines refunds={order.refunds} now={now} />
    </View>
  );
}
