import type { PointsPage } from '@huigan/shared/points/contracts';
import { Text, View } from '@tarojs/components';
import { words } from '../../copy/words';
import { useSpeech } from '../../lib/language';
import { Sheet } from '../../parts/sheet';
import './rules-sheet.scss';

/** The program in words, as it was published. */
export function RulesSheet({
  rules,
  onClose,
}: {
  rules: PointsPage['rules'];
  onClose: () => void;
}) {
  const { say } = useSpeech();
  return (
    <Sheet title={say(words.points.rules)} onClose={onClose}>
      {rules.map(({ title, lines }) => (
        <View key={title.en} className="rules">
          <Text className="rules__title">{say(title)}</Text>
          {lines.map((line) => (
            <Text key={line.en} className="rules__line">
              {say(line)}
            </Text>
          ))}
        </View>
      ))}
    </Sheet>
  );
}
