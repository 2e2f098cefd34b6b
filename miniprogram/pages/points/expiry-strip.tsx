import { withCommas } from '@huigan/shared/kernel/words';
import type { PointsPage } from '@huigan/shared/points/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { inMonth, lastDay, monthNumber } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import './expiry-strip.scss';

type Month = PointsPage['strip'][number];

/** The lowest bar that is still seen to be one. */
const LOWEST_PERCENT = 8;

/** When points expire: a bar a month for a year, and in words what the chosen one holds. */
export function ExpiryStrip({ balance }: { balance: PointsPage }) {
  const { say } = useSpeech();
  const { strip, later, lasting, now } = balance;
  const first = strip.findIndex(({ points }) => points > 0);
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = strip[chosen ?? first];
  const most = Math.max(...strip.map(({ points }) => points));
  const rest = [
    ...(later > 0 ? [words.points.later(withCommas(later))] : []),
    ...(lasting > 0 ? [words.points.lasting(withCommas(lasting))] : []),
  ];
  if (most <= 0) {
    return rest.length === 0 ? null : (
      <Text className="strip__rest">{rest.map(say).join(' · ')}</Text>
    );
  }
  return (
    <View className="strip">
      <Text className="strip__title">{say(words.points.stripTitle)}</Text>
      <View className="strip__bars">
        {strip.map((month, index) => (
          <Bar
            key={month.month}
            month={month}
            share={month.points / most}
            label={say(
              words.points.bar({ number: monthNumber(month.month), says: inWords(month) }),
            )}
            isChosen={month === shown}
            onChoose={() => setChosen(index)}
          />
        ))}
      </View>
      <View className="strip__dates">
        {(shown?.dates ?? []).map(({ at, points }) => (
          <Text key={at} className="strip__date">
            {say(words.points.expires({ points: withCommas(points), day: lastDay(at, now) }))}
          </Text>
        ))}
        {shown?.points === 0 && <Text className="strip__date">{say(inWords(shown))}</Text>}
      </View>
      {rest.length > 0 && <Text className="strip__rest">{rest.map(say).join(' · ')}</Text>}
    </View>
  );

  function inWords({ month, points }: Month) {
    const name = inMonth(month, now);
    return points === 0
      ? words.points.quietMonth(name)
      : words.points.month({ month: name, points: withCommas(points) });
  }
}

function Bar({
  month: { month, points },
  share,
  label,
  isChosen,
  onChoose,
}: {
  month: Month;
  share: number;
  /** The same for whoever cannot see bars, with the number that stands under it. */
  label: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const height = `${Math.max(LOWEST_PERCENT, Math.round(share * 100))}%`;
  return (
    <View
      className={`bar ${isChosen ? 'bar--chosen' : ''}`}
      ariaRole="button"
      ariaLabel={label}
      onClick={onChoose}
    >
      <View className="bar__room">
        {points > 0 ? (
          <View className="bar__fill" style={{ height }} />
        ) : (
          <View className="bar__none" />
        )}
      </View>
      <Text className="bar__month">{monthNumber(month)}</Text>
    </View>
  );
}
