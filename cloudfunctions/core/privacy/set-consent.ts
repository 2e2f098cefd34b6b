import type { MemberId } from '@huigan/shared/kernel/ids';
import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { optionalPurposes } from '@huigan/shared/members/consents';
import { withWord } from '@huigan/shared/privacy/consent-history';
import type { PrivacyDeps } from './ports';

/** A person decides with their own two hands. */
const ATTEMPTS_MAX = 10;

type Word = {
  readonly purpose: (typeof optionalPurposes)[number];
  readonly granted: boolean;
  readonly policyVersion: string;
};
type Answer = Result<Omit<Word, 'policyVersion'>, 'members/not_joined' | 'members/policy_outdated'>;

/**
 * A member says yes to a purpose, or takes a yes back. A yes is to the policy as it reads today; a no needs
 * no reading. What was kept for the purpose alone goes in the same write.
 */
export async function setConsent(
  { clock, rules, standings }: Pick<PrivacyDeps, 'clock' | 'rules' | 'standings'>,
  member: MemberId | null,
  word: Word,
): Promise<Answer> {
  const { purpose, granted, policyVersion } = word;
  const at = clock.now();
  const current = (await rules.rulebook()).at(at)?.brand.policyVersion;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const before = member && (await standings.find(member));
    if (!before) return err('members/not_joined');
    if (granted && policyVersion !== current) return err('members/policy_outdated');
    const consents = withWord(before.consents, { purpose, granted, policyVersion, at });
    const isSame = consents === before.consents;
    if (isSame || (await standings.save(before, { ...before, consents }))) {
      return ok({ purpose, granted });
    }
  }
  throw new Error('a person was too busy to write');
}
