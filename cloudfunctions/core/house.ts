import { openAccount } from '@huigan/shared/account/account';
import { accountsIn } from './account/account-store';
import { closeAccount } from './account/close-account';
import { describeMember } from './account/describe-member';
import { exportAccount, exportStatement, lossesHere } from './account/export-account';
import { journalIn } from './account/journal-store';
import { earnCommand, reverseCommand } from './account/order-commands';
import { type PostDeps, post } from './account/post';
import { previewPosting } from './account/preview-posting';
import { proofsIn } from './account/proofs-store';
import { keysIn } from './intake-keys/keys-store';
import { usageIn } from './intake-keys/usage-store';
import type { EnrolDeps } from './members/enrol-member';
import { exportIdentities } from './members/export-identities';
import { knownMembers } from './members/known-members';
import { leaveMember } from './members/leave-member';
import { linksIn, membersIn } from './members/members-store';
import type { LinkId, Links, Members } from './members/ports';
import { wechatGateway } from './members/wechat-gateway';
import { creditWaitingOrders } from './orders/credit-waiting-orders';
import { ordersIn } from './orders/orders-store';
import type { OrderDeps } from './orders/ports';
import { type Clock, systemClock } from './platform/clock';
import { connectDatabase, type Database } from './platform/database';
import { readSettings, type Settings } from './platform/environment';
import { pause } from './platform/pause';
import { FRESH_MS, remembering } from './platform/remembering';
import { digestOf, sealingWith } from './platform/sealing';
import { exportConsents } from './privacy/export-consents';
import type { Exporter, PrivacyDeps } from './privacy/ports';
import { standingsIn } from './privacy/privacy-store';
import { exportProfile } from './profile/export-profile';
import type { ProfileDeps } from './profile/ports';
import { profilesIn } from './profile/profile-store';
import { freshRulebook, programsIn } from './program/programs-store';

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
      leave: (id, at) => closeAccount(posting, id, at),
    },
    tell: (fact) => creditWaitingOrders(ordering, fact),
  };
  const profile = profileFor(posting, profilesIn(database, sealing));
  const privacy = privacyFor({
    posting,
    profile,
    members,
    standings: standingsIn(database),
    leave: (member) => leaveMember(enrolling, member),
  });
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
    profile,
    privacy,
    wechat: wechatGateway(settings, clock),
  };
}

export type House = ReturnType<typeof openHouse>;

/** Whose number it is does not change as fast as a till asks; who is nobody yet is asked for again. */
const rememberingLinks = (links: Links, clock: Clock): Links['find'] =>
  remembering((id) => links.find(id as LinkId), { clock, freshMs: FRESH_MS, max: LINKS_MAX });
const LINKS_MAX = 5000;

const accountFor = (deps: PostDeps): OrderDeps['account'] => ({
  earn: (member, order, digest) => post(deps, member, earnCommand(order, digest)),
  reverse: (member, refund, of) => post(deps, member, reverseCommand(refund, of)),
  previewReverse: (member, refund, of) => previewPosting(deps, member, reverseCommand(refund, of)),
});

const profileFor = (posting: PostDeps, profiles: ProfileDeps['profiles']): ProfileDeps => ({
  clock: posting.clock,
  rules: posting.rules,
  profiles,
  tellBirthday: (member, birthday) =>
    describeMember(posting, member, { kind: 'describe', birthday }),
});

type PrivacyParts = Pick<PrivacyDeps, 'standings' | 'leave'> & {
  readonly posting: PostDeps;
  readonly profile: ProfileDeps;
  readonly members: Pick<Members, 'identitiesOf'>;
};

/** A room that keeps something about members adds its exporter, and what ends with a membership. */
function privacyFor({ posting, profile, members, standings, leave }: PrivacyParts): PrivacyDeps {
  const { clock, rules } = posting;
  const exporters: readonly Exporter[] = [
    {
      part: 'identities',
      words: { zh: '身份', en: 'Identity' },
      page: (who) => exportIdentities(members, who),
    },
    {
      part: 'profile',
      words: { zh: '个人资料', en: 'Profile' },
      page: ({ member }) => exportProfile(profile, member),
    },
    {
      part: 'consents',
      words: { zh: '授权记录', en: 'Consents' },
      page: (who) => exportConsents({ clock, rules, standings }, who),
    },
    {
      part: 'account',
      words: { zh: '积分和等级', en: 'Points and tier' },
      page: ({ member }) => exportAccount(posting, member),
    },
    {
      part: 'statement',
      words: { zh: '积分明细', en: 'Points history' },
      page: ({ member }, after) => exportStatement(posting, member, after),
    },
  ];
  return {
    clock,
    rules,
    standings,
    exporters,
    childrenOf: async (member) =>
      (await profile.profiles.find(member))?.profile.children.length ?? 0,
    losses: [(member) => lossesHere(posting, member)],
    leave,
  };
}
