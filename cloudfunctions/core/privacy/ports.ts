import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Consent } from '@huigan/shared/members/consents';
import type { ExportRows, Loss } from '@huigan/shared/privacy/contracts';
import type { Part } from '@huigan/shared/privacy/parts';
import type { Rulebook } from '@huigan/shared/program/preview';

/** What a member decided about their data, as it stands. */
export type Standing = {
  readonly member: MemberId;
  readonly memberNo: string;
  /** Counts every change of anything about the person. */
  readonly rev: number;
  /** Which change was the last of each field of the profile. */
  readonly changed: Readonly<Record<string, number>>;
  readonly consents: readonly Consent[];
  readonly leavesAt: Instant | null;
};
export type Decided = Pick<Standing, 'consents' | 'leavesAt'>;

export type Standings = {
  /** Null for who is no member, or no longer. */
  readonly find: (member: MemberId) => Promise<Standing | null>;
  /** False when anything about the person changed in between. Children go with their consent. */
  readonly save: (before: Standing, after: Decided) => Promise<boolean>;
  /** Whose days to think again are over. */
  readonly dueToLeave: (now: Instant, limit: number) => Promise<readonly MemberId[]>;
};

/** What a room keeps about a member, a page at a time. */
export type Exporter = (who: Member, after: string | null) => Promise<ExportRows>;
/** Every room that keeps something about members stands here: another part of it does not compile without. */
export type Exporters = Readonly<Record<Part, Exporter>>;
/** A room where something ends with a membership names it here. */
export type Losses = (member: MemberId) => Promise<readonly Loss[]>;
export type Member = { readonly member: MemberId; readonly memberNo: string };

export type PrivacyDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly rules: { readonly rulebook: () => Promise<Rulebook> };
  readonly standings: Standings;
  readonly childrenOf: (member: MemberId) => Promise<number>;
  readonly losses: readonly Losses[];
  readonly exporters: Exporters;
  /** Who a member is by now: themselves, or the one they became one with. */
  readonly today: (member: MemberId) => Promise<MemberId>;
  /** Ends the membership for good, of this member and of nobody they have become one with; repeatable. */
  readonly leave: (member: MemberId) => Promise<unknown>;
};
