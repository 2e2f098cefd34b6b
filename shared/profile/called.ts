import type { Words } from '../kernel/words';

export const titles = ['ms', 'mr'] as const;
/** How a member wants to be called. */
export type Called = { readonly name: string; readonly title: (typeof titles)[number] | null };

const TITLES: Readonly<Record<(typeof titles)[number], Words>> = {
  ms: { zh: '女士', en: 'Ms' },
  mr: { zh: '先生', en: 'Mr' },
};

/** Surnames of two characters, so that 欧阳 is not called 欧. The usual ones; a rarer one is shortened. */
const DOUBLE =
  '欧阳 司马 上官 诸葛 司徒 夏侯 皇甫 东方 尉迟 公孙 慕容 令狐 宇文 长孙 南宫 端木 呼延 闻人 司空 独孤';
const doubles = new Set(DOUBLE.split(' '));
const HAN = /^[\u4E00-\u9FFF]/;

/** `张女士`, `张*`, `A*`: enough for its owner to know it, too little for who looks over a shoulder. */
export function maskedName({ name, title }: Called): Words {
  const letters = [...name.trim()];
  const two = letters.slice(0, 2).join('');
  const known = HAN.test(two) && doubles.has(two) ? two : (letters[0] ?? '');
  const shown = title !== null && HAN.test(known) ? known : `${known}*`;
  if (title === null) return { zh: shown, en: shown };
  return { zh: `${shown}${TITLES[title].zh}`, en: `${TITLES[title].en} ${shown}` };
}
