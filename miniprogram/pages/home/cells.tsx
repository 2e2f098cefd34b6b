import { Text, View } from '@tarojs/components';
import './cells.scss';

type Cell = {
  readonly label: string;
  /** A number with its unit, or a verb where there is nothing to count. */
  readonly value: string;
  readonly onPress: () => void;
};

/** What there is to use, side by side. */
export function Cells({ cells }: { cells: readonly Cell[] }) {
  return (
    <View className="cells">
      {cells.map(({ label, value, onPress }) => (
        <View key={label} className="cell" hoverClass="pressed" ariaRole="button" onClick={onPress}>
          <Text className="cell__value">{value}</Text>
          <Text className="cell__label">{label}</Text>
        </View>
      ))}
    </View>
  );
}
