import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { ProfileView } from '@huigan/shared/profile/contracts';
import { profileView } from '@huigan/shared/profile/view';
import type { ProfileDeps } from './ports';

type Deps = Pick<ProfileDeps, 'clock' | 'rules' | 'profiles'>;

/** What a member has told, beside all that may be told. */
export async function seeProfile(
  { clock, rules, profiles }: Deps,
  member: MemberId | null,
): Promise<Result<ProfileView, 'members/not_joined'>> {
  const person = member && (await profiles.find(member));
  if (!person) return err('members/not_joined');
  const now = clock.now();
  const program = (await rules.rulebook()).at(now);
  if (!program) throw new Error('no program is in force: publish one first');
  return ok(profileView(person, { program, now }));
}
