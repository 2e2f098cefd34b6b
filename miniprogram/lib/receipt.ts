import { type Fen, fen } from '@huigan/shared/kernel/units';
import type { Words } from '@huigan/shared/kernel/words';
import { words } from '../copy/words';

/** A receipt as far as it is filled in. */
export type Draft = {
  readonly number: string;
  readonly shop: { readonly id: string; readonly name: Words } | null;
  readonly day: string | null;
  readonly amount: string;
};
export const emptyDraft: Draft = { number: '', shop: null, day: null, amount: '' };

/** What is wrong with it, field by field. */
export type Problems = Partial<Record<keyof Draft, Words>>;

const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._#/-]{0,31}$/;

export function problemsIn({ number, shop, day, amount }: Draft): Problems {
  return {
    ...(!NUMBER.test(number.trim()) && { number: words.claim.wrongNumber }),
    ...(shop === null && { shop: words.claim.wrongShop }),
    ...(day === null && { day: words.claim.wrongDay }),
    ...(fenOf(amount) === null && { amount: words.claim.wrongAmount }),
  };
}

/** `128`, `128.5` and `¥1,280.50` in fen, without a detour over fractions; null where it is no amount. */
export function fenOf(amount: string): Fen | null {
  const plain = amount.replace(/[\s,，¥￥]/g, '');
  const [, yuan = '', cents = ''] = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  const total = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return yuan === '' || total === 0 ? null : fen(total);
}
