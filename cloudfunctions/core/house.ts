import { openAccount } from '@huigan/shared/account/account';
import type { OrderId } from '@huigan/shared/kernel/ids';
import { points } from '@huigan/shared/kernel/units';
import { accountsIn } from './account/account-store';
import { journalIn } from './account/journal-store';
import { earnCommand, reverseCommand } from './account/order-commands';
import { type PostDeps, post } from './account/post';
import { previewPosting } from './account/preview-posting';
import { proofsIn } from './account/proofs-store';
import { stillUsed } from './account/still-used';
import { doneBefore } from './account/use-points';
import { deskOf, leaveAll } from './house-desk';
import { accountsOfWhoJoins, receiptsIn } from './house-joining';
import { messagingOf, tellingMembers } from './house-messages';
import { personOf } from './house-person';
import { keysIn } from './intake-keys/keys-store';
import { usageIn } from './intake-keys/usage-store';
import type { EnrolDeps } from './members/enrol-member';
import { invitesIn } from './members/invites-store';
import { knownMembers } from './members/known-members';
import { linksIn } from './members/links-store';
import { membersIn } from './members/members-store';
import type { LinkId, Links, StillUsed } from './members/ports';
import type { CodeSecrets } from './members/spending-codes';
import { wechatGateway } from './members/wechat-gateway';
import { wrongCodesIn } from './members/wrong-codes';
import { creditWaitingOrders } from './orders/credit-waiting-orders';
import { ordersIn } from './orders/orders-store';
import type { OrderDeps, Orders } from './orders/ports';
import { attemptsIn } from './platform/attempts';
import { auditIn } from './platform/audit-store';
import { type Clock, systemClock } from './platform/clock';
import { connectDatabase, type Database } from './platform/database';
import { readSettings, type Settings } from './platform/environment';
import { pause } from './platform/pause';
import { FRESH_MS, remembering } from './platform/remembering';
import { digestOf, sealingWith } from './platform/sealing';
import { wechatApi } from './platform/wechat-api';
import { freshRulebook, programsIn } from './program/programs-store';
import { ticketsIn } from './service/tickets-store';
import { shopsIn } from './shops/shops-store';

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
  const codes: CodeSecrets = {
    secretOf: (locator, holder) => sealing.fingerprint('spending-code', `${locator}:${holder}`),
  };
  const orders = ordersIn(database);
  const keys = keysIn(database, sealing);
  const usage = usageIn(database);
  const tickets = ticketsIn(database, sealing);
  const audit = auditIn(database, sealing);
  const shops = shopsIn(database);

  const posting: PostDeps & { digestOf: typeof digestOf } = {
    ...{ clock, accounts, journal, rules, pause, digestOf },
  };
  const attempts = attemptsIn(database, clock);
  const knowing = {
    ...{ clock, secretOf: codes.secretOf, holderNow: links.find },
    wrongCodes: wrongCodesIn({ clock, attempts, links }),
    stillUsed: stillUsedOf(posting, orders),
  };
  const known = {
    ...knownMembers({ ...knowing, links: { ...links, find: rememberingLinks(links, clock) } }),
    findNow: knownMembers({ ...knowing, links }).find,
  };
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
      peopleChanged: accounts.peopleChanged,
      leave: (id, at) => leaveAll({ posting, tickets }, id, at),
      ...accountsOfWhoJoins(posting),
    },
    tell: (fact) => creditWaitingOrders(ordering, fact),
  };
  const desk = deskOf({ posting, ordering, tickets, audit, shops, database, members });
  const api = wechatApi(settings, clock);
  const { shopName } = desk.history;
  const messaging = messagingOf({ posting, database, sealing, settings, api, shopName });
  const person = personOf({ posting, database, sealing, members, enrolling, desk, messaging });
  return {
    clock,
    database,
    /** Tells one master key from another without telling it. */
    keyMark: sealing.fingerprint('backup', 'which key'),
    ...{ programs, rules, accounts, journal, proofs, links, codes, members, orders, keys, usage },
    ...{ known, shopName, posting, ordering, enrolling, audit, attempts },
    ...person,
    ...desk,
    messaging,
    tellFact: tellingMembers(messaging, desk.tellFact),
    joining: {
      ...enrolling,
      attempts,
      persons: person.persons,
      receipts: receiptsIn(desk.history),
      invites: invitesIn(database, sealing),
      wechat: wechatGateway(api),
    },
  };
}

export type House = ReturnType<typeof openHouse>;

/** Whose number it is does not change as fast as a till asks; who is nobody yet is asked for again. */
const rememberingLinks = (links: Links, clock: Clock): Links['find'] =>
  remembering((id) => links.find(id as LinkId), { clock, freshMs: FRESH_MS, max: LINKS_MAX });
const LINKS_MAX = 5000;

/** What is used of an account, orders that are on their way to it included. */
const stillUsedOf = (posting: PostDeps, orders: Orders): StillUsed => {
  const orderOf = async (id: OrderId) => {
    const standing = await orders.find(id);
    return standing && 'order' in standing ? standing.order : null;
  };
  return (member, purpose) => stillUsed({ ...posting, orderOf }, member, purpose);
};

/** The account as orders see it. */
export const accountFor = (deps: PostDeps): OrderDeps['account'] => ({
  earn: (member, order, digest) => post(deps, member, earnCommand(order, digest)),
  reverse: (member, refund, of) => post(deps, member, reverseCommand(refund, of)),
  heldFor: async (member, id, at) =>
    (await doneBefore(deps, member, { id, at, what: 'hold' }))?.held ?? points(0),
  previewReverse: (member, refund, of) => previewPosting(deps, member, reverseCommand(refund, of)),
});
