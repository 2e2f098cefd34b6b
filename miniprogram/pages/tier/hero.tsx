import type { TierPage } from '@huigan/shared/tiers/contracts';
import { Text, View } from '@tarojs/components';
import { lastDay, onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { ProgressLine } from '../../parts/progress-line';
import { metalOf, TierEmblem, trackOf } from '../../parts/tier-emblem';
import { TierRing } from '../../parts/tier-ring';
import { keepWords, upgradeWords } from '../../parts/tier-sentences';
import './hero.scss';
import { TopBar } from './top-bar';

const INK = '#1F2421';

/** The tier on its own colour, up to the edge of the screen; under it the way up and the way to keep it. */
export function Hero({ page }: { page: TierPage }) {
  const { say } = useSpeech();
  const { tier, coming, now } = page;
  const { look, next } = tier;
  const metal = metalOf(look);
  return (
    <>
      <View className={`hero hero--${look}`}>
        <TopBar colour={look === 'black' ? metal : INK} />
        <View className="hero__tier">
          <TierRing
            share={next === null ? 1 : next.growthFen / next.fromFen}
            colour={metal}
            track={trackOf(look)}
            size="page"
          >
            <TierEmblem look={look} size="page" />
          </TierRing>
          <Text className="hero__name">{say(tier.words)}</Text>
          <Text className="hero__until">{say(untilWords(page))}</Text>
        </View>
      </View>
      <View className="ways">
        {coming !== null && (
          <Text className="ways__coming">
            {say(words.tier.coming({ tier: coming.words, day: onDay(coming.at, now) }))}
          </Text>
        )}
        <Ways page={page} />
      </View>
    </>
  );
}

function Ways({ page: { tier, now } }: { page: TierPage }) {
  const { say } = useSpeech();
  const { next, keep } = tier;
  const keeping = keepWords(tier, now);
  return (
    <>
      {next === null ? (
        <Text className="ways__top">{say(upgradeWords(tier, now))}</Text>
      ) : (
        <ProgressLine
          sentence={say(upgradeWords(tier, now))}
          name={say(words.tier.upgradeProgress)}
          share={next.growthFen / next.fromFen}
          colour="var(--accent)"
        />
      )}
      {keep !== null && keeping !== null && (
        <ProgressLine
          sentence={say(keeping)}
          name={say(words.tier.keepProgress)}
          share={1 - keep.toGoFen / keep.fromFen}
          colour="#5F6762"
        />
      )}
    </>
  );
}

function untilWords({ tier: { until, inGrace }, now }: TierPage) {
  if (until === null) return words.tier.lasting;
  const day = lastDay(until, now);
  return inGrace ? words.tier.graceUntil({ day }) : words.tier.validUntil({ day });
}
