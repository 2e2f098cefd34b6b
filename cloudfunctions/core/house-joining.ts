import { spendable } from '@huigan/shared/account/account';
import { lastUsed } from '@huigan/shared/account/last-used';
import { settleToRead } from '@huigan/shared/account/settle';
import { points } from '@huigan/shared/kernel/units';
import { mergeMembers } from './account/merge-members';
import type { PostDeps } from './account/post';
import { readAccount } from './account/read-account';
import type { JoinDeps } from './members/join';
import { ordersOnReceipt } from './orders/order-on-receipt';
import type { HistoryDeps } from './orders/ports';

/** What joining asks of accounts: to merge two, and what stands in one. */
export const accountsOfWhoJoins = (
  deps: PostDeps,
): Pick<JoinDeps['accounts'], 'merge' | 'today' | 'balance' | 'lastUsed'> => ({
  merge: async (from, into, at) => {
    const merged = await mergeMembers(deps, { from, into, at });
    if (!merged.ok) throw new Error(`two members could not become one: ${merged.error}`);
  },
  today: async (member) => (await readAccount(deps.accounts, member))?.account.id ?? member,
  balance: async (member) => {
    const held = await readAccount(deps.accounts, member);
    if (!held) return points(0);
    return spendable(settleToRead(held.account, deps.clock.now(), await deps.rules.rulebook()));
  },
  lastUsed: async (member) => {
    const held = await readAccount(deps.accounts, member);
    return held ? lastUsed(held.account) : deps.clock.now();
  },
});

/** Receipts as proofs: whose order one is of. */
export const receiptsIn = (deps: HistoryDeps): JoinDeps['receipts'] => ({
  isTheirs: async (member, { number, shop, amountFen }, before) => {
    const selves = (await deps.books.open(member))?.selves ?? [];
    const found = await ordersOnReceipt(deps, { number, shop });
    return found.some(
      ({ order: { paidAt, paidFen, shippingFen }, owner }) =>
        paidAt <= before &&
        'member' in owner &&
        selves.includes(owner.member) &&
        (amountFen === paidFen || amountFen === paidFen + shippingFen),
    );
  },
});
