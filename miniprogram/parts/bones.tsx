import { View } from '@tarojs/components';
import { words } from '../copy/words';
import { useSpeech } from '../lib/language';
import './bones.scss';

const homeBones = ['tier', 'label', 'hero', 'line', 'foot'] as const;
const rows = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** The member card and what is under it, before anything is known. */
export function HomeBones() {
  const { say } = useSpeech();
  return (
    <View ariaLabel={say(words.faces.loading)}>
      <View className="bones-card">
        <View className="bone bone--ring" />
        {homeBones.map((bone) => (
          <View key={bone} className={`bone bone--${bone}`} />
        ))}
      </View>
      <View className="bones-card">
        <View className="bone bone--label" />
        <View className="bone bone--wide" />
        <View className="bone bone--wide" />
      </View>
      <View className="bones-card bones-card--row" />
    </View>
  );
}

/** What joining asks, before the brand is known. */
export function JoinBones() {
  const { say } = useSpeech();
  return (
    <View ariaLabel={say(words.faces.loading)}>
      <View className="bones-card">
        <View className="bone bone--hero" />
        <View className="bone bone--wide" />
        <View className="bone bone--wide" />
        <View className="bone bone--line" />
      </View>
      <View className="bone bone--button" />
    </View>
  );
}

/** A month and its rows. */
export function StatementBones() {
  const { say } = useSpeech();
  return (
    <View className="bones-statement" ariaLabel={say(words.faces.loading)}>
      <View className="bone bone--pills" />
      <View className="bones-list">
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
    </View>
  );
}

/** A head and some cards of rows: what is told of a person, before it is known. */
export function FormBones() {
  const { say } = useSpeech();
  return (
    <View className="bones-form" ariaLabel={say(words.faces.loading)}>
      <View className="bones-card">
        <View className="bone bone--tier" />
        <View className="bone bone--line" />
      </View>
      {rows.slice(0, 3).map((row) => (
        <View key={row} className="bones-card bones-card--row">
          <View className="bone bone--title" />
          <View className="bone bone--line" />
        </View>
      ))}
    </View>
  );
}
