export const visitor = {
  promise: { zh: '加入会员，首单即得积分', en: 'Join, and your first order earns points' },
  join: { zh: '加入会员', en: 'Join' },
  gets: { zh: '加入就有', en: 'What you get' },
} as const;
