import { sha256 } from 'js-sha256';
import { type Instant, MINUTE_MS } from '../kernel/time';

/** Tells our codes from those of WeChat Pay (10 to 15), Alipay (25 to 30) and UnionPay (62). */
const PREFIX = '77';
const LOCATOR_DIGITS = 9;
const PROOF_DIGITS = 7;
const CODE = new RegExp(`^${PREFIX}(\\d{${LOCATOR_DIGITS}})(\\d{${PROOF_DIGITS}})$`);

/** A code is shown for a minute. */
export const STEP_MS = MINUTE_MS;
/** Between the scan and the payment lies a conversation; between two clocks, a little. */
const STEPS_AFTER = 5;
const STEPS_BEFORE = 1;

/** What a phone shows codes from, without a network: where to find its owner, and how to prove it. */
export type CodeSeed = { readonly locator: string; readonly secret: string };

/**
 * The 18 digits of a minute: where to find the member, and a proof only their phone can make then. As in
 * RFC 6238 (TOTP), with HMAC-SHA-256 and seven digits.
 */
export const spendingCode = ({ locator, secret }: CodeSeed, at: Instant): string =>
  PREFIX + locator + proofOf(secret, stepAt(at));

/** The parts of a code; null where it is not one of ours. */
export function readCode(code: string): { locator: string; proof: string } | null {
  const [, locator, proof] = CODE.exec(code) ?? [];
  return locator === undefined || proof === undefined ? null : { locator, proof };
}

/** The minute whose code this is, as far as it was good at `at`; null where it was not. */
export function provenStep(proof: string, secret: string, at: Instant): number | null {
  let proven: number | null = null;
  const now = stepAt(at);
  for (let step = now - STEPS_AFTER; step <= now + STEPS_BEFORE; step++) {
    if (isSame(proof, proofOf(secret, step))) proven = step;
  }
  return proven;
}

/** Nine digits from a digest in hexadecimal. */
export const locatorFrom = (digestHex: string): string => digitsOf(digestHex, LOCATOR_DIGITS);

const stepAt = (at: Instant): number => Math.floor(at / STEP_MS);

const proofOf = (secret: string, step: number): string =>
  digitsOf(sha256.hmac(secret, String(step)), PROOF_DIGITS);

/** Thirteen hexadecimal digits are the most that are exact as a number. */
const digitsOf = (hex: string, digits: number): string =>
  String(Number.parseInt(hex.slice(0, 13), 16) % 10 ** digits).padStart(digits, '0');

/** Looks at every digit, so that the time it takes tells nothing. */
function isSame(left: string, right: string): boolean {
  let differs = left.length ^ right.length;
  for (let at = 0; at < right.length; at++) differs |= left.charCodeAt(at) ^ right.charCodeAt(at);
  return differs === 0;
}
