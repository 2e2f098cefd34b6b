import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

/** Who somebody is: proofs of a number, another number. */
export const proof = {
  title: { zh: '请确认这是您', en: 'Please confirm that it is you' },
  purpose: {
    zh: '填一张 90 天以前的小票，用来确认积分是您的。没有小票，可以请门店店员确认。',
    en: 'Fill in a receipt older than 90 days, to confirm that the points are yours. Without one, ask in a shop.',
  },
  confirm: { zh: '用小票确认', en: 'Confirm with the receipt' },
  afresh: { zh: '不是我，用这个号码重新开始', en: 'It was not me: begin anew with this number' },
  afreshNote: {
    zh: '从 0 积分开始，原会员的积分不受影响。',
    en: 'You begin with no points; those of the other member stay where they are.',
  },
} as const;

export const brought = {
  title: { zh: '积分已到账', en: 'Your points are here' },
  content: (points: string): Words => ({
    zh: `您在门店的 ${points} 积分已到账，现在就可以使用。`,
    en: `The ${points} points you earned in the shops are here, ready to use.`,
  }),
  look: { zh: '去看看', en: 'Show me' },
} as const;

export const phone = {
  title: { zh: '更换手机号', en: 'Change your number' },
  row: { zh: '手机号', en: 'Phone number' },
  rowHint: { zh: '换号后积分不变', en: 'Points stay when the number changes' },
  first: { zh: '第一步：确认原来的号码', en: 'First: the number you have had' },
  firstHint: {
    zh: '点一下，在微信里选择原来的手机号。',
    en: 'Tap, and choose your present number in WeChat.',
  },
  firstAction: { zh: '确认原手机号', en: 'Confirm my number' },
  confirmed: { zh: '已选择原手机号', en: 'Your present number is chosen' },
  noMore: { zh: '原来的号码已经不用了', en: 'I do not have that number any more' },
  inShop: {
    zh: '请到任一门店，请店员确认您本人；确认后 24 小时内，在这里换成新号码。',
    en: 'Please go to any shop, where staff confirm that it is you; within 24 hours of that, change to the new number here.',
  },
  second: { zh: '第二步：新的号码', en: 'Then: the new number' },
  secondHint: {
    zh: '点一下，在微信里选择，或添加新的手机号。',
    en: 'Tap, and choose or add the new number in WeChat.',
  },
  secondAction: { zh: '换成新手机号', en: 'Use the new number' },
  working: { zh: '正在更换…', en: 'Changing…' },
  merge: { zh: '是我的，合并积分并更换', en: 'It is mine: move its points and change' },
  alone: { zh: '不是我的，只更换号码', en: 'It was not mine: change to the number alone' },
  aloneNote: {
    zh: '您的积分照旧；原会员的积分留在原处，不会带过来。',
    en: 'Your points stay as they are; those of the other member stay where they are.',
  },
  declined: {
    zh: '没有得到手机号，什么都没有改变。',
    en: 'No number was given; nothing has changed.',
  },
  /** Joining is refused by the same name, and means another number by it. */
  unproven: {
    zh: '没有确认到原来的号码，什么都没有改变。请选择原手机号；不再使用的，请到门店由店员确认。',
    en: 'The number you have had was not confirmed; nothing has changed. Choose it in WeChat, or have staff in a shop confirm that it is you.',
  },
  done: (points: string): Words => ({
    zh: `手机号已更换，积分 ${points}`,
    en: `Your number is changed. ${points} points`,
  }),
} as const;

export const family = {
  title: { zh: '家人共享', en: 'Family' },
  rowHint: { zh: '和家人一起攒积分、用积分', en: 'Earn and use points together' },
  purpose: {
    zh: '家人各用自己的微信，积分攒到同一个会员里。每人每月能用多少，由户主决定。',
    en: 'Each of the family uses their own WeChat and earns into one membership. How much each may use a month is up to its owner.',
  },
  owner: { zh: '户主', en: 'Owner' },
  you: { zh: '我', en: 'You' },
  since: ({ day }: Dated): Words => ({ zh: `${day.zh}加入`, en: `since ${day.en}` }),
  limit: (points: string): Words => ({
    zh: `每月可用 ${points} 积分`,
    en: `up to ${points} points a month`,
  }),
  agreedTo: (version: string): Words => ({
    zh: `已同意隐私政策 ${version}`,
    en: `agreed to privacy policy ${version}`,
  }),
  noLimit: { zh: '不限', en: 'no limit' },
  earnsOnly: { zh: '只积分，不使用', en: 'earns only' },
  empty: {
    zh: '还没有家人。邀请一位，一起攒积分。',
    en: 'Nobody yet. Invite somebody, and earn together.',
  },
  invite: { zh: '邀请家人', en: 'Invite somebody' },
  called: { zh: '怎么称呼', en: 'What do you call them' },
  calledHint: { zh: '例如：爸爸、奶奶（最多 12 个字）', en: 'For example: Dad, Grandma' },
  wrongCalled: { zh: '请填写称呼', en: 'Please say what you call them' },
  monthly: { zh: '每月能用多少积分', en: 'Points they may use a month' },
  choices: {
    none: { zh: '只积分', en: 'Earns only' },
    some: { zh: '500', en: '500' },
    more: { zh: '2,000', en: '2,000' },
    all: { zh: '不限', en: 'No limit' },
  },
  change: { zh: '修改', en: 'change' },
  save: { zh: '保存', en: 'Save' },
  make: { zh: '生成邀请', en: 'Make the invitation' },
  send: { zh: '发给家人', en: 'Send it' },
  copy: { zh: '复制邀请链接', en: 'Copy the invitation' },
  copied: { zh: '已复制', en: 'Copied' },
  holds: {
    zh: '邀请 24 小时内有效，只能用一次。',
    en: 'It holds for 24 hours and works once.',
  },
  share: (brand: string): Words => ({
    zh: `邀请您一起用${brand}会员`,
    en: `Share my ${brand} membership`,
  }),
  remove: { zh: '移出', en: 'Remove' },
  removeAsk: (called: string): Words => ({ zh: `移出${called}？`, en: `Remove ${called}?` }),
  removeNote: {
    zh: '已经得到的积分会留下，对方不能再查看和使用。',
    en: 'Points earned stay. They can see and use them no more.',
  },
  leave: { zh: '退出家人共享', en: 'Leave the family' },
  leaveAsk: { zh: '退出家人共享？', en: 'Leave the family?' },
  invited: { zh: '家人邀请您共享会员', en: 'Your family shares a membership with you' },
  accept: { zh: '同意并加入', en: 'Agree and join' },
  accepting: { zh: '正在加入…', en: 'Joining…' },
  cancel: { zh: '取消', en: 'Cancel' },
} as const;
