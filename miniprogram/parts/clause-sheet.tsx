import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import type { Clause } from '../copy/policy';
import { useSpeech } from '../lib/language';
import './clause-sheet.scss';
import { Sheet } from './sheet';

/** Something to be read in full: a policy, an agreement, a list of what is kept. */
export function ClauseSheet({
  title,
  version,
  clauses,
  onClose,
}: {
  title: Words;
  version?: Words;
  clauses: readonly Clause[];
  onClose: () => void;
}) {
  const { say } = useSpeech();
  return (
    <Sheet title={say(title)} onClose={onClose}>
      {version !== undefined && <Text className="clauses__version">{say(version)}</Text>}
      {clauses.map((clause) => (
        <View key={clause.title.en} className="clauses__clause">
          <Text className="clauses__title">{say(clause.title)}</Text>
          <Text className="clauses__text">{say(clause.text)}</Text>
        </View>
      ))}
    </Sheet>
  );
}
