import type { FamilyView } from '@huigan/shared/members/contracts';
import { FAMILY_MAX, familyIdOf } from './family-id';
import type { FamilyDeps, Holder } from './ports';

/** Who shares a membership: whoever joined it first, and whom they invited, one after another. */
export async function seeFamily({ links }: FamilyDeps, holder: Holder): Promise<FamilyView> {
  const people = await links.holdersOf(holder.link.member);
  return {
    isOwner: holder.link.family === undefined,
    people: people
      .map(({ id, family }) => ({
        id: familyIdOf(id),
        called: family?.called ?? null,
        since: family?.since ?? null,
        agreedTo: family?.policyVersion ?? null,
        monthMax: family?.monthMax ?? null,
        isYou: id === holder.id,
      }))
      .sort((one, other) => (one.since ?? 0) - (other.since ?? 0)),
    placesLeft: Math.max(0, FAMILY_MAX - people.length),
  };
}
