import { Text, View } from '@tarojs/components';
import './progress-line.scss';

/** One rule, one sentence, one bar: upgrading and keeping a tier are never drawn as one. */
export function ProgressLine({
  sentence,
  name,
  share,
  colour,
}: {
  sentence: string;
  name: string;
  share: number;
  colour: string;
}) {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 100)}%`;
  return (
    <View className="progress-line">
      <Text className="progress-line__sentence">{sentence}</Text>
      <View className="progress-line__track" ariaLabel={`${name} ${width}`}>
        <View className="progress-line__done" style={{ width, background: colour }} />
      </View>
    </View>
  );
}
