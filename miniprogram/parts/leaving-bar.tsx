import type { Instant } from '@huigan/shared/kernel/time';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { lastDay } from '../copy/dates';
import { doingWords } from '../copy/refusals';
import { words } from '../copy/words';
import { api } from '../lib/client';
import { useSpeech } from '../lib/language';
import { useAction } from '../lib/use-action';
import './leaving-bar.scss';

/** Until when they are a member still, and one tap to stay. */
export function LeavingBar({
  leavesAt,
  now,
  onStayed,
}: {
  leavesAt: Instant;
  now: Instant;
  onStayed: () => void;
}) {
  const { say } = useSpeech();
  const [, stay] = useAction(async () => {
    const stayed = await api.privacy.stay({});
    const said = stayed.ok ? words.leaving.stayed : doingWords(stayed.error).failed;
    void Taro.showToast({ title: say(said), icon: 'none' });
    if (stayed.ok) onStayed();
  });
  return (
    <View className="leaving-bar">
      <Text className="leaving-bar__words">
        {say(words.leaving.bar({ day: lastDay(leavesAt, now) }))}
      </Text>
      <View
        className="leaving-bar__stay"
        hoverClass="pressed"
        ariaRole="button"
        onClick={() => void stay()}
      >
        <Text>{say(words.leaving.stay)}</Text>
      </View>
    </View>
  );
}
