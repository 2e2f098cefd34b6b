import { type AccountFact, openAccount } from '@huigan/shared/account/account';
import { settleToRead } from '@huigan/shared/account/settle';
import { type MemberId, numberOf } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { accountsIn } from './account/account-store';
import { type Adjustment, adjustCommand, adjustPoints } from './account/adjust-points';
import { closeAccount } from './account/close-account';
import { describeMember } from './account/describe-member';
import { exportAccount, exportStatement, lossesHere } from './account/export-account';
import { journalIn } from './account/journal-store';
import { changesOf, openBooks } from './account/open-books';
import { earnCommand, reverseCommand } from './account/order-commands';
import { type PostDeps, post } from './account/post';
import { previewPosting } from './account/preview-posting';
import { proofsIn } from './account/proofs-store';
import { readAccount } from './account/read-account';
import { keysIn } from './intake-keys/keys-store';
import { usageIn } from './intake-keys/usage-store';
import type { EnrolDeps } from './members/enrol-member';
import { exportIdentities } from './members/export-identities';
import { favouritesIn } from './members/favourites-store';
import { knownMembers } from './members/known-members';
import { leaveMember } from './members/leave-member';
import { linksIn, membersIn } from './members/members-store';
import type { LinkId, Links, Members } from './members/ports';
import { wechatGateway } from './members/wechat-gateway';
import { creditWaitingOrders } from './orders/credit-waiting-orders';
import { exportOrders } from './orders/export-orders';
import { creditedOf, ordersOnReceipt } from './orders/order-on-receipt';
import { ordersIn } from './orders/orders-store';
import type { HistoryDeps, OrderDeps } from './orders/ports';
import { auditIn } from './platform/audit-store';
import { type Clock, systemClock } from './platform/clock';
import { connectDatabase, type Database } from './platform/database';
import { readSettings, type Settings } from './platform/environment';
import { pause } from './platform/pause';
import { FRESH_MS, remembering } from './platform/remembering';
import { digestOf, type Sealing, sealingWith } from './platform/sealing';
import { exportConsents } from './privacy/export-consents';
import type { PrivacyDeps } from './privacy/ports';
import { standingsIn } from './privacy/privacy-store';
import { exportProfile } from './profile/export-profile';
import type { ProfileDeps } from './profile/ports';
import { profilesIn } from './profile/profile-store';
import { freshRulebook, programsIn } from './program/programs-store';
import { exportTickets } from './service/export-tickets';
import type { ServiceDeps, Tickets } from './service/ports';
import { settleClaims } from './service/settle-claims';
import { ticketsIn } from './service/tickets-store';
import type { Shops, ShopsDeps } from './shops/ports';
import { freshShops, shopsIn } from './shops/shops-store';

export type Seams = {
  readonly clock?: Clock;
  readonly database?: Database;
  readonly settings?: Settings;
};

/** Every room with its adapters, joined where they meet: the doors take from here what they serve. */
export function openHouse({
  clock = systemClock,
  database = connectDatabase(),
  settings = readSettings(),
}: Seams = {}) {
  const sealing = sealingWith(settings.HUIGAN_MASTER_KEY);
  const programs = programsIn(database);
  const rules = { rulebook: freshRulebook(programs, clock) };
  const accounts = accountsIn(database, sealing, clock);
  const journal = journalIn(database);
  const proofs = proofsIn(database);
  const links = linksIn(database, sealing);
  const members = membersIn(database, sealing);
  const orders = ordersIn(database);
  const keys = keysIn(database, sealing);
  const usage = usageIn(database);
  const tickets = ticketsIn(database, sealing);
  const audit = auditIn(database, sealing);
  const shops = shopsIn(database);

  const posting: PostDeps & { digestOf: typeof digestOf } = {
    clock,
    accounts,
    journal,
    rules,
    pause,
    digestOf,
  };
  const known = knownMembers({ ...links, find: rememberingLinks(links, clock) });
  const ordering: OrderDeps = {
    clock,
    rules,
    orders,
    account: accountFor(posting),
    digestOf,
    members: known,
  };
  const enrolling: EnrolDeps = {
    clock,
    links,
    members,
    accounts: {
      open: async (id, joined) => {
        const program = (await rules.rulebook()).at(joined);
        if (!program) throw new Error('no program is in force: publish one first');
        await accounts.open(openAccount(id, joined, program));
      },
      leave: (id, at) => leaveAll({ posting, tickets }, id, at),
    },
    tell: (fact) => creditWaitingOrders(ordering, fact),
  };
  const desk = deskOf({ posting, ordering, tickets, audit, shops, database, members });
  const person = personOf({ posting, database, sealing, members, enrolling, desk });
  return {
    clock,
    database,
    /** Tells one master key from another without telling it. */
    keyMark: sealing.fingerprint('backup', 'which key'),
    programs,
    rules,
    accounts,
    journal,
    proofs,
    links,
    members,
    orders,
    keys,
    usage,
    known,
    posting,
    ordering,
    enrolling,
    audit,
    ...person,
    ...desk,
    wechat: wechatGateway(settings, clock),
  };
}

export type House = ReturnType<typeof openHouse>;

/** What a member has ends, and what they wrote to the desk goes with the person. */
async function leaveAll(
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
function deskOf({ posting, ordering, tickets, audit, shops, database, members }: DeskParts) {
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

/** Whose number it is does not change as fast as a till asks; who is nobody yet is asked for again. */
const rememberingLinks = (links: Links, clock: Clock): Links['find'] =>
  remembering((id) => links.find(id as LinkId), { clock, freshMs: FRESH_MS, max: LINKS_MAX });
const LINKS_MAX = 5000;

const accountFor = (deps: PostDeps): OrderDeps['account'] => ({
  earn: (member, order, digest) => post(deps, member, earnCommand(order, digest)),
  reverse: (member, refund, of) => post(deps, member, reverseCommand(refund, of)),
  previewReverse: (member, refund, of) => previewPosting(deps, member, reverseCommand(refund, of)),
});

type PersonParts = {
  readonly posting: PostDeps;
  readonly database: Database;
  readonly sealing: Sealing;
  readonly members: Members;
  readonly enrolling: EnrolDeps;
  readonly desk: ReturnType<typeof deskOf>;
};

/** What members tell of themselves, and what they decide about all that is kept of them. */
function personOf({ posting, database, sealing, members, enrolling, desk }: PersonParts) {
  const { clock, rules } = posting;
  const profile: ProfileDeps = {
    clock,
    rules,
    profiles: profilesIn(database, sealing),
    tellBirthday: (member, birthday) =>
      describeMember(posting, member, { kind: 'describe', birthday }),
  };
  const standings = standingsIn(database);
  const favourites = favouritesIn(database);
  const privacy: PrivacyDeps = {
    clock,
    rules,
    standings,
    childrenOf: async (member) =>
      (await profile.profiles.find(member))?.profile.children.length ?? 0,
    losses: [(member) => lossesHere(posting, member)],
    leave: (member) => leaveMember(enrolling, member),
    exporters: {
      identities: (who) => exportIdentities({ ...members, favourites }, who),
      profile: ({ member }) => exportProfile(profile, member),
      consents: (who) => exportConsents({ clock, rules, standings }, who),
      account: ({ member }) => exportAccount(posting, member),
      statement: ({ member }, after) => exportStatement(posting, member, after),
      orders: ({ member }, after) => exportOrders(desk.history, member, after),
      tickets: ({ member }, after) => exportTickets(desk.serving, member, after),
    },
  };
  return { profile, privacy };
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
    return found.map(({ order: { id, receiptNo, shop, paidAt }, owner }) => ({
      order: id,
      number: numberOf(id),
      receiptNo: receiptNo ?? null,
      shop,
      paidAt,
      member: 'member' in owner ? owner.member : null,
    }));
  },
  creditedOf: (member, found) => creditedOf(deps, member, found),
  receiptNoOf: async (order) => {
    const standing = await deps.orders.find(order);
    return standing && 'order' in standing ? (standing.order.receiptNo ?? null) : null;
  },
});
