import { withCommas } from '@huigan/shared/kernel/words';
import type { PointsPage } from '@huigan/shared/points/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useOffer } from '../../lib/use-reminders';
import { ReminderRow } from '../../parts/reminder-row';
import { RollingNumber } from '../../parts/rolling-number';
import './balance-card.scss';
import { ExpiryStrip } from './expiry-strip';
import { pendingWords } from './pending-words';
import { RulesSheet } from './rules-sheet';

/** What may be spent, what is not there yet or not free, and when it ends. */
export function BalanceCard({ balance }: { balance: PointsPage }) {
  const { say } = useSpeech();
  const [isReading, setReading] = useState(false);
  return (
    <View className="balance">
      <View className="balance__head">
        <Text className="balance__label">{say(words.card.spendable)}</Text>
        <View
          className="balance__rules"
          hoverClass="pressed"
          ariaRole="link"
          onClick={() => setReading(true)}
        >
          <Text>{say(words.points.rules)}</Text>
        </View>
      </View>
      <RollingNumber className="balance__hero" value={balance.spendable} />
      <Others balance={balance} />
      <ExpiryStrip balance={balance} />
      {balance.isOwner && balance.strip.some(({ points }) => points > 0) && <BeforeEnd />}
      {isReading && <RulesSheet rules={balance.rules} onClose={() => setReading(false)} />}
    </View>
  );
}

/** To be told of what expires is the owner's to decide. */
function BeforeEnd() {
  const offer = useOffer(['points_expiring']);
  return offer && <ReminderRow label={words.reminders.beforeEnd} offer={offer} />;
}

/** Pending, on hold, owed: only what there is. */
function Others({ balance: { pending, nextVesting, held, debt, now } }: { balance: PointsPage }) {
  const { say } = useSpeech();
  const others = [
    ...(pending > 0 ? [pendingWords({ pending, nextVesting }, now)] : []),
    ...(held > 0 ? [words.points.held(withCommas(held))] : []),
    ...(debt > 0 ? [words.points.debt(withCommas(debt))] : []),
  ];
  return (
    <View className="balance__others">
      {others.map((each) => (
        <Text key={each.en} className="balance__other">
          {say(each)}
        </Text>
      ))}
    </View>
  );
}
