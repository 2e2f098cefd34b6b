import { View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import { useTextSize } from '../lib/text-size';
import './bones.scss';

const cardBones = ['tier', 'label', 'hero', 'line', 'foot'] as const;
const rows = ['first', 'second', 'third', 'fourth', 'fifth'] as const;
const months = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;
const cells = ['first', 'second', 'third'] as const;

/** The member card and the cells under it, before anything is known. */
export function HomeBones() {
  const { say } = useSpeech();
  const { isLarge } = useTextSize();
  return (
    <View ariaLabel={say(words.faces.loading)}>
      <View className="bones-card bones-card--member">
        <View className="bone bone--ring" />
        {cardBones.map((bone) => (
          <View key={bone} className={`bone bone--${bone}`} />
        ))}
      </View>
      {!isLarge && (
        <View className="bones-card bones-card--cells">
          <View className="bone bone--cell" />
          <View className="bone bone--cell" />
        </View>
      )}
    </View>
  );
}

/** What joining asks, before the brand is known. */
export function JoinBones() {
  const { say } = useSpeech();
  return (
    <View ariaLabel={say(words.faces.loading)}>
      <View className="bones-card bones-card--join">
        <View className="bone bone--name" />
        <View className="bone bone--wide" />
        {cells.map((cell) => (
          <View key={cell} className="bone bone--line" />
        ))}
      </View>
      <View className="bones-choices">
        {cells.map((cell) => (
          <View key={cell} className="bone bone--line" />
        ))}
      </View>
      <View className="bone bone--button" />
    </View>
  );
}

/** The balance, its year and the reminder. */
export function BalanceBones() {
  const { say } = useSpeech();
  return (
    <View className="bones-card bones-card--balance" ariaLabel={say(words.faces.loading)}>
      <View className="bone bone--label" />
      <View className="bone bone--hero" />
      <View className="bone bone--line" />
      <View className="bones-bars">
        {months.map((month) => (
          <View key={month} className="bone bone--bar" />
        ))}
      </View>
      <View className="bone bone--line" />
      <View className="bone bone--reminder" />
    </View>
  );
}

/** A month and its rows. */
export function RowsBones() {
  const { say } = useSpeech();
  return (
    <View className="bones-list" ariaLabel={say(words.faces.loading)}>
      <View className="bones-row bones-row--month">
        <View className="bone bone--title" />
      </View>
      {rows.map((row) => (
        <View key={row} className="bones-row">
          <View className="bone bone--dot" />
          <View className="bones-row__words">
            <View className="bone bone--title" />
            <View className="bone bone--label" />
          </View>
          <View className="bone bone--amount" />
        </View>
      ))}
    </View>
  );
}

/** The tier's ring, its two ways, the steps and the benefits. */
export function TierBones() {
  const { say } = useSpeech();
  return (
    <View ariaLabel={say(words.faces.loading)}>
      <View className="bones-tier">
        <View className="bone bone--big-ring" />
        <View className="bone bone--tier-name" />
      </View>
      <View className="bones-card bones-card--ways">
        <View className="bone bone--way" />
        <View className="bone bone--way" />
      </View>
      <View className="bone bone--heading" />
      <View className="bones-card bones-card--step" />
      <View className="bone bone--heading" />
      <View className="bones-cells">
        {cells.map((cell) => (
          <View key={cell} className="bones-card bones-card--benefit" />
        ))}
      </View>
    </View>
  );
}

/** The card with the codes, in its true sizes. */
export function CodeBones() {
  const { say } = useSpeech();
  return (
    <View className="bones-card bones-card--code" ariaLabel={say(words.faces.loading)}>
      <View className="bone bone--bars" />
      <View className="bone bone--square" />
    </View>
  );
}

/** The lines of a table in a sheet. */
export function LineBones() {
  const { say } = useSpeech();
  return (
    <View ariaLabel={say(words.faces.loading)}>
      {cells.map((cell) => (
        <View key={cell} className="bone bone--wide" />
      ))}
    </View>
  );
}
