import type { Called } from '@huigan/shared/profile/called';
import type { Chance } from './chance';

/** What somebody tells the brand of themself. */
export type Told = {
  readonly name: Called;
  /** `06-30` */
  readonly birthday: string;
  /** With their age in days when it is told; below nought they are on their way. */
  readonly children: readonly { readonly name: string | null; readonly days: number }[];
  /** What is chosen of each thing the brand asks about. */
  readonly likes: Readonly<Record<string, readonly string[]>>;
};

const TELLING_PERCENT = 18;
const GIVEN_NAMES = ['雨桐', '思琪', '佳怡', '晓雯', '静', '欣然', '子涵', '一鸣', '浩', '婷'];
const CHILD_NAMES = ['糯米', '小满', '果果', '安安', '汤圆', '可乐', '米粒', '团团'];

/** One in six tells the brand something; whom it does not know stays unknown. */
export function toldByChance(name: string, chance: Chance): { readonly told?: Told } {
  if (!chance.happens(TELLING_PERCENT)) return {};
  const [surname = ''] = name;
  const day = String(chance.between(1, 28)).padStart(2, '0');
  const month = String(chance.between(1, 12)).padStart(2, '0');
  const told = {
    name: {
      name: surname + chance.pick(GIVEN_NAMES),
      title: name.endsWith('先生') ? 'mr' : 'ms',
    },
    birthday: `${month}-${day}`,
    children: Array.from({ length: chance.between(0, 2) }, () => ({
      name: chance.pick([null, ...CHILD_NAMES]),
      days: chance.between(-180, 900),
    })),
    likes: {
      skin: [chance.pick(['normal', 'sensitive', 'dry'])],
      feeding: [chance.pick(['breast', 'formula', 'solids'])],
    },
  } as const;
  return { told };
}
