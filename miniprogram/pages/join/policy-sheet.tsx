import { Text, View } from '@tarojs/components';
import { policy } from '../../copy/policy';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Sheet } from '../../parts/sheet';
import './policy-sheet.scss';

export function PolicySheet({ version, onClose }: { version: string; onClose: () => void }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say(words.join.policyTitle)} onClose={onClose}>
      <Text className="policy__version">{say(words.join.version(version))}</Text>
      {policy.map((clause) => (
        <View key={clause.title.en} className="policy__clause">
          <Text className="policy__title">{say(clause.title)}</Text>
          <Text className="policy__text">{say(clause.text)}</Text>
        </View>
      ))}
    </Sheet>
  );
}
