import type { Words } from '@huigan/shared/kernel/words';
import type { Dated } from './dated';

export const profile = {
  title: { zh: '我的资料', en: 'My profile' },
  stranger: {
    zh: '加入会员后，就可以告诉我们怎么称呼您。',
    en: 'Once you join, you can tell us what to call you.',
  },
  lead: {
    zh: '都可以不填，随时能改、能删。加密保存。',
    en: 'All of it is optional, and can be changed or removed. Stored encrypted.',
  },
  about: { zh: '关于您', en: 'About you' },
  name: { zh: '怎么称呼您', en: 'What may we call you' },
  nameHint: {
    zh: '用来在会员卡上称呼您，只显示成“张女士”或“张*”',
    en: 'To greet you on your card, where only “Ms Z*” is shown',
  },
  namePlaceholder: { zh: '如：张小美', en: 'e.g. Zhang Xiaomei' },
  salutation: { zh: '尊称', en: 'Title' },
  titles: {
    ms: { zh: '女士', en: 'Ms' },
    mr: { zh: '先生', en: 'Mr' },
    none: { zh: '不用', en: 'None' },
  },
  birthday: { zh: '生日', en: 'Birthday' },
  birthdayHint: {
    zh: '用来送生日礼、算生日多倍积分。一年只能改一次',
    en: 'For birthday gifts and bonus points. It can be changed once a year',
  },
  birthdayFixed: ({ day }: Dated): Words => ({
    zh: `一年只能改一次，${day.zh}起可再改`,
    en: `Changed once a year; again from ${day.en}`,
  }),
  pickDay: { zh: '选择日期', en: 'Choose a day' },
  withYear: { zh: '也告诉我们年份', en: 'Tell us the year too' },
  withYearHint: {
    zh: '用来确认已满 14 岁；不打开就只存月和日',
    en: 'To know you are over 14; left off, only day and month are kept',
  },
  removeBirthday: { zh: '删除生日', en: 'Remove birthday' },
  tastes: { zh: '您的喜好', en: 'What you like' },
  save: { zh: '保存', en: 'Save' },
  saving: { zh: '正在保存…', en: 'Saving…' },
  saved: { zh: '已保存', en: 'Saved' },
} as const;

export const children = {
  title: { zh: '孩子', en: 'Your children' },
  purpose: {
    zh: '用来按月龄推荐、送宝宝生日礼。属于敏感信息，要您单独同意',
    en: "To suggest by age and for baby's birthday gift. Sensitive, so we ask you apart",
  },
  agree: { zh: '同意保存孩子的信息', en: 'Keep information about my children' },
  stop: { zh: '停止宝宝内容', en: 'Stop baby content' },
  stopHint: {
    zh: '点一下就停，已存的孩子信息一并删除，不问原因',
    en: 'One tap stops it and deletes what is kept of your children. No questions',
  },
  stopped: { zh: '已停止并删除', en: 'Stopped and deleted' },
  none: { zh: '还没有填写', en: 'None told yet' },
  add: { zh: '添加孩子', en: 'Add a child' },
  edit: { zh: '修改', en: 'Edit' },
  child: { zh: '宝宝', en: 'Baby' },
  name: { zh: '小名（可不填）', en: 'Nickname (optional)' },
  stage: { zh: '出生了吗', en: 'Born yet' },
  stages: { born: { zh: '已出生', en: 'Born' }, due: { zh: '还没有', en: 'Expected' } },
  birthDate: { zh: '出生日期', en: 'Date of birth' },
  dueDate: { zh: '预产期', en: 'Due date' },
  bornOn: ({ day }: Dated): Words => ({ zh: `${day.zh}出生`, en: `Born ${day.en}` }),
  dueOn: ({ day }: Dated): Words => ({ zh: `预产期 ${day.zh}`, en: `Due ${day.en}` }),
  months: (months: number): Words => ({
    zh: `${months} 个月`,
    en: months === 1 ? '1 month' : `${months} months`,
  }),
  years: (years: number): Words => ({ zh: `${years} 岁`, en: `${years} years` }),
  asked: (name: Words): Words => ({
    zh: `${name.zh}出生了吗？`,
    en: `Has ${name.en} been born?`,
  }),
  yes: { zh: '已出生', en: 'Yes, born' },
  later: { zh: '改预产期', en: 'Another due date' },
  remove: { zh: '删除', en: 'Remove' },
} as const;
