import * as z from 'zod';
import { TerminalProblem } from '../run-command';
import type { Answer, Journal } from './journal';
import type { ImportMap } from './map';
import type { Purchase } from './matching';
import type { OpenApi } from './open-api';
import type { Planned } from './plan';
import { purchasesAfter, requestsOf } from './returns';
import { byCustomer, type Numbered, type Window } from './windows';

export type Sending = {
  readonly map: ImportMap;
  readonly api: OpenApi;
  readonly journal: Journal;
  /** How many members are served at once. */
  readonly inFlight: number;
  /** Moves the clock on before a window is sent; absent where the clock is not ours. */
  readonly arrive?: (at: Window['at']) => Promise<void>;
  readonly onStep: () => void;
};
export type Sent = { readonly request: Planned; readonly answer: Answer };
export type Outcome = {
  readonly sent: readonly Sent[];
  /** Rows of cancellations that fit no order the server has accepted. */
  readonly unmatched: readonly number[];
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

/**
 * Takes every step that was not taken before, window by window; within one, each member's in their
 * order. Answers that are known already lead to the same requests as when they came.
 */
export async function sendPlan(windows: readonly Window[], sending: Sending): Promise<Outcome> {
  const { known } = sending.journal;
  const purchases = new Map<string, readonly Purchase[]>();
  const outcomes: Outcome[] = [];
  for (const { at, steps } of windows) {
    if (steps.some(({ n }) => !known.has(n))) await sending.arrive?.(at);
    await inFlight(byCustomer(steps), sending.inFlight, async (list) => {
      for (const each of list) outcomes[each.n] = await take(each, purchases, sending);
    });
  }
  return {
    sent: outcomes.flatMap(({ sent }) => sent),
    unmatched: outcomes.flatMap(({ unmatched }) => unmatched),
  };
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

async function take(
  { n, step }: Numbered,
  purchases: Map<string, readonly Purchase[]>,
  sending: Sending,
): Promise<Outcome> {
  const before = purchases.get(step.customer) ?? [];
  const { requests, unmatched } = requestsOf(step, before, sending.map);
  const answers = sending.journal.known.get(n) ?? (await ask({ n, requests }, sending));
  const sent = answered(requests, answers);
  const accepted = sent.filter(({ answer }) => !('refused' in answer));
  const after = accepted.reduce((left, { request }) => purchasesAfter(left, request), before);
  purchases.set(step.customer, after);
  return { sent, unmatched };
}

/** Killed in the middle of a step, the whole of it is asked again: a repeat changes nothing. */
async function ask(
  { n, requests }: { readonly n: number; readonly requests: readonly Planned[] },
  sending: Sending,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const request of requests) answers.push(await sendOne(request, sending));
  sending.journal.write(n, answers);
  sending.onStep();
  return answers;
}

function answered(requests: readonly Planned[], answers: readonly Answer[]): readonly Sent[] {
  return requests.map((request, index) => {
    const answer = answers[index];
    if (answer) return { request, answer };
    throw new TerminalProblem('The checkpoint does not fit the file. --fresh starts over.');
  });
}

async function sendOne(request: Planned, { api, arrive }: Sending): Promise<Answer> {
  const reply = await api.post(paths[request.kind], request.body);
  if (reply.ok) return answerOf(request.kind, reply.value);
  if (arrive && reply.code === 'orders/too_late') throw clockIsPast(request);
  return { refused: reply.code, detail: reply.detail };
}

function answerOf(kind: Planned['kind'], value: unknown): Answer {
  const { state, points } = posted.parse(value);
  return {
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
