import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ProfileView, SaveRefusal } from '@huigan/shared/profile/contracts';
import { decideSave } from '@huigan/shared/profile/decide-save';
import type { Person, Told } from '@huigan/shared/profile/profile';
import { profileView } from '@huigan/shared/profile/view';
import type { ProfileDeps } from './ports';

/** A person is changed by their own two hands. */
const ATTEMPTS_MAX = 10;

type Saved = Result<ProfileView, SaveRefusal | 'members/not_joined'>;

/**
 * A member changes what they told. The birthday is told to the account after it is kept; where that breaks,
 * the same save once more or the timer tells it.
 */
export async function saveProfile(
  deps: ProfileDeps,
  member: MemberId | null,
  { seen, ...asked }: Told & { readonly seen: number },
): Promise<Saved> {
  const { clock, rules, profiles, shopList } = deps;
  const now = clock.now();
  const program = (await rules.rulebook()).at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  const { offset, preferences: groups = [] } = program;
  const shops = typeof asked.shop === 'string' ? await shopList() : [];
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const before = member && (await profiles.find(member));
    if (!before) return err('members/not_joined');
    const decided = decideSave(before, asked, { seen, now, offset, groups, shops });
    if (!decided.ok) return decided;
    const after = decided.value;
    if (after !== before && !(await profiles.save(member, before, after))) continue;
    await tell(deps, member, after);
    return ok(profileView(after, { program, now }));
  }
  throw new Error('a profile was too busy to write');
}

async function tell(
  { profiles, tellBirthday }: ProfileDeps,
  member: MemberId,
  { profile, birthdayUntold: change }: Person,
): Promise<void> {
  if (change === null) return;
  const day = profile.birthday?.day ?? null;
  await tellBirthday(member, day);
  await profiles.acknowledge({ member, day, change });
}
