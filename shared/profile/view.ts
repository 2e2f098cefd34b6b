import { dayOf } from '../kernel/time';
import { isGranted } from '../members/consents';
import type { Program } from '../program/contracts';
import { maskedName } from './called';
import type { Card, ProfileView } from './contracts';
import { birthdayFreeFrom } from './decide-save';
import type { Person } from './profile';

type Reading = { readonly program: Program; readonly now: ProfileView['now'] };

/** What pages that are not the profile show of a person. */
export const cardOf = ({ profile, leavesAt }: Person): Card => ({
  called: profile.name && maskedName(profile.name),
  leavesAt,
});

/** The profile as its owner reads it, with everything the brand asks beside what was answered. */
export function profileView(person: Person, { program, now }: Reading): ProfileView {
  const { profile, rev, consents } = person;
  const today = dayOf(now, program.offset);
  return {
    now,
    rev,
    name: profile.name,
    birthday: profile.birthday,
    birthdayFreeFrom: birthdayFreeFrom(person, { now, offset: program.offset }),
    policyVersion: program.brand.policyVersion,
    childrenAgreed: isGranted(consents, 'children'),
    children: profile.children.map((child) => ({
      ...child,
      isAwaited: child.stage === 'due' && child.date < today,
    })),
    preferences: (program.preferences ?? []).map(({ options, many, ...group }) => ({
      ...group,
      many: many ?? false,
      options: options.map((option) => ({
        ...option,
        chosen: profile.preferences.some(
          (choice) => choice.group === group.id && choice.chosen.includes(option.id),
        ),
      })),
    })),
    shop: profile.shop,
  };
}
