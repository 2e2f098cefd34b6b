import { Text, View } from '@tarojs/components';
import './switch-row.scss';

/** One thing that is on or off, with the words before it; the whole row is the target. */
export function SwitchRow({
  title,
  hint,
  isOn,
  disabled = false,
  onChange,
}: {
  title: string;
  hint?: string;
  isOn: boolean;
  disabled?: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const press = (): void => {
    if (!disabled) onChange(!isOn);
  };
  return (
    <View
      className={`switch-row ${disabled ? 'switch-row--off' : ''}`}
      ariaRole="switch"
      ariaChecked={isOn}
      onClick={press}
    >
      <View className="switch-row__words">
        <Text className="switch-row__title">{title}</Text>
        {hint !== undefined && <Text className="switch-row__hint">{hint}</Text>}
      </View>
      <View className={`switch ${isOn ? 'switch--on' : ''}`}>
        <View className="switch__knob" />
      </View>
    </View>
  );
}
