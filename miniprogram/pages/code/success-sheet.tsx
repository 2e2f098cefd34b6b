import type { News } from '@huigan/shared/account/contracts';
import type { Instant } from '@huigan/shared/kernel/time';
import { withCommas, yuan } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { goTo, routes } from '../../lib/routes';
import { useAccent } from '../../lib/theme';
import { useOffer } from '../../lib/use-reminders';
import { ActionButton } from '../../parts/action-button';
import { Icon } from '../../parts/icon';
import { ReminderRow } from '../../parts/reminder-row';
import { Sheet } from '../../parts/sheet';
import './success-sheet.scss';

type Happened = NonNullable<News['happened']>;

/** What the till has just confirmed: the money, the points, and where it says why. */
export function SuccessSheet({
  happened,
  news: { now, isOwner },
  onClose,
}: {
  happened: Happened;
  news: News;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const accent = useAccent();
  const { paidFen, title } = happened;
  const headline = paidFen === null ? words.code.used : words.code.received(yuan(paidFen));
  return (
    <Sheet title={say(title)} onClose={onClose}>
      <View className="success">
        <Icon name="tick" colour={accent} size="large" />
        <Text className="success__headline">{say(headline)}</Text>
        <Text className="success__points">{say(pointsWords(happened, now))}</Text>
        <View className="success__why" hoverClass="pressed" onClick={() => goTo(routes.points)}>
          <Text>{say(words.code.why)}</Text>
        </View>
        {paidFen !== null && isOwner && <NextOrder />}
        <ActionButton onPress={onClose}>{say(words.code.done)}</ActionButton>
      </View>
    </Sheet>
  );
}

/** Messages are the owner's to decide: nobody else is so much as asked about them. */
function NextOrder() {
  const offer = useOffer(['order_credited']);
  if (offer === null) return null;
  return (
    <View className="success__reminder">
      <ReminderRow label={words.reminders.nextOrder} offer={offer} />
    </View>
  );
}

function pointsWords({ points, pendingPoints, vestsAt }: Happened, now: Instant) {
  if (points < 0) return words.code.spent(withCommas(-points));
  const earned = withCommas(points + pendingPoints);
  return pendingPoints > 0 && vestsAt !== null
    ? words.code.expected({ points: earned, day: onDay(vestsAt, now) })
    : words.code.earned(earned);
}
