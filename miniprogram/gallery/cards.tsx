import { Text, View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { useAccent } from '../lib/theme';
import { EntryRow } from '../parts/entry-row';
import { EntryRows } from '../parts/entry-rows';
import { MemberCard } from '../parts/member-card';
import { PointsAmount } from '../parts/points-amount';
import { ProgressLine } from '../parts/progress-line';
import { ReminderRow } from '../parts/reminder-row';
import { ServiceRow } from '../parts/service-row';
import { metalOf, TierEmblem } from '../parts/tier-emblem';
import { TierRing } from '../parts/tier-ring';
import { Exhibit } from './exhibit';
import { aHome, purses, tiers } from './samples';

const nothing = (): void => undefined;
const shares = [0, 0.02, 0.5, 0.96, 1];

const reminders = [
  { agreed: false, left: 0, note: null },
  { agreed: true, left: 2, note: null },
  { agreed: true, left: 10, note: { what: 'agreed' } },
  { agreed: true, left: 1, note: { what: 'not-asked' } },
] as const;

/** The cards and rows that carry the brand. */
export function Cards() {
  const { say } = useSpeech();
  return (
    <>
      {tiers.map(({ look }, tier) => (
        <Exhibit key={look} name={`member card · ${look}`}>
          <MemberCard
            home={aHome({ tier, share: 0.2 * tier })}
            onPoints={nothing}
            onTier={nothing}
            onCode={nothing}
          />
        </Exhibit>
      ))}
      {(Object.keys(purses) as (keyof typeof purses)[]).map((purse) => (
        <Exhibit key={purse} name={`member card · ${purse}`}>
          <MemberCard
            home={aHome({ purse })}
            onPoints={nothing}
            onTier={nothing}
            onCode={nothing}
          />
        </Exhibit>
      ))}
      <Exhibit name="tier ring · 0, 2, 50, 96, 100 %">
        <View className="gallery-row">
          {shares.map((share) => (
            <TierRing key={share} share={share} colour={metalOf('gold')} track="#1f24211a">
              <TierEmblem look="gold" />
            </TierRing>
          ))}
        </View>
      </Exhibit>
      {reminders.map((state) => (
        <Exhibit key={state.left} name={`reminder · ${state.left} to come`}>
          <ReminderRow
            label={words.reminders.beforeEnd}
            offer={{ ...state, working: false, ask: nothing }}
          />
        </Exhibit>
      ))}
      <Exhibit name="tier emblem">
        <View className="gallery-row">
          {tiers.map(({ look, words }) => (
            <View
              key={look}
              className={`gallery-cell ${look === 'black' ? 'gallery-cell--dark' : ''}`}
            >
              <TierEmblem look={look} />
              <Text className="gallery-note">{say(words)}</Text>
            </View>
          ))}
        </View>
      </Exhibit>
      <Amounts />
      <Rows />
    </>
  );
}

function Amounts() {
  return (
    <Exhibit name="points amount · gain, loss, gone, nothing, many">
      <View className="exhibit__card">
        {[307, -128, 0, 1_203_407].map((amount) => (
          <View key={amount} className="gallery-line">
            <PointsAmount amount={amount} />
          </View>
        ))}
        <View className="gallery-line">
          <PointsAmount amount={-60} isQuiet />
        </View>
      </View>
    </Exhibit>
  );
}

function Rows() {
  const { say } = useSpeech();
  const accent = useAccent();
  const long = {
    zh: '一个很长很长、需要换行才放得下的入口标题',
    en: 'A title so long that it has to go on in the next line',
  };
  return (
    <>
      <Exhibit name="entry row · title, hint, value, long">
        <EntryRow
          icon="points"
          title={say({ zh: '积分明细', en: 'Points history' })}
          onPress={nothing}
        />
        <EntryRow
          icon="language"
          title={say({ zh: '语言', en: 'Language' })}
          hint={say({ zh: '换手机也会记住', en: 'Kept when you change your phone' })}
          value={say({ zh: '中文', en: 'English' })}
          onPress={nothing}
        />
        <EntryRow
          icon="family"
          title={say(long)}
          hint={say(long)}
          value={say(long)}
          onPress={nothing}
        />
      </Exhibit>
      <Exhibit name="entry rows, whom to call">
        <EntryRows>
          <EntryRow icon="order" title={say(words.orders.title)} onPress={nothing} />
          <EntryRow icon="family" title={say(long)} hint={say(long)} onPress={nothing} />
          <ServiceRow phone="400-820-6601" />
        </EntryRows>
      </Exhibit>
      <Exhibit name="progress line · 0, 60, 100 %">
        <View className="exhibit__card">
          {[0, 0.6, 1].map((share) => (
            <ProgressLine
              key={share}
              sentence={say({
                zh: '再消费 ¥120 升金卡（6月30日前）',
                en: 'Spend ¥120 more by 30 June for Gold',
              })}
              name={say({ zh: '升级', en: 'Upgrade' })}
              share={share}
              colour={accent}
            />
          ))}
        </View>
      </Exhibit>
    </>
  );
}
