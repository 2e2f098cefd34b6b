import type { Words } from '@huigan/shared/kernel/words';
import { Text, View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import type { Statement } from '../lib/use-entries';
import './more-row.scss';

/** The foot of the list: that it ends, that more is coming, or that it is there for a tap. */
export function MoreRow({
  more,
  ended,
  onMore,
  invitation = words.statement.more,
}: {
  more: Statement['more'];
  ended: boolean;
  onMore: () => void;
  /** What a tap brings, where it is not older entries. */
  invitation?: Words;
}) {
  const { say } = useSpeech();
  if (ended) return <Text className="more-row__end">{say(words.statement.end)}</Text>;
  const labels = {
    idle: invitation,
    loading: words.statement.loadingMore,
    failed: words.statement.moreFailed,
  };
  return (
    <View className="more-row" hoverClass="pressed" onClick={onMore}>
      <Text>{say(labels[more])}</Text>
    </View>
  );
}
