import type { RefusalsOf, RefusalWords } from './refusal-words';

export const shopsRefusals: Readonly<Record<RefusalsOf<'shops'>, RefusalWords>> = {
  'shops/unknown': {
    failed: { zh: '这家门店已不在列表里', en: 'This shop is no longer on the list' },
    act: { zh: '请下拉刷新门店列表。', en: 'Pull down to refresh the list of shops.' },
    effect: null,
  },
  'shops/too_many_favourites': {
    failed: { zh: '最多收藏 20 家门店', en: 'You can keep at most 20 favourite shops' },
    act: { zh: '请先取消一家，再收藏这一家。', en: 'Remove one first, then add this one.' },
    effect: null,
  },
};
