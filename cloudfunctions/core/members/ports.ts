import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Consent } from '@huigan/shared/members/consents';
import type { MemberJoined } from '@huigan/shared/members/events';
import type { TierChanged } from '@huigan/shared/tiers/events';

/** How somebody may be known. The value is never stored, only its keyed hash. */
export type IdentityKind = 'openid' | 'unionid' | 'phone' | 'memberNo' | 'code';
/** `phone:4f…`: one identity of one person, unreadable. */
export type LinkId = string & { readonly brand: unique symbol };
export type Link = { readonly member: MemberId; readonly memberNo: string };

export type Links = {
  readonly idOf: (kind: IdentityKind, value: string) => LinkId;
  readonly find: (id: LinkId) => Promise<Link | null>;
  /** The link that stands afterwards: ours, or one somebody else made first. */
  readonly claim: (id: LinkId, link: Link) => Promise<Link>;
  /** From now on nothing leads to them; how they sign in goes last, so that they can ask again. */
  readonly cut: (member: MemberId) => Promise<void>;
};

export type NewMember = {
  readonly id: MemberId;
  readonly memberNo: string;
  readonly phone: string | null;
  readonly joinedAt: Instant;
  readonly joined: MemberJoined;
};

export type NewWechat = {
  readonly openid: LinkId;
  readonly phone: string;
  readonly consents: readonly Consent[];
};

export type Members = {
  /** False when this member is there already. */
  readonly add: (member: NewMember) => Promise<boolean>;
  /** True when this WeChat identity is now, or was already, the member's own; their number with it. */
  readonly claimWechat: (id: MemberId, wechat: NewWechat) => Promise<boolean>;
  /** Whether nobody else in WeChat is this member. */
  readonly isFreeFor: (id: MemberId, openid: LinkId) => Promise<boolean>;
  /** Stores a fact until it is acknowledged. */
  readonly remember: (fact: MemberJoined) => Promise<void>;
  readonly whoLeaves: (now: Instant, limit: number) => Promise<readonly MemberId[]>;
  /** False when there is no such member. */
  readonly startLeaving: (id: MemberId, at: Instant) => Promise<boolean>;
  /** Whether somebody is leaving or has left. */
  readonly isGone: (id: MemberId) => Promise<boolean>;
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
  /** Ends what the member has; repeatable. All who turned out to be this one, themselves among them. */
  readonly leave: (id: MemberId, at: Instant) => Promise<readonly MemberId[]>;
};
export type Wechat = {
  /** The number behind a getPhoneNumber code; null when WeChat says the code is not good. */
  readonly phoneOf: (code: string) => Promise<string | null>;
};
export type Policy = { readonly currentVersion: () => Promise<string | null> };
export type Tell = (fact: MemberJoined) => Promise<void>;
