import type { RefusalsOf, RefusalWords } from './refusal-words';
import { nothingLost } from './refusal-words';

export const ordersRefusals: Readonly<Record<RefusalsOf<'orders'>, RefusalWords>> = {
  'orders/unknown': {
    failed: { zh: '没有找到这笔订单', en: 'This order was not found' },
    act: { zh: '请返回订单列表刷新后再看。', en: 'Go back to your orders and refresh the list.' },
    effect: nothingLost,
  },
};
