import { phoneCodeFor, STAND_IN_APPID } from '../stand-ins/wechat';
import { type Chance, chanceFrom } from './chance';
import { type Told, toldByChance } from './told';

/** Somebody with a phone. `joinsOnDay` is null for who has not joined yet. */
export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly joinsOnDay: number | null;
  readonly shop: number;
  /** Days between visits, on average. */
  readonly everyDays: number;
  /** How many things go into the basket, at most. */
  readonly basket: number;
  /** What they tell of themselves once they have joined; most tell nothing. */
  readonly told?: Told;
};

/** Somebody who joins no membership of their own, but shares another's. */
export type DemoRelative = Pick<DemoPerson, 'id' | 'name' | 'phone'> & {
  readonly note: string;
  readonly sharesWith: string;
  /** As the owner calls them. */
  readonly called: string;
  readonly onDay: number;
  /** Points they may use a month. */
  readonly monthMax: number;
};

const FAMILY_NAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹';
const PHONE_FIRST = 13_857_100_000;
const LAST_JOINING_DAY = 80;

/** The people a visitor may be. They are regulars whose history shows every side of the product. */
export const heroes: readonly (DemoPerson & { readonly note: string })[] = [
  {
    id: 'zhang',
    name: '张女士',
    note: '常客：有待入账，也有快到期的积分',
    phone: '13857120001',
    joinsOnDay: 0,
    shop: 0,
    everyDays: 8,
    basket: 2,
    told: {
      name: { name: '张小美', title: 'ms' },
      birthday: '06-30',
      children: [{ name: '豆豆', days: 80 }],
      likes: { skin: ['sensitive'], feeding: ['breast', 'solids'], visits: ['shop', 'pickup'] },
    },
  },
  {
    id: 'li',
    name: '李女士',
    note: '新客：在店里报过手机号，还没有加入',
    phone: '13857120002',
    joinsOnDay: null,
    shop: 1,
    everyDays: 40,
    basket: 2,
  },
  {
    id: 'chen',
    name: '陈先生',
    note: '大宗买过又退过：有待扣回的积分',
    phone: '13857120003',
    joinsOnDay: 2,
    shop: 2,
    everyDays: 45,
    basket: 1,
    told: {
      name: { name: '陈立', title: 'mr' },
      birthday: '03-08',
      children: [{ name: null, days: -160 }],
      likes: { visits: ['delivery'] },
    },
  },
];

/** Whom the people one may be share their membership with. */
export const relatives: readonly DemoRelative[] = [
  {
    id: 'wang',
    name: '王先生',
    note: '张女士的家人：用自己的微信，积到同一个会员里',
    phone: '13857120004',
    sharesWith: 'zhang',
    called: '豆豆爸爸',
    onDay: 20,
    monthMax: 500,
  },
];

/** `count` people in all, the heroes first. */
export function demoPeople(chance: Chance, count: number): readonly DemoPerson[] {
  // A chance of their own: what is told of anybody changes nothing that anybody buys.
  const telling = chanceFrom(count);
  const others = Array.from({ length: count - heroes.length }, (_, index) => ({
    id: `p${String(index + 1).padStart(3, '0')}`,
    name: `${chance.pick([...FAMILY_NAMES])}${chance.pick(['女士', '女士', '女士', '先生'])}`,
    phone: String(PHONE_FIRST + index * 7 + 1),
    joinsOnDay: chance.happens(35) ? 0 : chance.between(0, LAST_JOINING_DAY),
    shop: chance.between(0, 7),
    everyDays: chance.pick([9, 14, 21, 28, 35, 50, 70, 90]),
    basket: chance.pick([1, 2, 2, 3, 3, 4]),
  }));
  return [
    ...heroes,
    ...others.map((other) => ({ ...other, ...toldByChance(other.name, telling) })),
  ];
}

/** How WeChat, and whoever they sign in with it at, knows them. */
export const unionidOf = (id: string): string => `u-demo-${id}`;

/** As the emulator's sign-in page lists them. */
export const signInFor = (
  { id, name, phone }: Pick<DemoPerson, 'id' | 'name' | 'phone'>,
  note = '',
) => ({
  id,
  name,
  note,
  openid: `o-demo-${id}`,
  unionid: unionidOf(id),
  appid: STAND_IN_APPID,
  extra: { phoneCode: phoneCodeFor(phone) },
});
