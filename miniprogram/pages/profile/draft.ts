import type { Asked, Profile } from './use-profile';

/** The form as it is being filled in. */
export type Draft = {
  readonly name: string;
  readonly title: 'ms' | 'mr' | 'none';
  /** As the wheels give it: with a year, also where none is kept. */
  readonly day: string | null;
  readonly withYear: boolean;
  readonly tastes: Readonly<Record<string, readonly string[]>>;
};

/** Has a 29 February, so that every birthday can stand in it. */
const SOME_YEAR = 2000;

export const draftOf = ({ name, birthday, preferences }: Profile): Draft => ({
  name: name?.name ?? '',
  title: name === null ? 'none' : (name.title ?? 'none'),
  day: birthday === null ? null : `${birthday.year ?? SOME_YEAR}-${birthday.day}`,
  withYear: birthday?.year !== null && birthday?.year !== undefined,
  tastes: Object.fromEntries(
    preferences.map(({ id, options }) => [
      id,
      options.filter(({ chosen }) => chosen).map((option) => option.id),
    ]),
  ),
});

/** What of the form differs from what stands, as it is to be saved. */
export function askedOf(draft: Draft, profile: Profile): Asked {
  const before = draftOf(profile);
  const isNamed = draft.name.trim() !== before.name || draft.title !== before.title;
  const isDated = draft.day !== before.day || draft.withYear !== before.withYear;
  const isTasted = JSON.stringify(draft.tastes) !== JSON.stringify(before.tastes);
  return {
    ...(isNamed && hasName(draft, before) && { name: nameOf(draft) }),
    ...(isDated && { birthday: birthdayOf(draft) }),
    ...(isTasted && {
      preferences: Object.entries(draft.tastes)
        .filter(([, chosen]) => chosen.length > 0)
        .map(([group, chosen]) => ({ group, chosen: [...chosen] })),
    }),
  };
}

/** A title alone is nobody's name. */
const hasName = (draft: Draft, before: Draft): boolean =>
  draft.name.trim() !== '' || before.name !== '';

function nameOf({ name, title }: Draft): Asked['name'] {
  const trimmed = name.trim();
  return trimmed === '' ? null : { name: trimmed, title: title === 'none' ? null : title };
}

function birthdayOf({ day, withYear }: Draft): Asked['birthday'] {
  if (day === null) return null;
  return { day: day.slice(5), year: withYear ? Number(day.slice(0, 4)) : null };
}
