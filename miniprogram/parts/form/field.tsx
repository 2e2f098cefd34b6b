import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../icon';
import './field.scss';

/** What every field of a form says around what is filled in. */
export type FieldWords = {
  readonly label: string;
  /** What it is for, or how to write it. */
  readonly hint?: string;
  /** Why what stands there was not accepted, in place of the hint. */
  readonly problem?: string;
};

/** A label above, the thing to fill in, and under it the hint or what is wrong with it. */
export function Field({ label, hint, problem, children }: FieldWords & { children: ReactNode }) {
  return (
    <View className={`field ${problem === undefined ? '' : 'field--wrong'}`}>
      <Text className="field__label">{label}</Text>
      {children}
      <FieldNote hint={hint} problem={problem} />
    </View>
  );
}

function FieldNote({ hint, problem }: { hint: string | undefined; problem: string | undefined }) {
  if (problem === undefined) {
    return hint === undefined ? null : <Text className="field__hint">{hint}</Text>;
  }
  return (
    <View className="field__problem" ariaRole="alert">
      <Icon name="alert" colour="#B23A26" size="small" />
      <Text className="field__problem-words">{problem}</Text>
    </View>
  );
}
