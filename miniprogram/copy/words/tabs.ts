import type { Words } from '@huigan/shared/kernel/words';

/** Under the icons of the tab bar: one short word each. */
export const tabWords = {
  home: { zh: '首页', en: 'Home' },
  points: { zh: '积分', en: 'Points' },
  code: { zh: '会员码', en: 'Code' },
  shops: { zh: '门店', en: 'Shops' },
  me: { zh: '我的', en: 'Me' },
} as const satisfies Record<string, Words>;
