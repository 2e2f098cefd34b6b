import { View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { useTextSize } from '../../lib/text-size';
import { EntryRow } from '../../parts/entry-row';
import { EntryRows } from '../../parts/entry-rows';
import { SwitchRow } from '../../parts/form/switch-row';
import { ServiceRow } from '../../parts/service-row';
import './phone-rows.scss';

/** What is set on this phone, and whom one can call from it. */
export function PhoneRows({ servicePhone }: { servicePhone: string | undefined }) {
  const { say, switchLanguage } = useSpeech();
  const { isLarge, setLarge } = useTextSize();
  return (
    <EntryRows>
      <EntryRow
        icon="language"
        title={say(words.me.language)}
        hint={say(words.me.languageNow)}
        value={say(words.language.other)}
        onPress={switchLanguage}
      />
      <ServiceRow phone={servicePhone} />
      <View className="large-text">
        <SwitchRow
          title={say(words.me.large)}
          hint={say(words.me.largeHint)}
          isOn={isLarge}
          onChange={setLarge}
        />
      </View>
    </EntryRows>
  );
}
