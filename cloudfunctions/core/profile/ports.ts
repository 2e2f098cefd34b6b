import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Person } from '@huigan/shared/profile/profile';
import type { Rulebook } from '@huigan/shared/program/preview';

/** A birthday the account has not been told of yet: the day, and the change that made it so. */
export type Untold = {
  readonly member: MemberId;
  readonly day: string | null;
  readonly change: number;
};

export type Profiles = {
  /** Null for who is no member, or no longer. */
  readonly find: (member: MemberId) => Promise<Person | null>;
  /**
   * False when something about the person changed in between. Another birthday is to be told; messages go with
   * their consent.
   */
  readonly save: (member: MemberId, before: Person, after: Person) => Promise<boolean>;
  /**
   * Of who has become one with another, all they told and decided is gone, and nobody new is made from the same
   * id. False when something about the person changed in between.
   */
  readonly empty: (member: MemberId, rev: number) => Promise<boolean>;
  readonly untold: (limit: number) => Promise<readonly Untold[]>;
  /** Told as it stood after that change; a later birthday stays to be told. */
  readonly acknowledge: (told: Untold) => Promise<void>;
};

export type ProfileDeps = {
  readonly clock: { readonly now: () => Instant };
  readonly rules: { readonly rulebook: () => Promise<Rulebook> };
  readonly profiles: Profiles;
  /** The brand's shops, remembered for a while. */
  readonly shopList: () => Promise<readonly { readonly id: string }[]>;
  /** Tells the account, whose rules know birthdays. Repeatable. */
  readonly tellBirthday: (member: MemberId, day: string | null) => Promise<void>;
};
export type Link = { readonly member: MemberId };
