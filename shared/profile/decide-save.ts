import { unreachable } from '../kernel/invariant';
import { err, ok, type Result } from '../kernel/result';
import {
  DAY_MS,
  type Day,
  dayOf,
  endOfDayMonthsAfter,
  type Instant,
  later,
  type UtcOffset,
  yearOf,
} from '../kernel/time';
import { isGranted } from '../members/consents';
import type { PreferenceGroup } from '../program/contracts';
import type { SaveRefusal } from './contracts';
import type { Birthday, Child, Choice, Field, Person, Profile, Told } from './profile';

/** Gifts and rules hang on a birthday: it is told once, and corrected once a year. */
const BIRTHDAY_MONTHS = 12;
/** Whom the law has asked by their guardian. */
const OF_AGE = 14;
const CHILD_YEARS = 18;
/** Ten months and a little: nobody is due later. */
const DUE_DAYS = 310;

export type SaveContext = {
  /** The change up to which the phone had seen the profile. */
  readonly seen: number;
  readonly now: Instant;
  readonly offset: UtcOffset;
  readonly groups: readonly PreferenceGroup[];
  /** Those there are; asked for only where one is given. */
  readonly shops: readonly { readonly id: string }[];
};

/**
 * Takes over the fields that are given. One that somebody changed after the phone looked is not written
 * over, unless both say the same: a repeat changes nothing.
 */
export function decideSave(
  person: Person,
  asked: Told,
  context: SaveContext,
): Result<Person, SaveRefusal> {
  const wanted = wantedOf(person.profile, asked, context.groups);
  const fields = fieldsOf(person.profile).filter(
    (field) => JSON.stringify(wanted[field]) !== JSON.stringify(person.profile[field]),
  );
  if (fields.length === 0) return ok(person);
  const overtaken = fields.some((field) => (person.changed[field] ?? 0) > context.seen);
  if (overtaken) return err('profile/changed_elsewhere');
  for (const field of fields) {
    const refusal = refusalOf(field, wanted, { person, ...context });
    if (refusal !== null) return err(refusal);
  }
  return ok(changedIn(person, { wanted, fields, now: context.now }));
}

function changedIn(
  person: Person,
  { wanted, fields, now }: { wanted: Profile; fields: readonly Field[]; now: Instant },
): Person {
  const rev = person.rev + 1;
  const each = <V>(value: (field: Field) => V) =>
    Object.fromEntries(fields.map((field) => [field, value(field)]));
  const { birthday } = wanted;
  return {
    ...person,
    rev,
    changed: { ...person.changed, ...each(() => rev) },
    profile: { ...person.profile, ...each((field) => wanted[field]) },
    birthdayAt: birthday && isAnotherDay(birthday, person) ? now : person.birthdayAt,
    birthdayUntold: fields.includes('birthday') ? rev : person.birthdayUntold,
  };
}

/** The first instant the day may be another one; null where it may be at once. */
export function birthdayFreeFrom(
  { birthdayAt }: Person,
  { now, offset }: Pick<SaveContext, 'now' | 'offset'>,
): Instant | null {
  if (birthdayAt === null) return null;
  const from = endOfDayMonthsAfter(birthdayAt, BIRTHDAY_MONTHS, offset);
  return from > now ? from : null;
}

const fieldsOf = (profile: Profile): readonly Field[] => Object.keys(profile) as Field[];

/** What is chosen stands in the order the brand asks in, so that the same is the same. */
function wantedOf(
  { name, birthday, children, preferences, shop }: Profile,
  asked: Told,
  groups: readonly PreferenceGroup[],
): Profile {
  // Null is a word of its own: it takes back.
  return {
    name: asked.name === undefined ? name : asked.name,
    birthday: asked.birthday === undefined ? birthday : asked.birthday,
    children: asked.children ?? children,
    preferences: asked.preferences ? inOrder(asked.preferences, groups) : preferences,
    shop: asked.shop === undefined ? shop : asked.shop,
  };
}

function inOrder(
  preferences: readonly Choice[],
  groups: readonly PreferenceGroup[],
): readonly Choice[] {
  const known = groups.flatMap(({ id, options }): Choice[] => {
    const chosen = preferences.find(({ group }) => group === id)?.chosen ?? [];
    const ids = options.map((option) => option.id).filter((option) => chosen.includes(option));
    const more = chosen.filter((option) => !ids.includes(option));
    return chosen.length === 0 ? [] : [{ group: id, chosen: [...ids, ...more] }];
  });
  return [...known, ...preferences.filter(({ group }) => groups.every(({ id }) => id !== group))];
}

type Judging = SaveContext & { readonly person: Person };

function refusalOf(field: Field, wanted: Profile, judging: Judging): SaveRefusal | null {
  switch (field) {
    case 'birthday':
      return birthdayRefusal(wanted.birthday, judging);
    case 'children':
      return childrenRefusal(wanted.children, judging);
    case 'preferences':
      return wanted.preferences.every((choice) => isOffered(choice, judging.groups))
        ? null
        : 'profile/unknown_choice';
    case 'shop':
      return wanted.shop === null || judging.shops.some(({ id }) => id === wanted.shop)
        ? null
        : 'profile/unknown_choice';
    case 'name':
      return null;
    default:
      return unreachable(field);
  }
}

const isAnotherDay = (birthday: Birthday, { profile }: Person): boolean =>
  birthday.day !== profile.birthday?.day;

function birthdayRefusal(birthday: Birthday | null, judging: Judging): SaveRefusal | null {
  if (birthday === null) return null;
  const { person, now, offset } = judging;
  if (isAnotherDay(birthday, person) && birthdayFreeFrom(person, judging) !== null) {
    return 'profile/birthday_fixed';
  }
  if (birthday.year === null) return null;
  const turns = `${birthday.year + OF_AGE}-${birthday.day}`;
  return turns > dayOf(now, offset) ? 'profile/guardian_needed' : null;
}

function childrenRefusal(children: readonly Child[], judging: Judging): SaveRefusal | null {
  const { person, now, offset } = judging;
  if (!isGranted(person.consents, 'children')) return 'profile/children_not_agreed';
  const today = dayOf(now, offset);
  const earliest = `${yearOf(now, offset) - CHILD_YEARS}${today.slice(4)}`;
  const latest = dayOf(later(now, DUE_DAYS * DAY_MS), offset);
  const stood = new Set(person.profile.children.map(standing));
  const isLikely = (child: Child): boolean => {
    if (stood.has(standing(child))) return true;
    const within = (from: string, through: Day) => child.date >= from && child.date <= through;
    return child.stage === 'born' ? within(earliest, today) : within(today, latest);
  };
  return children.every(isLikely) ? null : 'profile/child_date';
}

/** What was told stays told while the rest of the list changes, also when its day has passed. */
const standing = ({ id, stage, date }: Child): string => `${id} ${stage} ${date}`;

function isOffered({ group, chosen }: Choice, groups: readonly PreferenceGroup[]): boolean {
  const asked = groups.find(({ id }) => id === group);
  if (!asked || (chosen.length > 1 && asked.many !== true)) return false;
  return chosen.every((each) => asked.options.some(({ id }) => id === each));
}
