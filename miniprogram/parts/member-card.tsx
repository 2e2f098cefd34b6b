import type { MemberHome } from '@huigan/shared/account/contracts';
import { DAY_MS } from '@huigan/shared/kernel/time';
import { type Words, withCommas } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { lastDay, onDay } from '../copy/dates';
import { inFours } from '../copy/in-fours';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './member-card.scss';
import { RollingNumber } from './rolling-number';
import { metalOf, TierEmblem } from './tier-emblem';
import { TierRing } from './tier-ring';

/** Expiry is announced this long ahead, and in the colour of last days in the last week. */
const ANNOUNCED_MS = 60 * DAY_MS;
const LAST_DAYS_MS = 7 * DAY_MS;

/** The member's card: who they are to the brand, what they may spend, what happens to it next. */
export function MemberCard({
  home,
  called = null,
  onPoints,
}: {
  home: MemberHome;
  /** As they want to be called, masked. */
  called?: Words | null;
  onPoints: () => void;
}) {
  const { say } = useSpeech();
  const { tier } = home;
  const { next } = tier;
  return (
    <View className={`member-card member-card--${tier.look}`}>
      <View className="member-card__head">
        <View>
          <View className="member-card__who">
            <Text className="member-card__tier">{say(tier.words)}</Text>
            {called !== null && <Text className="member-card__called">{say(called)}</Text>}
          </View>
          {tier.until !== null && (
            <Text className="member-card__quiet">
              {say(words.card.validUntil({ day: lastDay(tier.until, home.now) }))}
            </Text>
          )}
        </View>
        <TierRing
          share={next === null ? 1 : next.growthFen / next.fromFen}
          colour={metalOf(tier.look)}
          track={tier.look === 'black' ? 'rgba(233, 207, 148, 0.2)' : 'rgba(31, 36, 33, 0.1)'}
        >
          <TierEmblem look={tier.look} />
        </TierRing>
      </View>
      <View className="member-card__points" hoverClass="pressed" onClick={onPoints}>
        <Text className="member-card__quiet">{say(words.card.spendable)}</Text>
        <RollingNumber className="member-card__hero" value={home.points.spendable} />
      </View>
      <Changes home={home} />
      <View className="member-card__foot">
        <Text className="member-card__quiet">{say(words.card.memberNumber)}</Text>
        <Text className="member-card__number">{inFours(home.memberNo)}</Text>
      </View>
    </View>
  );
}

function Changes({ home }: { home: MemberHome }) {
  const { say } = useSpeech();
  const { points, now } = home;
  const expiry = points.nextExpiry;
  const leftMs = expiry === null ? Number.POSITIVE_INFINITY : expiry.at - now;
  return (
    <View className="member-card__changes">
      {points.pending > 0 && <Text className="member-card__change">{say(pendingWords(home))}</Text>}
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

function pendingWords({ points, now }: MemberHome) {
  const { nextVesting } = points;
  const pending = withCommas(points.pending);
  if (nextVesting === null) return words.card.pending(pending);
  const when = { points: pending, day: onDay(nextVesting.at, now) };
  return nextVesting.points === points.pending
    ? words.card.pendingOn(when)
    : words.card.pendingFrom(when);
}
