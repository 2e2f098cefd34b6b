import type { RefusalsOf, RefusalWords } from './refusal-words';

export const messagesRefusals: Readonly<Record<RefusalsOf<'messages'>, RefusalWords>> = {
  'messages/not_agreed': {
    failed: { zh: '您还没有同意接收消息', en: 'You have not agreed to messages' },
    act: {
      zh: '请在隐私中心打开“到期和入账提醒”，再点一次。',
      en: 'Switch “Reminders and credits” on in the privacy centre and tap again.',
    },
    effect: { zh: '没有订阅任何消息。', en: 'Nothing has been subscribed to.' },
  },
};
