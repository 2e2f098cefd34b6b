import { minuteOf, type UtcOffset } from '../kernel/time';
import type { Words } from '../kernel/words';
import type { Consent, Purpose } from '../members/consents';
import type { ExportRows } from './contracts';

const PURPOSES: Readonly<Record<Purpose, Words>> = {
  membership: { zh: '会员服务', en: 'Membership' },
  personalised: { zh: '个性化推荐', en: 'Personal suggestions' },
  messages: { zh: '到期和入账提醒', en: 'Reminders and credits' },
  children: { zh: '孩子的信息', en: 'Your children' },
};

/** Every word they gave, oldest first. */
export const exportedConsents = (history: readonly Consent[], offset: UtcOffset): ExportRows => ({
  columns: [
    { id: 'at', words: { zh: '时间', en: 'Time' } },
    { id: 'purpose', words: { zh: '用途', en: 'Purpose' } },
    { id: 'granted', words: { zh: '决定', en: 'Decision' } },
    { id: 'policyVersion', words: { zh: '隐私政策版本', en: 'Policy version' } },
  ],
  rows: history.map(({ at, purpose, granted, policyVersion }) => [
    minuteOf(at, offset),
    PURPOSES[purpose],
    granted ? { zh: '同意', en: 'Agreed' } : { zh: '撤回', en: 'Withdrawn' },
    policyVersion,
  ]),
  next: null,
});
