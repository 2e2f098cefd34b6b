import { type Entry, openAccount } from '@huigan/shared/account/account';
import { earnCause, type MemberId, refundCause } from '@huigan/shared/kernel/ids';
import type { Result } from '@huigan/shared/kernel/result';
import type { OrderPaid, OrderRefunded } from '@huigan/shared/orders/events';
import { accountsIn } from './account/account-store';
import { journalIn } from './account/journal-store';
import { type PostDeps, type PostRefusal, post } from './account/post';
import { keysIn } from './intake-keys/keys-store';
import type { EnrolDeps } from './members/enrol-member';
import { knownMembers } from './members/known-members';
import { linksIn, membersIn } from './members/members-store';
import { wechatGateway } from './members/wechat-gateway';
import { creditWaitingOrders } from './orders/credit-waiting-orders';
import { ordersIn } from './orders/orders-store';
import type { OrderDeps } from './orders/ports';
import { type Clock, systemClock } from './platform/clock';
import { connectDatabase } from './platform/database';
import { readSettings } from './platform/environment';
import { digestOf, sealingWith } from './platform/sealing';
import { freshRulebook, programsIn } from './program/programs-store';

/** First retries come fast, later ones spread out: a hot member's writers take turns. */
const PAUSE_FIRST_MS = 4;
const PAUSE_MAX_MS = 120;

const pause = (attempt: number): Promise<void> => {
  const longest = Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
};

/** Every room with its adapters, joined where they meet: the doors take from here what they serve. */
export function openHouse(clock: Clock = systemClock) {
  const settings = readSettings();
  const database = connectDatabase();
  const sealing = sealingWith(settings.HUIGAN_MASTER_KEY);
  const programs = programsIn(database);
  const rules = { rulebook: freshRulebook(programs, clock) };
  const accounts = accountsIn(database);
  const journal = journalIn(database);
  const links = linksIn(database, sealing);
  const members = membersIn(database, sealing);
  const orders = ordersIn(database);
  const keys = keysIn(database, sealing);

  const posting: PostDeps = { clock, accounts, journal, rules, pause };
  const account = accountFor(posting);
  const ordering: OrderDeps = {
    clock,
    rules,
    orders,
    account,
    digestOf,
    members: knownMembers(links),
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
    },
    tell: (fact) => creditWaitingOrders(ordering, fact),
  };
  const wechat = wechatGateway(settings, clock);
  return {
    clock,
    database,
    programs,
    rules,
    accounts,
    journal,
    links,
    members,
    orders,
    keys,
    posting,
    ordering,
    enrolling,
    wechat,
  };
}

export type House = ReturnType<typeof openHouse>;

const accountFor = (deps: PostDeps) => ({
  earn: (member: MemberId, order: OrderPaid, digest: string): Promise<Result<Entry, PostRefusal>> =>
    post(deps, member, { kind: 'earn', cause: earnCause(order.id), digest, order }),
  reverse: (
    member: MemberId,
    refund: OrderRefunded,
    { id, digest }: { id: string; digest: string },
  ): Promise<Result<Entry, PostRefusal>> =>
    post(deps, member, {
      kind: 'reverse',
      cause: refundCause(refund.order, id),
      digest,
      refund,
      recalled: null,
    }),
});
