import type { Instant } from '../kernel/time';
import { isGranted, joinedHistory } from '../members/consents';
import { emptyProfile, type Field, type Person, type Profile } from './profile';

/**
 * Two turn out to be one: where the one who stays has told nothing, what the other told stands; the words of
 * both on a purpose are one history whose newest counts, and without one on children none are kept. Joined once
 * more, nothing changes.
 */
export function joinPersons(own: Person, other: Person): Person {
  const consents = joinedHistory(own.consents, other.consents);
  const profile = joinedProfile(own.profile, other.profile, isGranted(consents, 'children'));
  const fields = (Object.keys(emptyProfile) as Field[]).filter(
    (field) => profile[field] !== own.profile[field],
  );
  if (fields.length === 0 && consents === own.consents) return own;
  const rev = own.rev + 1;
  const isBorn = fields.includes('birthday');
  return {
    ...own,
    rev,
    changed: { ...own.changed, ...Object.fromEntries(fields.map((field) => [field, rev])) },
    profile,
    consents,
    birthdayAt: isBorn ? latest(own.birthdayAt, other.birthdayAt) : own.birthdayAt,
    birthdayUntold: isBorn ? rev : own.birthdayUntold,
  };
}

function joinedProfile(own: Profile, other: Profile, mayKeepChildren: boolean): Profile {
  const { children } = own.children.length > 0 ? own : other;
  return {
    name: own.name ?? other.name,
    birthday: own.birthday ?? other.birthday,
    children: mayKeepChildren ? someOf(own.children, children) : someOf(own.children, []),
    preferences:
      own.preferences.length > 0 ? own.preferences : someOf(own.preferences, other.preferences),
    shop: own.shop ?? other.shop,
  };
}

/** Nothing in place of nothing is no change. */
const someOf = <T>(own: readonly T[], wanted: readonly T[]): readonly T[] =>
  own.length === 0 && wanted.length === 0 ? own : wanted;

const latest = (one: Instant | null, two: Instant | null): Instant | null =>
  (one ?? 0) > (two ?? 0) ? one : two;
