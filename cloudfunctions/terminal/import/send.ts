import * as z from 'zod';
import { TerminalProblem } from '../connect';
import type { Answer, Journal } from './journal';
import type { OpenApi } from './open-api';
import type { Planned } from './plan';
import { byCustomer, type Numbered, type Window } from './windows';

export type Sending = {
  readonly api: OpenApi;
  readonly journal: Journal;
  /** How many members are served at once. */
  readonly inFlight: number;
  /** Moves the clock on before a window is sent; absent where the clock is not ours. */
  readonly arrive?: (at: Window['at']) => Promise<void>;
  readonly onAnswer: () => void;
};

const paths: Readonly<Record<Planned['kind'], string>> = {
  enrol: '/v1/members',
  order: '/v1/orders',
  refund: '/v1/refunds',
};
/** What the totals need of an answer to an order or a refund. */
const posted = z.object({
  state: z.string().optional(),
  points: z
    .object({ earned: z.int().default(0), takenBack: z.int().default(0) })
    .default({ earned: 0, takenBack: 0 }),
});
/** So many answers at most are only in the system's memory, not yet on the disk. */
const SYNC_EVERY = 100;

/** Sends what has no answer yet, window by window; within one, each member's requests in their order. */
export async function sendPlan(
  windows: readonly Window[],
  sending: Sending,
): Promise<ReadonlyMap<number, Answer>> {
  const answers = new Map(sending.journal.known);
  for (const { at, requests } of windows) {
    const unanswered = requests.filter(({ n }) => !answers.has(n));
    if (unanswered.length === 0) continue;
    await sending.arrive?.(at);
    await inFlight(byCustomer(unanswered), sending.inFlight, async (list) => {
      for (const each of list) {
        const answer = await sendOne(each, sending);
        answers.set(each.n, answer);
        sending.journal.write(answer);
        if (answers.size % SYNC_EVERY === 0) sending.journal.sync();
        sending.onAnswer();
      }
    });
  }
  return answers;
}

/** Runs at most `limit` at a time; after a failure nothing new is begun. */
export async function inFlight<T>(
  items: readonly T[],
  limit: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  let failed = false;
  const work = async () => {
    for (const item of queue) {
      if (failed) return;
      await run(item).catch((problem: unknown) => {
        failed = true;
        throw problem;
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
}

async function sendOne({ n, request }: Numbered, { api, arrive }: Sending): Promise<Answer> {
  const reply = await api.post(paths[request.kind], request.body);
  if (reply.ok) return answerOf(n, request.kind, reply.value);
  if (arrive && reply.code === 'orders/too_late') throw clockIsPast(request);
  return { n, refused: reply.code, detail: reply.detail };
}

function answerOf(n: number, kind: Planned['kind'], value: unknown): Answer {
  const { state, points } = posted.parse(value);
  return {
    n,
    earned: kind === 'order' ? points.earned : 0,
    takenBack: kind === 'refund' ? points.takenBack : 0,
    waiting: state === 'waiting',
  };
}

/** With the clock following, nothing comes too late unless the clock was past it from the start. */
const clockIsPast = ({ at }: Planned): TerminalProblem =>
  new TerminalProblem(
    `The emulator's clock is past the file: it takes no new order of ${new Date(at).toISOString()} any more. ` +
      'Start it with a new data folder and --at before the first row.',
  );
