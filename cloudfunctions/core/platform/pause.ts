/** First retries come fast, later ones spread out: a hot member's writers take turns. */
const FIRST_MS = 8;
const MAX_MS = 120;

/** Waits before another attempt, for as long as chance says, longer the more have failed. */
export function pause(attempt: number): Promise<void> {
  const longest = Math.min(MAX_MS, FIRST_MS * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
