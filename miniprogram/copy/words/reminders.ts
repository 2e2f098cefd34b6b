import type { Words } from '@huigan/shared/kernel/words';

export const reminders = {
  title: { zh: '消息提醒', en: 'Reminders' },
  hint: {
    zh: '积分到期、等级到期、订单入账，由您决定',
    en: 'Expiring points, your tier, orders: up to you',
  },
  intro: {
    zh: '每点一次，微信会问您一次；同意一次，我们就发一条，发在微信的“服务通知”里。',
    en: 'Each tap, WeChat asks you once; each yes is one message, among WeChat’s service notices.',
  },
  kinds: {
    points_expiring: {
      name: { zh: '积分到期提醒', en: 'Points about to expire' },
      means: { zh: '到期前 30 天和 7 天各一条', en: 'One 30 days ahead, one 7 days ahead' },
    },
    tier_lapsing: {
      name: { zh: '等级到期提醒', en: 'Tier about to lapse' },
      means: {
        zh: '到期前 30 天内一条，说明还差多少可保级',
        en: 'One within 30 days, with what is missing to keep it',
      },
    },
    order_credited: {
      name: { zh: '订单入账通知', en: 'Points of an order' },
      means: {
        zh: '订单的积分算好就发；夜里的早上 8 点发',
        en: 'When an order is credited; at night it waits until 8 in the morning',
      },
    },
  },
  left: (left: number): Words => ({
    zh: `还会发 ${left} 条`,
    en: left === 1 ? '1 to come' : `${left} to come`,
  }),
  none: { zh: '没有订阅', en: 'None to come' },
  more: { zh: '要一条', en: 'Ask for one' },
  most: { zh: '已经很多了', en: 'Plenty to come' },
  beforeEnd: { zh: '到期前提醒我', en: 'Remind me before' },
  nextOrder: { zh: '下次入账提醒我', en: 'Tell me about the next one' },
  consent: {
    zh: '点了就是同意“到期和入账提醒”，可在隐私中心撤回',
    en: 'Tapping agrees to “Reminders and credits”; take it back in the privacy centre',
  },
  once: { zh: '同意一次发一条', en: 'One yes, one message' },
  agreed: { zh: '好的，会在微信里提醒您', en: 'We will tell you in WeChat' },
  declined: { zh: '没有订阅，想要时再点一次', en: 'Not subscribed; tap again if you like' },
  banned: {
    zh: '微信暂停了这类消息，过些时候再试',
    en: 'WeChat has paused these messages; try later',
  },
  notAsked: {
    zh: '微信没有弹出询问。请在右上角“…”的设置里打开订阅消息，再点一次',
    en: 'WeChat did not ask. Switch subscribe messages on under “…” at the top right, and tap again',
  },
  again: { zh: '请再点一次', en: 'Please tap once more' },
  welcome: { zh: '欢迎加入', en: 'Welcome' },
  welcomeHint: {
    zh: '积分和等级快到期时，要不要提醒您？',
    en: 'Shall we tell you before points or your tier run out?',
  },
  notNow: { zh: '以后再说', en: 'Not now' },
  empty: { zh: '还没有可以订阅的提醒', en: 'There are no reminders to ask for yet' },
  off: {
    zh: '您还没有同意“到期和入账提醒”。点“要一条”就是同意，可随时在隐私中心撤回，之后一条也不再发。',
    en: 'You have not agreed to “Reminders and credits” yet. “Ask for one” agrees to it; taken back in the privacy centre, none is sent any more.',
  },
} as const;
