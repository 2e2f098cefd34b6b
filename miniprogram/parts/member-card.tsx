import type { MemberHome } from '@huigan/shared/account/contracts';
import { DAY_MS } from '@huigan/shared/kernel/time';
import { withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { lastDay } from '../copy/dates';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { CodeStrip } from './code-strip';
import { Icon } from './icon';
import './member-card.scss';
import { RollingNumber } from './rolling-number';
import { metalOf, TierEmblem, trackOf } from './tier-emblem';
import { TierRing } from './tier-ring';
import { nearestWords } from './tier-sentences';

/** Expiry is announced this long ahead, and in the colour of last days in the last week. */
const ANNOUNCED_MS = 60 * DAY_MS;
const LAST_DAYS_MS = 7 * DAY_MS;

const INK = '#1F2421';

type Props = {
  readonly home: MemberHome;
  readonly onPoints: () => void;
  readonly onTier: () => void;
  readonly onCode: () => void;
};

/** The member's card: who they are to the brand, what they may spend, what happens to it next. */
export function MemberCard({ home, onPoints, onTier, onCode }: Props) {
  const { say } = useSpeech();
  const { tier, person, now } = home;
  const { next, look } = tier;
  return (
    <View className={`member-card member-card--${look}`}>
      <View className="member-card__head" hoverClass="pressed" onClick={onTier}>
        <View>
          <View className="member-card__who">
            <Text className="member-card__tier">{say(tier.words)}</Text>
            {person.called !== null && (
              <Text className="member-card__called">{say(person.called)}</Text>
            )}
          </View>
          {tier.until !== null && (
            <Text className="member-card__quiet">
              {say(words.card.validUntil({ day: lastDay(tier.until, now) }))}
            </Text>
          )}
        </View>
        <TierRing
          share={next === null ? 1 : next.growthFen / next.fromFen}
          colour={metalOf(look)}
          track={trackOf(look)}
        >
          <TierEmblem look={look} />
        </TierRing>
      </View>
      <View className="member-card__points" hoverClass="pressed" onClick={onPoints}>
        <Text className="member-card__quiet">{say(words.card.spendable)}</Text>
        <RollingNumber className="member-card__hero" value={home.points.spendable} />
        <Changes home={home} />
      </View>
      <View className="member-card__nearest" hoverClass="pressed" onClick={onTier}>
        <Text className="member-card__sentence">{say(nearestWords(tier, now))}</Text>
        <Icon name="onward" colour={metalOf(look)} size="small" />
      </View>
      <CodeStrip
        number={home.memberNo}
        colour={look === 'black' ? metalOf(look) : INK}
        onPress={onCode}
      />
    </View>
  );
}

/** The line keeps its place when nothing is about to change, so that what comes later moves nothing. */
function Changes({ home: { points, now } }: { home: MemberHome }) {
  const { say } = useSpeech();
  const expiry = points.nextExpiry;
  const leftMs = expiry === null ? Number.POSITIVE_INFINITY : expiry.at - now;
  return (
    <View className="member-card__changes">
      {points.pending > 0 && (
        <Text className="member-card__change">
          {say(words.card.pending(withCommas(points.pending)))}
        </Text>
      )}
      {expiry !== null && leftMs <= ANNOUNCED_MS && (
        <Text
          className={`member-card__change ${leftMs <= LAST_DAYS_MS ? 'member-card__change--last' : ''}`}
        >
          {say(
            words.card.expiring({
              points: withCommas(expiry.points),
              day: lastDay(expiry.at, now),
            }),
          )}
        </Text>
      )}
      {points.debt > 0 && (
        <Text className="member-card__change">{say(words.card.debt(withCommas(points.debt)))}</Text>
      )}
    </View>
  );
}
