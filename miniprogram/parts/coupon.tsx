import { Text, View } from '@tarojs/components';
import './coupon.scss';

/** `early`: its first day has not come. `locked`: it takes something to have it. */
export type CouponState = 'usable' | 'ending' | 'used' | 'expired' | 'early' | 'locked';

type Props = {
  /** Money off, or something one may have so many times. */
  readonly kind: 'coupon' | 'benefit';
  readonly state: CouponState;
  /** What it is worth: `¥` 50, 9 `折`, 2 `次`. */
  readonly worth: { readonly before?: string; readonly number: string; readonly after?: string };
  /** Under the number: what it takes, or for how long it is counted. */
  readonly terms: string;
  readonly name: string;
  /** Where and on what. */
  readonly scope?: string;
  /** Until when, or what became of it. */
  readonly date: string;
  /** What may be done with it. */
  readonly action: string;
  readonly onPress: () => void;
};

/** A ticket to be used at the till, torn off along its dashes. */
export function Coupon({ kind, state, worth, terms, name, scope, date, action, onPress }: Props) {
  return (
    <View
      className={`coupon coupon--${kind} coupon--${state}`}
      hoverClass="pressed"
      ariaRole="button"
      onClick={onPress}
    >
      <View className="coupon__worth">
        <View className="coupon__figure">
          {worth.before !== undefined && <Text className="coupon__unit">{worth.before}</Text>}
          <Text className="coupon__number">{worth.number}</Text>
          {worth.after !== undefined && <Text className="coupon__unit">{worth.after}</Text>}
        </View>
        <Text className="coupon__terms">{terms}</Text>
      </View>
      <View className="coupon__words">
        <Text className="coupon__name">{name}</Text>
        {scope !== undefined && <Text className="coupon__note">{scope}</Text>}
        <Text className="coupon__note coupon__date">{date}</Text>
      </View>
      <Text className="coupon__action">{action}</Text>
    </View>
  );
}
