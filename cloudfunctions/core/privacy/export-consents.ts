import type { ExportRows } from '@huigan/shared/privacy/contracts';
import { exportedConsents } from '@huigan/shared/privacy/exported';
import type { Member, PrivacyDeps } from './ports';

/** What they agreed to and took back, for them to take along. */
export async function exportConsents(
  { clock, rules, standings }: Pick<PrivacyDeps, 'clock' | 'rules' | 'standings'>,
  { member }: Member,
): Promise<ExportRows> {
  const standing = await standings.find(member);
  const offset = (await rules.rulebook()).at(clock.now())?.offset;
  if (offset === undefined) throw new Error('no program is in force: publish one first');
  return exportedConsents(standing?.consents ?? [], offset);
}
