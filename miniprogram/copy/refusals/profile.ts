import type { Words } from '@huigan/shared/kernel/words';
import type { RefusalsOf, RefusalWords } from './refusal-words';

const notSaved: Words = {
  zh: '这次没有保存，原来的资料还在。',
  en: 'This was not saved; what was there still is.',
};

export const profileRefusals: Readonly<Record<RefusalsOf<'profile'>, RefusalWords>> = {
  'profile/changed_elsewhere': {
    failed: {
      zh: '这一项刚在另一台手机上改过',
      en: 'This was just changed on another phone',
    },
    act: {
      zh: '下面是最新内容，看过后再改一次。',
      en: 'What you see below is the latest. Look, then change it again.',
    },
    effect: notSaved,
  },
  'profile/birthday_fixed': {
    failed: { zh: '生日一年只能改一次', en: 'A birthday can be changed once a year' },
    act: {
      zh: '如果当时填错了，请联系客服更正。',
      en: 'If it was a mistake, ask the service team to correct it.',
    },
    effect: notSaved,
  },
  'profile/guardian_needed': {
    failed: { zh: '未满 14 岁须由监护人办理', en: 'Under 14, a guardian has to do this' },
    act: {
      zh: '请由监护人用自己的微信加入，再填写孩子的信息。',
      en: 'A guardian may join with their own WeChat and tell us about the child there.',
    },
    effect: notSaved,
  },
  'profile/children_not_agreed': {
    failed: {
      zh: '还没有同意保存孩子的信息',
      en: 'You have not agreed that we keep data on children',
    },
    act: { zh: '请先打开“孩子的信息”。', en: 'Please switch on “Your children” first.' },
    effect: notSaved,
  },
  'profile/child_date': {
    failed: { zh: '这个日期不对', en: 'This date cannot be right' },
    act: {
      zh: '出生日期不晚于今天；预产期在今天之后 10 个月内。',
      en: 'A birth date is not after today; a due date is within the next 10 months.',
    },
    effect: notSaved,
  },
  'profile/unknown_choice': {
    failed: { zh: '有的选项刚刚取消了', en: 'One of these choices has just been withdrawn' },
    act: { zh: '请下拉刷新，再选一次。', en: 'Pull down to refresh, then choose again.' },
    effect: notSaved,
  },
};
