import type { RefusalsOf, RefusalWords } from './refusal-words';

export const privacyRefusals: Readonly<Record<RefusalsOf<'privacy'>, RefusalWords>> = {
  'privacy/unknown_part': {
    failed: { zh: '导出没有完成', en: 'The export did not finish' },
    act: { zh: '请重新开始导出。', en: 'Please start it again.' },
    effect: null,
  },
  'privacy/confirm_differs': {
    failed: { zh: '会员号后四位不对', en: 'These are not the last four digits' },
    act: { zh: '请照着上面的会员号重新输入。', en: 'Please type them as they stand above.' },
    effect: { zh: '没有注销，一切照旧。', en: 'Nothing has been closed; all is as it was.' },
  },
};
