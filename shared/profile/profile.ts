import type { Day, Instant } from '../kernel/time';
import type { Consent } from '../members/consents';
import type { Called } from './called';

/** Day and month, and the year where they like to say it. */
export type Birthday = { readonly day: string; readonly year: number | null };
/** `due` until somebody says that they are born. */
export type Child = {
  /** Made by the phone; one of a member's children for as long as they are kept. */
  readonly id: string;
  readonly name: string | null;
  readonly stage: 'born' | 'due';
  readonly date: Day;
};
/** What they like, of one group the brand asks about. */
export type Choice = { readonly group: string; readonly chosen: readonly string[] };

/** What a member tells of themself; all of it may be left out. */
export type Profile = {
  readonly name: Called | null;
  readonly birthday: Birthday | null;
  readonly children: readonly Child[];
  readonly preferences: readonly Choice[];
  readonly shop: string | null;
};
export type Field = keyof Profile;
/** Some of it; what is undefined was not spoken of. */
export type Told = { readonly [F in Field]?: Profile[F] | undefined };

export const emptyProfile: Profile = {
  name: null,
  birthday: null,
  children: [],
  preferences: [],
  shop: null,
};

/** A member's profile as it stands, with what decides whether it may change. */
export type Person = {
  /** Counts every change of anything about the person. */
  readonly rev: number;
  /** Which change was the last of a field; absent for one that never changed. */
  readonly changed: Partial<Record<Field, number>>;
  readonly profile: Profile;
  /** When the day of their birthday was last told, also where it was taken back since. */
  readonly birthdayAt: Instant | null;
  readonly consents: readonly Consent[];
  /** The change whose birthday the account has not been told of; null when it knows. */
  readonly birthdayUntold: number | null;
  /** Set while the member is about to leave. */
  readonly leavesAt: Instant | null;
};
