import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Links, Proof } from './ports';

/** Why points may not be used: whoever is named has not shown that they are there. */
export type NotAllowed = 'points/code_needed' | 'points/code_used';

/**
 * A member number or a phone number earns only: anybody may know it. Points are used by who shows the code
 * of this minute, once, or is signed in where they buy.
 */
export async function mayUsePoints(
  links: Pick<Links, 'useCode'>,
  proof: Proof,
  purpose: string,
): Promise<Result<true, NotAllowed>> {
  if (proof === null) return err('points/code_needed');
  if (proof.by === 'sign-in') return ok(true);
  return (await links.useCode(proof, purpose)) ? ok(true) : err('points/code_used');
}
