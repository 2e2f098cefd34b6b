import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Words } from '@huigan/shared/kernel/words';
import type { Kind } from '@huigan/shared/messages/kinds';
import type { Reminder, Standing, Told } from '@huigan/shared/messages/reminders';
import type { Subscription } from '@huigan/shared/messages/subscription';
import type { Fields, Template } from '@huigan/shared/messages/templates';
import type { Rulebook } from '@huigan/shared/program/preview';

/** A member as far as messages go. */
export type Subscriber = {
  readonly member: MemberId;
  /** Where they go; null for who never agreed to any. */
  readonly openid: string | null;
  /** Whether they agree to messages at all. */
  readonly agreed: boolean;
  readonly subscription: Subscription;
  /** What a write compares with. */
  readonly v: number;
  readonly rev: number;
};

export type Subscribers = {
  /** Null for who is no member, or no longer. */
  readonly find: (member: MemberId) => Promise<Subscriber | null>;
  /**
   * False when something about the person changed in between. Whoever has messages left is looked at by
   * night; `looksAt` says from when on, absent leaves it as it is.
   */
  readonly save: (
    before: Subscriber,
    after: { readonly openid: string; readonly subscription: Subscription },
    looksAt?: Instant,
  ) => Promise<boolean>;
  readonly due: (now: Instant, limit: number) => Promise<readonly MemberId[]>;
  /**
   * `at` null: not again before they agree to another. Changes nothing for who did since `v`; null: whatever
   * they did.
   */
  readonly lookAgain: (
    member: { readonly member: MemberId; readonly v: number | null },
    at: Instant | null,
  ) => Promise<void>;
};

/** A message that waits for its turn. */
export type Waiting = Reminder & {
  readonly member: MemberId;
  /** Null from when it is claimed. */
  readonly due: Instant | null;
  readonly tries: number;
};
/** How it ended. `sending` is what a crash leaves: it may have gone, so it never goes again. */
export type End = 'sent' | 'refused' | 'failed' | 'unknown' | 'dropped';
export type State = 'waiting' | 'sending' | End;
/** One that was written, as it stands. */
export type Written = Told & {
  readonly at: Instant;
  readonly state: State;
  /** Dropped, failed or refused: the member has not heard of it. */
  readonly cameToNothing: boolean;
};

export type Messages = {
  /** Under the id of its cause. False where it is there already: it stays as it is. */
  readonly add: (
    member: MemberId,
    message: Reminder,
    on: { at: Instant; due: Instant },
  ) => Promise<boolean>;
  /** One that came to nothing waits again. */
  readonly reopen: (message: Reminder, on: { at: Instant; due: Instant }) => Promise<void>;
  readonly due: (now: Instant, limit: number) => Promise<readonly Waiting[]>;
  /** Takes it on before it is sent. Null where somebody else has. */
  readonly claim: (message: Waiting) => Promise<Waiting | null>;
  /** Its turn comes later. This and `end` change nothing that is not as it was read. */
  readonly postpone: (message: Waiting, until: Instant, tries?: number) => Promise<void>;
  readonly end: (
    message: Waiting,
    state: End,
    how: { at: Instant; code?: number },
  ) => Promise<void>;
  /** The newest of a member. */
  readonly of: (member: MemberId, limit: number) => Promise<readonly Written[]>;
  readonly dropOld: (now: Instant, limit: number) => Promise<number>;
};

/** What WeChat said to a message. */
export type Outcome =
  | { readonly what: 'sent' }
  /** The member refuses, or none was left. */
  | { readonly what: 'refused' }
  /** Nothing went; it may be tried again later. */
  | { readonly what: 'later'; readonly code: number }
  /** It is wrong, and will be wrong again. */
  | { readonly what: 'failed'; readonly code: number }
  /** Nobody knows whether it went. */
  | { readonly what: 'unknown' };

export type Post = {
  readonly send: (letter: {
    readonly openid: string;
    readonly template: Template;
    readonly fields: Fields;
  }) => Promise<Outcome>;
};

export type MessagesDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly rules: { readonly rulebook: () => Promise<Rulebook> };
  readonly subscribers: Subscribers;
  readonly messages: Messages;
  readonly post: Post;
  /** Those the brand has applied for. */
  readonly templates: ReadonlyMap<Kind, Template>;
  readonly accounts: {
    /** Of who a member is today; null for who left. */
    readonly standing: (
      member: MemberId,
    ) => Promise<{ readonly standing: Standing; readonly awaits: Instant | null } | null>;
    /** Until then every order that is credited is told of. */
    readonly awaitOrders: (member: MemberId, until: Instant) => Promise<void>;
  };
  readonly shopName: (shop: string) => Promise<Words | null>;
};
