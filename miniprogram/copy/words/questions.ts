import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const questions = {
  title: { zh: '我的申诉', en: 'My questions' },
  ask: { zh: '积分申诉', en: 'Ask about these points' },
  empty: {
    zh: '还没有申诉。积分有疑问时，在积分明细里点开那一笔就能提出。',
    en: 'Nothing asked yet. Open an entry of your points history to ask about it.',
  },
  toPoints: { zh: '查看积分明细', en: 'See points history' },
  missing: { zh: '补登积分', en: 'Missing points' },
  dispute: { zh: '积分申诉', en: 'Question about points' },
  received: { zh: '核对中', en: 'Being looked at' },
  promise: { zh: '2 个工作日内答复', en: 'Answered within 2 working days' },
  states: {
    credited: { zh: '已补积分', en: 'Points added' },
    already: { zh: '已在账上', en: 'Already there' },
    explained: { zh: '已答复', en: 'Answered' },
    refused: { zh: '未通过', en: 'Not accepted' },
  },
  credited: (points: string): Words => ({
    zh: `已补 ${points} 积分`,
    en: `${points} points were added`,
  }),
  creditedOn: ({ points, day }: Dated & { points: string }): Words => ({
    zh: `门店已补传 ${day.zh}的订单，得 ${points} 积分`,
    en: `The shop sent the order of ${day.en}: ${points} points`,
  }),
  already: ({ points, day }: Dated & { points: string }): Words => ({
    zh: `已经记在 ${day.zh}，得 ${points} 积分`,
    en: `Already recorded on ${day.en}: ${points} points`,
  }),
  takenBack: (points: string): Words => ({
    zh: `之后退货，已扣回 ${points} 积分`,
    en: `${points} points were taken back with a return`,
  }),
  on: ({ day }: Dated): Words => ({ zh: `${day.zh}提交`, en: `Sent on ${day.en}` }),
  answeredOn: ({ day }: Dated): Words => ({ zh: `${day.zh}答复`, en: `Answered on ${day.en}` }),
  reference: (reference: string): Words => ({
    zh: `编号 ${reference}`,
    en: `Reference ${reference}`,
  }),
  words: { zh: '您的疑问', en: 'Your question' },
  wordsHint: {
    zh: '例如：会员日怎么没有双倍？请不要写手机号等个人信息。',
    en: 'Such as: why was it not doubled? Please leave out phone numbers and the like.',
  },
  placeholder: { zh: '写下您觉得不对的地方', en: 'What does not look right?' },
  noWords: { zh: '请写下您的疑问', en: 'Please write what your question is' },
  send: { zh: '提交申诉', en: 'Send' },
  sending: { zh: '正在提交…', en: 'Sending…' },
  open: { zh: '查看这一笔', en: 'See the entry' },
} as const;
