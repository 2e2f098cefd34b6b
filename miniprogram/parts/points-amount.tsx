import { Text } from '@tarojs/components';
import { signed } from '../copy/signed';
import './points-amount.scss';

/** Points that came or went; those that are gone for good are quiet. */
export function PointsAmount({ amount, isGone = false }: { amount: number; isGone?: boolean }) {
  const tone = isGone ? 'gone' : amount > 0 ? 'gain' : 'loss';
  return <Text className={`points-amount points-amount--${tone}`}>{signed(amount)}</Text>;
}
