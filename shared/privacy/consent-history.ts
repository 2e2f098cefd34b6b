import { type Consent, isGranted, newestWord, purposes } from '../members/consents';
import type { PurposeView } from './contracts';

/** A word a week for four years; beyond it the oldest words that no longer count are let go. */
const HISTORY_MAX = 200;

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
  return isSame || isSilent ? history : bounded([...history, word]);
}

/** Lets the oldest words go, but never the newest of any purpose: that one counts. */
function bounded(history: readonly Consent[]): readonly Consent[] {
  if (history.length <= HISTORY_MAX) return history;
  const oldest = history.find((word) => word !== newestWord(history, word.purpose));
  return bounded(history.filter((word) => word !== oldest));
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
