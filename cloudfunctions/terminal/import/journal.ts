import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const answer = z.union([
  z.strictObject({
    n: z.int(),
    earned: z.int().default(0),
    takenBack: z.int().default(0),
    waiting: z.boolean().default(false),
  }),
  z.strictObject({ n: z.int(), refused: z.string(), detail: z.string().default('') }),
]);
const finished = z.strictObject({ finished: z.literal(true) });

/** What the server said to the n-th request of the plan, as far as the totals need it. */
export type Answer = z.output<typeof answer>;

export type Journal = {
  /** Answers of earlier runs. Repeating a request whose answer was lost changes nothing. */
  readonly known: ReadonlyMap<number, Answer>;
  /** True when an earlier run came to its end: this one starts from the first request again. */
  readonly wasFinished: boolean;
  readonly write: (answer: Answer) => void;
  /** Returns when everything written would survive a power cut. */
  readonly sync: () => void;
  readonly finish: () => void;
};

/** One line an answer, so that a kill at any moment costs at most the last one. */
export function openJournal(folder: string, { fresh }: { fresh: boolean }): Journal {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'answers.jsonl');
  const earlier = fresh
    ? { known: new Map<number, Answer>(), wasFinished: false }
    : readAnswers(file);
  const { wasFinished } = earlier;
  if (fresh || wasFinished) rmSync(file, { force: true });
  const known = wasFinished ? new Map<number, Answer>() : earlier.known;
  const handle = openSync(file, 'a', 0o600);
  const line = (content: object) => void writeSync(handle, `${JSON.stringify(content)}\n`);
  return {
    known,
    wasFinished,
    write: line,
    sync: () => fsyncSync(handle),
    finish: () => {
      line({ finished: true });
      fsyncSync(handle);
      closeSync(handle);
    },
  };
}

function readAnswers(file: string): { known: Map<number, Answer>; wasFinished: boolean } {
  const known = new Map<number, Answer>();
  if (!existsSync(file)) return { known, wasFinished: false };
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf('\n') + 1;
  // A line that was cut off by a kill must not swallow the next one.
  truncateSync(file, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  for (const text of lines) {
    const content: unknown = JSON.parse(text);
    if (finished.safeParse(content).success) return { known, wasFinished: true };
    const parsed = answer.parse(content);
    known.set(parsed.n, parsed);
  }
  return { known, wasFinished: false };
}
