import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas, yuan } from '@huigan/shared/kernel/words';
import type { OrderDetail, OrderSeen } from '@huigan/shared/orders/contracts';
import { Text, View } from '@tarojs/components';
import { useCallback, useEffect } from 'react';
import { clock, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { useLoad } from '../../lib/use-load';
import { ActionButton } from '../../parts/action-button';
import { LineBones } from '../../parts/bones';
import { TroubleNote } from '../../parts/faces';
import { Sheet } from '../../parts/sheet';
import './order-sheet.scss';
import { RefundLines } from './refund-lines';

/** One order with its lines. What the list knows already stands there at once. */
export function OrderSheet({
  order,
  now,
  onClose,
}: {
  order: OrderSeen;
  now: Instant;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const { channel, number } = order;
  const ask = useCallback(() => api.orders.detail({ channel, number }), [channel, number]);
  const [{ value: detail, trouble }, load] = useLoad<OrderDetail>(ask);
  useEffect(() => void load(), [load]);
  const { place, paidAt, tail } = detail?.order ?? order;
  const when = `${say(onDay(paidAt, now))} ${clock(paidAt)} · ${say(words.orders.tail(tail))}`;
  return (
    <Sheet title={say(words.orders.detail)} onClose={onClose}>
      <Text className="order-sheet__place">{say(place)}</Text>
      <Text className="order-sheet__when">{when}</Text>
      {trouble !== null && <TroubleNote trouble={trouble} mayBeDone={false} />}
      {detail !== null && <Lines detail={detail} />}
      {detail === null && trouble === null && <LineBones />}
      {detail === null && trouble?.code === 'common/unavailable' && (
        <ActionButton onPress={() => void load()}>{say(words.faces.retry)}</ActionButton>
      )}
      {detail !== null && <Sums detail={detail} now={now} />}
    </Sheet>
  );
}

function Lines({ detail: { lines, linesLeftOut } }: { detail: OrderDetail }) {
  const { say } = useSpeech();
  return (
    <View className="order-sheet__lines">
      {lines.map(({ name, quantity, paidFen, returned }, index) => (
        <View key={`${index}:${name}`} className="order-line">
          <View className="order-line__words">
            <Text className="order-line__name">{name}</Text>
            <Text className="order-line__pieces">×{withCommas(quantity)}</Text>
            {returned > 0 && (
              <View>
                <Text className="order-line__back">{say(words.orders.backOf(returned))}</Text>
              </View>
            )}
          </View>
          <Text className="order-line__paid">{yuan(paidFen)}</Text>
        </View>
      ))}
      {linesLeftOut > 0 && (
        <Text className="order-line__left-out">{say(words.orders.leftOut(linesLeftOut))}</Text>
      )}
    </View>
  );
}

function Sums({ detail, now }: { detail: OrderDetail; now: Instant }) {
  const { say } = useSpeech();
  const { order, shippingFen, pointsUsed } = detail;
  const sums = [
    { words: words.orders.paid, amount: yuan(order.paidFen) },
    ...(shippingFen > 0 ? [{ words: words.orders.shipping, amount: yuan(shippingFen) }] : []),
    ...(pointsUsed > 0 ? [{ words: words.orders.pointsUsed, amount: withCommas(pointsUsed) }] : []),
    ...(order.earned === null
      ? []
      : [{ words: words.orders.pointsEarned, amount: withCommas(order.earned) }]),
  ];
  return (
    <View className="order-sheet__sums">
      {sums.map((sum) => (
        <View key={sum.words.en} className="order-sum">
          <Text className="order-sum__words">{say(sum.words)}</Text>
          <Text className="order-sum__amount">{sum.amount}</Text>
        </View>
      ))}
      <RefundLines refunds={order.refunds} now={now} />
    </View>
  );
}
