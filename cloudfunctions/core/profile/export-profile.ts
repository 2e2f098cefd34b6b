import type { MemberId } from '@huigan/shared/kernel/ids';
import type { ExportRows } from '@huigan/shared/privacy/contracts';
import { exportedProfile } from '@huigan/shared/profile/exported';
import type { ProfileDeps } from './ports';

/** What a member told of themself, for them to take along. */
export async function exportProfile(
  { clock, rules, profiles }: Pick<ProfileDeps, 'clock' | 'rules' | 'profiles'>,
  member: MemberId,
): Promise<ExportRows> {
  const person = await profiles.find(member);
  const program = (await rules.rulebook()).at(clock.now());
  return exportedProfile(person?.profile ?? null, program?.preferences ?? []);
}
