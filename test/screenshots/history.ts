import { DAY_MS } from '@huigan/shared/kernel/time';
import type { Product } from './product';

const FRESH_PHONE = '13857129999';
/** A receipt that is being looked into. */
export const HELD_RECEIPT = 'S20261018-0417';

type Statement = {
  readonly now: number;
  readonly entries: readonly { seq: number; kind: string }[];
};
type Profile = { readonly rev: number; readonly policyVersion: string };

/** What the pages need beyond orders: a regular who told and asked things, and somebody new. */
export async function livedIn({
  call,
  welcome,
}: Pick<Product, 'call' | 'welcome'>): Promise<{ asked: number; unasked: number }> {
  const { policyVersion } = await call<Profile>('zhang', 'profile.see');
  const phoneCode = welcome('fresh', '林女士', FRESH_PHONE);
  await call('fresh', 'members.join', { phoneCode, policyVersion });
  await call('zhang', 'privacy.set', { purpose: 'children', granted: true, policyVersion });
  await call('zhang', 'privacy.set', { purpose: 'messages', granted: true, policyVersion });
  await call('zhang', 'messages.agreed', {
    request: 'asked-before-the-pictures',
    answers: [{ kind: 'points_expiring', answer: 'accepted' }],
  });
  const { rev } = await call<Profile>('zhang', 'profile.see');
  const { now, entries } = await call<Statement>('zhang', 'account.statement');
  const dayBefore = (days: number) =>
    new Date(now + 8 * 3_600_000 - days * DAY_MS).toISOString().slice(0, 10);
  await call('zhang', 'profile.save', {
    seen: rev,
    name: { name: '张小美', title: 'ms' },
    birthday: { day: '06-30', year: null },
    children: [{ id: 'c1', name: '豆豆', stage: 'born', date: dayBefore(200) }],
  });
  const [asked, unasked] = entries.filter(({ kind }) => kind === 'earn').map(({ seq }) => seq);
  if (asked === undefined || unasked === undefined) throw new Error('nothing was earned');
  await call('zhang', 'service.dispute', {
    entry: asked,
    words: '这一单为什么没有按会员日双倍算？',
  });
  await call('zhang', 'service.claim', {
    number: HELD_RECEIPT,
    shop: 'hz-binjiang',
    day: dayBefore(2),
    amountFen: 19_900,
  });
  await call('zhang', 'shops.favour', { shop: 'hz-binjiang', isFavourite: true });
  return { asked, unasked };
}
