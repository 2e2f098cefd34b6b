import { randomBytes } from 'node:crypto';
import type { Database } from './database';
import type { Log } from './log';

/** `7F3K-22QD`: short enough to read out, distinct enough to find in a log. */
export function newRequestId(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const text = Array.from(randomBytes(8), (byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

export type Watch = { readonly log: Log; readonly database: Pick<Database, 'calls'> };

/** Runs one request and leaves one line: which, how long, how many database calls, how it ended. */
export async function watched<T>(
  { log, database }: Watch,
  { requestId, operation }: { requestId: string; operation: string },
  run: () => Promise<{ answer: T; outcome: string }>,
): Promise<T> {
  const started = performance.now();
  const callsBefore = database.calls();
  const { answer, outcome } = await run();
  log.info({
    requestId,
    operation,
    outcome,
    ms: Math.round(performance.now() - started),
    calls: database.calls() - callsBefore,
  });
  return answer;
}

/** What a failure looks like in the log: its kind and place, never what was in the request. */
export const failure = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name,
        code: (error as { code?: unknown }).code,
        message: error.message,
        stack: error.stack,
      }
    : { name: typeof error };
