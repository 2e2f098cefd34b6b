import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas, yuan } from '@huigan/shared/kernel/words';
import type { OrderSeen } from '@huigan/shared/orders/contracts';
import { Text, View } from '@tarojs/components';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './refund-lines.scss';

/** What came back of an order, and the points that went with it. */
export function RefundLines({ refunds, now }: { refunds: OrderSeen['refunds']; now: Instant }) {
  const { say } = useSpeech();
  return (
    <>
      {refunds.map(({ at, refundedFen, takenBack }, index) => (
        <View key={`${at}:${index}`} className="refund-line">
          <Text className="refund-line__words">
            {say(words.orders.returned({ day: onDay(at, now), money: yuan(refundedFen) }))}
          </Text>
          {takenBack !== null && takenBack > 0 && (
            <Text className="refund-line__points">
              {say(words.orders.takenBack(withCommas(takenBack)))}
            </Text>
          )}
        </View>
      ))}
    </>
  );
}
