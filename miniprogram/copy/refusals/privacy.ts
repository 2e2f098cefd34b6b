import type { RefusalsOf, RefusalWords } from './refusal-words';

export const privacyRefusals: Readonly<Record<RefusalsOf<'privacy'>, RefusalWords>> = {
  'privacy/confirm_differs': {
    failed: { zh: '会员号后四位不对', en: 'These are not the last four digits' },
    act: { zh: '请照着上面的会员号重新输入。', en: 'Please type them as they stand above.' },
    effect: { zh: '没有注销，一切照旧。', en: 'Nothing has been closed; all is as it was.' },
  },
};
