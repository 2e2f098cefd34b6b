import type { Words } from '../kernel/words';

/** What a member may be told of in WeChat while the mini-program is closed; each has a template of its own. */
export const kinds = ['points_expiring', 'tier_lapsing', 'order_credited'] as const;
export type Kind = (typeof kinds)[number];

export const kindWords: Readonly<Record<Kind, Words>> = {
  points_expiring: { zh: '积分到期提醒', en: 'Points about to expire' },
  tier_lapsing: { zh: '会员等级到期提醒', en: 'Tier about to lapse' },
  order_credited: { zh: '积分入账通知', en: 'Points of an order' },
};
