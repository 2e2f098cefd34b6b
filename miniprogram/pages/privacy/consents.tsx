import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { onDay } from '../../copy/dates';
import { words } from '../../copy/words';
import { api } from '../../lib/client';
import { useSpeech } from '../../lib/language';
import { forgetUntold } from '../../lib/untold';
import { useAction } from '../../lib/use-action';
import { useTrouble } from '../../lib/use-trouble';
import { TroubleNote } from '../../parts/faces';
import { SwitchRow } from '../../parts/form/switch-row';
import { Sheet } from '../../parts/sheet';
import './consents.scss';
import type { Privacy, Purpose } from './privacy';

type Optional = Exclude<Purpose['purpose'], 'membership'>;

/** Each purpose with its words and its switch, and when it was last decided. */
export function Consents({ seen, reload }: { seen: Privacy; reload: () => Promise<void> }) {
  const { say } = useSpeech();
  const [reading, setReading] = useState(false);
  const [trouble, meet] = useTrouble();
  /** What was seen when it was met. */
  const [before, setBefore] = useState<Privacy | null>(null);
  const [isDeciding, set] = useAction(async (purpose: Optional, granted: boolean) => {
    const { policyVersion } = seen;
    // Taken back, it is not given again by a yes of before.
    if (purpose === 'messages' && !granted) forgetUntold();
    const answer = await api.privacy.set({ purpose, granted, policyVersion });
    setBefore(seen);
    meet(answer.ok ? null : answer.error);
    if (answer.ok && purpose === 'children' && !granted && seen.children > 0) {
      void Taro.showToast({ title: say(words.children.stopped), icon: 'none' });
    }
    await reload();
  });
  return (
    <View className="consents">
      <Text className="consents__title">{say(words.privacy.consents)}</Text>
      <Text className="consents__hint">{say(words.privacy.consentsHint)}</Text>
      {trouble !== null && (
        <TroubleNote
          trouble={trouble}
          stands={before === seen ? undefined : words.privacy.stands}
        />
      )}
      {seen.purposes.map((each) => (
        <PurposeRow
          key={each.purpose}
          purpose={each}
          now={seen.now}
          disabled={isDeciding}
          onChange={set}
        />
      ))}
      <View
        className="consents__more"
        hoverClass="pressed"
        ariaRole="button"
        onClick={() => setReading(true)}
      >
        <Text>{say(words.privacy.history)}</Text>
      </View>
      {reading && <History seen={seen} onClose={() => setReading(false)} />}
    </View>
  );
}

function PurposeRow({
  purpose: { purpose, granted, history },
  now,
  disabled,
  onChange,
}: {
  purpose: Purpose;
  now: Privacy['now'];
  disabled: boolean;
  onChange: (purpose: Optional, granted: boolean) => Promise<void>;
}) {
  const { say } = useSpeech();
  const { name, means } = words.privacy.purposes[purpose];
  const [newest] = history;
  const decided = newest === undefined ? '' : say(wordOn(newest, now));
  return (
    <View className="consents__row">
      {purpose === 'membership' ? (
        <View className="consents__fixed">
          <Text className="consents__name">{say(name)}</Text>
          <Text className="consents__means">{say(means)}</Text>
        </View>
      ) : (
        <SwitchRow
          title={say(name)}
          hint={say(means)}
          isOn={granted}
          disabled={disabled}
          onChange={(isOn) => void onChange(purpose, isOn)}
        />
      )}
      {decided !== '' && <Text className="consents__decided">{decided}</Text>}
    </View>
  );
}

const wordOn = ({ granted, at }: Purpose['history'][number], now: Privacy['now']) => {
  const day = onDay(at, now);
  return granted ? words.privacy.grantedOn({ day }) : words.privacy.takenBackOn({ day });
};

function History({ seen, onClose }: { seen: Privacy; onClose: () => void }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say(words.privacy.history)} onClose={onClose}>
      {seen.purposes.map(({ purpose, history }) => (
        <View key={purpose} className="consents__past">
          <Text className="consents__name">{say(words.privacy.purposes[purpose].name)}</Text>
          {history.map((word) => (
            <Text key={word.at} className="consents__means">
              {say(wordOn(word, seen.now))} · {say(words.privacy.policyOf(word.policyVersion))}
            </Text>
          ))}
          {history.length === 0 && (
            <Text className="consents__means">{say(words.privacy.never)}</Text>
          )}
        </View>
      ))}
    </Sheet>
  );
}
