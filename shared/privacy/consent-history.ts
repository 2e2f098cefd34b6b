import { type Consent, isGranted, newestWord, purposes, withWords } from '../members/consents';
import type { PurposeView } from './contracts';

/**
 * The history with one more word, the same one where that has been the newest of its purpose already. A yes
 * to another version of the policy is another word; a no is one whatever has been written since.
 */
export function withWord(history: readonly Consent[], word: Consent): readonly Consent[] {
  const newest = newestWord(history, word.purpose);
  const isSame =
    newest !== undefined &&
    newest.granted === word.granted &&
    (!word.granted || newest.policyVersion === word.policyVersion);
  // Silence is no already.
  const isSilent = newest === undefined && !word.granted;
  return isSame || isSilent ? history : withWords(history, [word]);
}

/** Each purpose with its words, newest first. */
export const purposeViews = (history: readonly Consent[]): PurposeView[] =>
  purposes.map((purpose) => ({
    purpose,
    granted: isGranted(history, purpose),
    history: history
      .filter((word) => word.purpose === purpose)
      .map(({ granted, at, policyVersion }) => ({ granted, at, policyVersion }))
      .reverse(),
  }));
