import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Points } from '@huigan/shared/kernel/units';
import type { Consent } from '@huigan/shared/members/consents';
import type { Receipt } from '@huigan/shared/members/contracts';
import type { MemberJoined } from '@huigan/shared/members/events';
import type { Standing } from '@huigan/shared/members/joining';
import type { CountedUse, MonthUses } from '@huigan/shared/members/month-use';
import type { TierChanged } from '@huigan/shared/tiers/events';

/** How somebody may be known. The value is never stored, only its keyed hash. */
export type IdentityKind = 'openid' | 'unionid' | 'phone' | 'memberNo' | 'code';
/** `phone:4f…`: one identity of one person, unreadable. */
export type LinkId = string & { readonly brand: unique symbol };
export type Link = {
  readonly member: MemberId;
  readonly memberNo: string;
  /** Of a spending code: who is signed in on the phone that shows it. */
  readonly holder?: LinkId;
  /** Of a spending code: until when none is looked at, because somebody guessed. */
  readonly restsUntil?: Instant;
  /** Of who signs in and was invited: what they are called, and what they may use. */
  readonly family?: Family;
};

export type Family = {
  readonly called: string;
  /** Points a month; null: as many as the owner. */
  readonly monthMax: Points | null;
  /** When they came in, and the version of the policy they agreed to with that. */
  readonly since: Instant;
  readonly policyVersion: string;
};

/** How far a till knows that the member is there: their phone showed a code, or they are signed in. */
export type CodeProof = {
  readonly by: 'code';
  readonly id: LinkId;
  readonly step: number;
  /** Points whose phone it is may use in a month; null: no limit. */
  readonly monthMax: Points | null;
  /** Whose phone it is, where that is somebody of the family. */
  readonly relative?: LinkId;
};
export type Proof = CodeProof | { readonly by: 'sign-in' } | null;

export type Links = {
  readonly idOf: (kind: IdentityKind, value: string) => LinkId;
  readonly find: (id: LinkId) => Promise<Link | null>;
  /** The link that stands afterwards: ours, or one somebody else made first. */
  readonly claim: (id: LinkId, link: Link) => Promise<Link>;
  /** From now on an identity leads to somebody else. False where it no longer led there. */
  readonly move: (id: LinkId, from: MemberId, to: Link) => Promise<boolean>;
  /** Everything that led to one member leads to another. Repeatable. */
  readonly lead: (from: MemberId, to: Link) => Promise<void>;
  /** Of a number: until when staff vouch that who holds it is the member. */
  readonly vouch: (id: LinkId, until: Instant) => Promise<boolean>;
  /** Uses up what staff vouched for. True for the first who comes by it, also when they ask again. */
  readonly takeVouching: (id: LinkId, by: Coming, now: Instant) => Promise<boolean>;
  /** Uses up a code for one purpose, unless it was used for another. */
  readonly useCode: (proof: CodeProof, use: CodeUse) => Promise<'ok' | 'used' | 'over_limit'>;
  /** What the codes of who shows this one were used for, as far as it counts. */
  readonly monthUsesOf: (proof: CodeProof) => Promise<MonthUses | undefined>;
  /** What was counted for each code somebody has ever had as this member. */
  readonly usesBy: (holder: LinkId, member: MemberId) => Promise<readonly MonthUses[]>;
  /** What a code was used for, counted anew; changes nothing where it was counted otherwise meanwhile. */
  readonly recount: (
    proof: CodeProof,
    counted: { readonly before: MonthUses; readonly after: MonthUses },
  ) => Promise<void>;
  readonly restCodes: (id: LinkId, until: Instant) => Promise<void>;
  /** Everybody who signs in as this member. */
  readonly holdersOf: (member: MemberId) => Promise<readonly SignedIn[]>;
  /** False where it is nobody of the family. */
  readonly limit: (id: LinkId, member: MemberId, monthMax: Points | null) => Promise<boolean>;
  /** Nothing leads from them to the member any more; their codes are good no more, and those used stay used. */
  readonly dismiss: (id: LinkId, member: MemberId) => Promise<void>;
  /** An identity leads nowhere from now on, if it led to this member. */
  readonly release: (id: LinkId, member: MemberId) => Promise<void>;
  /** Of all numbers only this one leads to the member from now on. */
  readonly keepOnlyPhone: (id: LinkId, member: MemberId) => Promise<void>;
  /** From now on nothing leads to them; how they sign in goes last, so that they can ask again. */
  readonly cut: (member: MemberId) => Promise<void>;
};

/** Who comes with a number, and what for. */
export type Coming = { readonly who: LinkId; readonly to: 'join' | 'change' };
export type SignedIn = { readonly id: LinkId; readonly family?: Family };
/** What a code is shown for, how many points in all, when, and in which month of the family. */
export type CodeUse = CountedUse & { readonly month: string };
/** How many points are gone for a purpose, held for it, or sure to go. */
export type StillUsed = (member: MemberId, purpose: string) => Promise<Points>;

export type Invite = {
  readonly member: MemberId;
  readonly memberNo: string;
  readonly called: string;
  readonly monthMax: Points | null;
  readonly until: Instant;
  /** Tells it from others of the same moment. */
  readonly turn: number;
};
export type Invites = {
  /** The word of an invitation, from what tells it from every other. */
  readonly wordFor: (what: string) => string;
  /** Written once under its word; false where that was an invitation already. */
  readonly keep: (word: string, invite: Invite) => Promise<boolean>;
  /** Those of a member that nobody has taken, nor time. */
  readonly openOf: (member: MemberId, now: Instant) => Promise<readonly Invite[]>;
  readonly find: (word: string) => Promise<(Invite & { readonly isTaken: boolean }) | null>;
  /** True for the first who takes it, also when they ask again. */
  readonly take: (word: string, id: LinkId) => Promise<boolean>;
  /** Nobody comes in by one that let in somebody who is gone; its word stays taken until it would be over. */
  readonly end: (id: LinkId) => Promise<void>;
  readonly dropOld: (now: Instant, limit: number) => Promise<number>;
};

export type NewMember = {
  readonly id: MemberId;
  readonly memberNo: string;
  readonly joinedAt: Instant;
  readonly joined: MemberJoined;
};

export type NewWechat = {
  readonly openid: LinkId;
  readonly phone: string;
  readonly consents: readonly Consent[];
  readonly isProven: boolean;
};

export type Members = {
  /** False when this member is there already. */
  readonly add: (member: NewMember) => Promise<boolean>;
  /**
   * Their WeChat identity is the member's from now on, and their number. Where somebody else in WeChat is the
   * member already, only who has proven that they are the same; false where they have not.
   */
  readonly claimWechat: (id: MemberId, wechat: NewWechat) => Promise<boolean>;
  readonly keepPhone: (id: MemberId, phone: string) => Promise<void>;
  /** Another number instead of this one; false where it was another already. */
  readonly changePhone: (id: MemberId, before: string | null, phone: string) => Promise<boolean>;
  readonly dropPhone: (id: MemberId) => Promise<void>;
  /** Whoever comes with their number from now on is not made from the same id: said before it leads elsewhere. */
  readonly moveOn: (id: MemberId) => Promise<void>;
  /** Whether nobody new can be this member: they left, or have gone on to another number. */
  readonly isTaken: (id: MemberId) => Promise<boolean>;
  /** Whether nobody else in WeChat is this member. */
  readonly isFreeFor: (id: MemberId, openid: LinkId) => Promise<boolean>;
  /** Stores a fact until it is acknowledged. */
  readonly remember: (fact: MemberJoined) => Promise<void>;
  readonly whoLeaves: (now: Instant, limit: number) => Promise<readonly MemberId[]>;
  /** False when there is no such member. */
  readonly startLeaving: (id: MemberId, at: Instant) => Promise<boolean>;
  /** Whether somebody is leaving or has left. */
  readonly isGone: (id: MemberId) => Promise<boolean>;
  /** Nobody is leaving here: they go on as another member. */
  readonly stay: (id: MemberId) => Promise<void>;
  /** Drops the person; what stays is that they left, and what they had agreed to. */
  readonly forget: (id: MemberId, at: Instant) => Promise<void>;
  readonly untold: (now: Instant, limit: number) => Promise<readonly MemberJoined[]>;
  readonly acknowledge: (id: MemberId) => Promise<void>;
  /** Keeps the newest tier only; an older fact that arrives late changes nothing. */
  readonly learnTier: (fact: TierChanged) => Promise<void>;
  /** By what a member is known, the number open; null for who is none, or no longer. */
  readonly identitiesOf: (id: MemberId) => Promise<Identities | null>;
};
export type Identities = { readonly phone: string | null; readonly isInWechat: boolean };

export type Accounts = {
  readonly open: (id: MemberId, joined: Instant) => Promise<void>;
  /**
   * Ends what the member has; repeatable. All who turned out to be this one, themselves among them; nobody where
   * they have gone on as another one.
   */
  readonly leave: (id: MemberId, at: Instant) => Promise<readonly MemberId[]>;
  readonly merge: (from: MemberId, into: MemberId, at: Instant) => Promise<void>;
  /** Who a member is by now: themselves, or the one they became one with. */
  readonly today: (id: MemberId) => Promise<MemberId>;
  readonly balance: (id: MemberId) => Promise<Points>;
  /** Who signs in as this member is not who it was; what is remembered of it from before is not right. */
  readonly peopleChanged: (id: MemberId, at: Instant) => Promise<void>;
  /** When somebody last did something with it. */
  readonly lastUsed: (id: MemberId) => Promise<Instant>;
};
export type Persons = {
  /** What one member told and decided is another's from now on, and gone where it was. Repeatable. */
  readonly handOver: (from: MemberId, into: MemberId) => Promise<void>;
};
export type Receipts = {
  /** Whether it is of an order of this member, paid before. */
  readonly isTheirs: (member: MemberId, receipt: Receipt, before: Instant) => Promise<boolean>;
};

export type Wechat = {
  /** The number behind a getPhoneNumber code; null when WeChat says the code is not good. */
  readonly phoneOf: (code: string) => Promise<string | null>;
};
export type Policy = { readonly currentVersion: () => Promise<string | null> };
/** False where it is to be told again: there is more to do than there was time for. */
export type Tell = (fact: MemberJoined) => Promise<boolean>;

/** By what somebody is known who is about to join. */
export type KnownBy = {
  readonly phone: LinkId;
  readonly unionid: LinkId | null;
  readonly openid: LinkId;
  readonly standing: { readonly phone: Standing | null; readonly wechat: Standing | null };
};

export type FamilyDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly links: Links;
  readonly invites: Invites;
  readonly members: Pick<Members, 'isGone'>;
  readonly accounts: Pick<Accounts, 'peopleChanged'>;
  readonly policy: Policy;
};
/** Who is signed in on the phone that asks. */
export type Holder = { readonly id: LinkId; readonly link: Link };
