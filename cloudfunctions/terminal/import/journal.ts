import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '@huigan/emulator/make-folder';
import * as z from 'zod';

const answer = z.union([
  z.strictObject({ earned: z.int(), takenBack: z.int(), waiting: z.boolean() }),
  z.strictObject({ refused: z.string(), detail: z.string() }),
]);
const answered = z.strictObject({ n: z.int(), answers: z.array(answer) });
const finished = z.strictObject({ finished: z.literal(true) });

/** What the server said to a request, as far as the totals need it. */
export type Answer = z.output<typeof answer>;

type Known = ReadonlyMap<number, readonly Answer[]>;

/** So many steps at most are only in the system's memory, not yet on the disk. */
const SYNC_EVERY = 100;

export type Journal = {
  /** Answers of earlier runs, by the step that was taken: one for each request it amounted to. */
  readonly known: Known;
  /** True when an earlier run came to its end: this one starts from the first step again. */
  readonly wasFinished: boolean;
  readonly write: (n: number, answers: readonly Answer[]) => void;
  readonly finish: () => void;
};

/** One line a step, so that a kill at any moment costs at most the last one. */
export function openJournal(folder: string, { fresh }: { fresh: boolean }): Journal {
  makeFolder(folder);
  const file = join(folder, 'answers.jsonl');
  const earlier = fresh ? { known: new Map(), wasFinished: false } : readAnswers(file);
  const { wasFinished } = earlier;
  if (fresh || wasFinished) rmSync(file, { force: true });
  const known: Known = wasFinished ? new Map() : earlier.known;
  const handle = openSync(file, 'a', 0o600);
  const line = (content: object) => void writeSync(handle, `${JSON.stringify(content)}\n`);
  let unsynced = 0;
  return {
    known,
    wasFinished,
    write: (n, answers) => {
      line({ n, answers });
      unsynced = (unsynced + 1) % SYNC_EVERY;
      if (unsynced === 0) fsyncSync(handle);
    },
    finish: () => {
      line({ finished: true });
      fsyncSync(handle);
      closeSync(handle);
    },
  };
}

function readAnswers(file: string): Pick<Journal, 'known' | 'wasFinished'> {
  const known = new Map<number, readonly Answer[]>();
  if (!existsSync(file)) return { known, wasFinished: false };
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf('\n') + 1;
  // A line that was cut off by a kill must not swallow the next one.
  truncateSync(file, end);
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  for (const text of lines) {
    const content: unknown = JSON.parse(text);
    if (finished.safeParse(content).success) return { known, wasFinished: true };
    const { n, answers } = answered.parse(content);
    known.set(n, answers);
  }
  return { known, wasFinished: false };
}
