import { Text } from '@tarojs/components';
import { signed } from '../copy/signed';
import './points-amount.scss';

/** Points that came or went; those that are gone for good, or only set aside, are quiet. */
export function PointsAmount({ amount, isQuiet = false }: { amount: number; isQuiet?: boolean }) {
  const tone = isQuiet ? 'quiet' : amount > 0 ? 'gain' : 'loss';
  return <Text className={`points-amount points-amount--${tone}`}>{signed(amount)}</Text>;
}
