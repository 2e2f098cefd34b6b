import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Points } from '@huigan/shared/kernel/units';
import { dismiss } from './dismiss';
import { familyIdOf, linkIdOf } from './family-id';
import type { FamilyDeps, Holder } from './ports';

type ChangeRefusal = 'members/unknown';

/** What of the points somebody of the family may use in a month; null: as much as the owner. */
export async function limitFamily(
  { clock, links, accounts }: FamilyDeps,
  { link }: Holder,
  { id, monthMax }: { id: string; monthMax: Points | null },
): Promise<Result<true, ChangeRefusal>> {
  const changed = await links.limit(linkIdOf(id), link.member, monthMax);
  if (!changed) return err('members/unknown');
  // Their own phone is told of it at once as well.
  await accounts.peopleChanged(link.member, clock.now());
  return ok(true);
}

/** Somebody is taken out of the family, if they are in it; what they did stays in the books. */
export async function removeFamily(
  deps: FamilyDeps,
  { link }: Holder,
  { id }: { id: string },
): Promise<Result<true, ChangeRefusal>> {
  const people = await deps.links.holdersOf(link.member);
  const person = people.find((each) => familyIdOf(each.id) === id);
  if (person && !person.family) return err('members/unknown');
  if (person) await dismiss(deps, person.id, link.member);
  // They are gone; perhaps a crash came before that was said.
  else await deps.accounts.peopleChanged(link.member, deps.clock.now());
  return ok(true);
}
