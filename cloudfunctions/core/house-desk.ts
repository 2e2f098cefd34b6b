import type { AccountFact } from '@huigan/shared/account/account';
import { settleToRead } from '@huigan/shared/account/settle';
import { type MemberId, numberOf, refundCause } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Adjustment, adjustCommand, adjustPoints } from './account/adjust-points';
import { closeAccount } from './account/close-account';
import { describeMember } from './account/describe-member';
import { changesOf, openBooks } from './account/open-books';
import type { PostDeps } from './account/post';
import { previewPosting } from './account/preview-posting';
import { readAccount } from './account/read-account';
import { favouritesIn } from './members/favourites-store';
import type { Members } from './members/ports';
import { creditedOf, ordersOnReceipt } from './orders/order-on-receipt';
import type { HistoryDeps, OrderDeps } from './orders/ports';
import type { Database } from './platform/database';
import { digestOf } from './platform/sealing';
import type { ServiceDeps, Tickets } from './service/ports';
import { settleClaims } from './service/settle-claims';
import type { Shops, ShopsDeps } from './shops/ports';
import { freshShops } from './shops/shops-store';

/** What a member has ends, and what they wrote to the desk goes with the person. */
export async function leaveAll(
  { posting, tickets }: { posting: PostDeps; tickets: Tickets },
  member: MemberId,
  at: Instant,
): Promise<readonly MemberId[]> {
  const selves = await closeAccount(posting, member, at);
  for (const self of selves) await tickets.forget(self);
  return selves;
}

type DeskParts = Pick<ServiceDeps, 'tickets' | 'audit'> & {
  readonly posting: PostDeps & { readonly digestOf: typeof digestOf };
  readonly ordering: OrderDeps;
  readonly shops: Shops;
  readonly database: Database;
  readonly members: Members;
};

/** What members ask about: their orders, the shops, and the desk that answers them. */
export function deskOf({ posting, ordering, tickets, audit, shops, database, members }: DeskParts) {
  const { clock, rules, accounts, journal } = posting;
  const shopList = freshShops(shops, clock);
  const history: HistoryDeps = {
    ...ordering,
    books: {
      open: (member) => openBooks(accounts, member),
      changesOf: (causes) => changesOf(journal, causes),
    },
    shopName: async (shop) => (await shopList()).find(({ id }) => id === shop)?.name ?? null,
  };
  const shopping: ShopsDeps = { clock, rules, shopList, favourites: favouritesIn(database) };
  const serving: ServiceDeps = {
    clock,
    rules,
    tickets,
    audit,
    digestOf,
    accounts: deskAccounts(posting),
    orders: deskOrders(history),
    shopName: history.shopName,
  };
  /** What happened in an account, to whoever has to do with it. */
  const tellFact = (fact: AccountFact): Promise<void> =>
    fact.type === 'tiers/changed.v1' ? members.learnTier(fact) : settleClaims(serving, fact);
  return { history, shopping, publishing: { shops, digestOf }, serving, tellFact };
}

const deskAccounts = (
  deps: PostDeps & { readonly digestOf: typeof digestOf },
): ServiceDeps['accounts'] => ({
  whoIs: async (member) => {
    const held = await readAccount(deps.accounts, member);
    if (!held) return null;
    const { id, absorbed, seq } = settleToRead(
      held.account,
      deps.clock.now(),
      await deps.rules.rulebook(),
    );
    return { member: id, selves: [id, ...absorbed], entries: seq };
  },
  awaitOrders: (member, until) => describeMember(deps, member, { kind: 'describe', awaits: until }),
  refusesCredit: async (member, credit) => {
    const preview = await previewPosting(deps, member, adjustCommand(deps, credit));
    return preview.ok ? null : preview.error;
  },
  credit: (member, credit: Adjustment) => adjustPoints(deps, member, credit),
});

const deskOrders = (deps: HistoryDeps): ServiceDeps['orders'] => ({
  onReceipt: async (receipt) => {
    const found = await ordersOnReceipt(deps, receipt);
    return found.map(({ order: { id, receiptNo, shop, paidAt, refunds }, owner }) => ({
      order: id,
      number: numberOf(id),
      receiptNo: receiptNo ?? null,
      shop,
      paidAt,
      returns: refunds.map((refund) => refundCause(id, refund.id)),
      member: 'member' in owner ? owner.member : null,
    }));
  },
  creditedOf: (member, found) => creditedOf(deps, member, found),
  receiptNoOf: async (order) => {
    const standing = await deps.orders.find(order);
    return standing && 'order' in standing ? (standing.order.receiptNo ?? null) : null;
  },
});
