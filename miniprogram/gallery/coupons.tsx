import type { Words } from '@huigan/shared/kernel/words';
import { useSpeech } from '../lib/language';
import { Coupon, type CouponState } from '../parts/coupon';
import { Exhibit } from './exhibit';

const nothing = (): void => undefined;
const states: Readonly<Record<CouponState, { readonly date: Words; readonly action: Words }>> = {
  usable: {
    date: { zh: '6月30日前', en: 'Until 30 June' },
    action: { zh: '使用', en: 'Use' },
  },
  ending: {
    date: { zh: '还剩 2 天', en: '2 days left' },
    action: { zh: '使用', en: 'Use' },
  },
  used: {
    date: { zh: '6月3日已使用', en: 'Used on 3 June' },
    action: { zh: '已使用', en: 'Used' },
  },
  expired: {
    date: { zh: '5月31日已过期', en: 'Expired on 31 May' },
    action: { zh: '已过期', en: 'Expired' },
  },
  early: {
    date: { zh: '7月1日起可用', en: 'From 1 July' },
    action: { zh: '未开始', en: 'Not yet' },
  },
  locked: {
    date: { zh: '升级后可用', en: 'Once you are there' },
    action: { zh: '金卡可享', en: 'With Gold' },
  },
};

/** The ticket in all that may become of it. */
export function Coupons() {
  const { say } = useSpeech();
  return (
    <>
      {(Object.keys(states) as CouponState[]).map((state) => (
        <Exhibit key={state} name={`coupon · ${state}`}>
          <Coupon
            kind="coupon"
            state={state}
            worth={{ before: '¥', number: '50' }}
            terms={say({ zh: '满300可用', en: 'over ¥300' })}
            name={say({ zh: '满减券', en: '¥50 off' })}
            scope={say({ zh: '全部门店 · 奶粉除外', en: 'All shops · not on milk' })}
            date={say(states[state].date)}
            action={say(states[state].action)}
            onPress={nothing}
          />
        </Exhibit>
      ))}
      <Exhibit name="coupon · a benefit, a long name">
        <Coupon
          kind="benefit"
          state="usable"
          worth={{ number: '2', after: say({ zh: '次', en: 'left' }) }}
          terms={say({ zh: '等级有效期内', en: 'while your tier lasts' })}
          name={say({
            zh: '一个很长很长、需要换行才放得下的权益',
            en: 'A benefit so long that it goes on in the next line',
          })}
          date={say({ zh: '2027年6月30日前可用', en: 'Until 30 June 2027' })}
          action={say({ zh: '怎么用', en: 'Use' })}
          onPress={nothing}
        />
      </Exhibit>
    </>
  );
}
