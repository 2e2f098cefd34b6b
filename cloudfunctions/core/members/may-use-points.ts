import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { CodeUse, Links, Proof } from './ports';

/** Why points may not be used: whoever is named has not shown that they are there. */
export type NotAllowed = 'points/code_needed' | 'points/code_used' | 'points/over_family_limit';

/**
 * A member number or a phone number earns only: anybody may know it. Points are used by who shows the code
 * of this minute, once, or is signed in where they buy; by somebody of the family within what the owner allows.
 */
export async function mayUsePoints(
  links: Pick<Links, 'useCode'>,
  proof: Proof,
  use: CodeUse,
): Promise<Result<true, NotAllowed>> {
  if (proof === null) return err('points/code_needed');
  if (proof.by === 'sign-in') return ok(true);
  const used = await links.useCode(proof, use);
  if (used === 'over_limit') return err('points/over_family_limit');
  return used === 'ok' ? ok(true) : err('points/code_used');
}
