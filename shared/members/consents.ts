import type { Instant } from '../kernel/time';

/**
 * What a person's data may be used for, each agreed to apart. Without `membership` nobody is a member; the
 * others may be given and taken back at any time, and nothing but themselves depends on them.
 */
export const purposes = ['membership', 'personalised', 'messages', 'children'] as const;
export type Purpose = (typeof purposes)[number];
/** What one may agree to besides being a member. */
export const optionalPurposes = ['personalised', 'messages', 'children'] as const;

/** One word given at one time, under the policy as it read then. The newest of a purpose counts. */
export type Consent = {
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly policyVersion: string;
  readonly at: Instant;
};

/** A word a week for four years; beyond it the oldest words that no longer count are let go. */
const HISTORY_MAX = 200;

/** The history with more words, the oldest let go, but never the newest of any purpose: that one counts. */
export const withWords = (
  history: readonly Consent[],
  words: readonly Consent[],
): readonly Consent[] => bounded([...history, ...words]);

function bounded(history: readonly Consent[]): readonly Consent[] {
  if (history.length <= HISTORY_MAX) return history;
  const oldest = history.find((word) => word !== newestWord(history, word.purpose));
  return bounded(history.filter((word) => word !== oldest));
}

/** The word on a purpose that counts; undefined where there is none. */
export const newestWord = (history: readonly Consent[], purpose: Purpose): Consent | undefined =>
  history.filter((consent) => consent.purpose === purpose).at(-1);

/** Whether the newest word on a purpose is yes. Silence is no. */
export const isGranted = (history: readonly Consent[], purpose: Purpose): boolean =>
  newestWord(history, purpose)?.granted ?? false;

/**
 * The words of two members who turn out to be one, by their time; the same history where there is no new one. A
 * membership that was taken back is none: they have stayed.
 */
export function joinedHistory(
  own: readonly Consent[],
  other: readonly Consent[],
): readonly Consent[] {
  const known = new Set(own.map(wordOf));
  const words = other.filter(
    (word) => !known.has(wordOf(word)) && (word.granted || word.purpose !== 'membership'),
  );
  if (words.length === 0) return own;
  return bounded([...words, ...own].sort((one, two) => one.at - two.at));
}

const wordOf = ({ purpose, granted, policyVersion, at }: Consent): string =>
  [purpose, granted, policyVersion, at].join(' ');
