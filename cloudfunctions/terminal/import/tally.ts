import type { Answer } from './journal';
import type { Planned } from './plan';
import type { Reading } from './reading';

export type Balances = {
  readonly members: number;
  readonly spendable: number;
  readonly pending: number;
  readonly owed: number;
};

export type Tally = {
  readonly rows: number;
  readonly rowsInOrders: number;
  readonly rowsInRefunds: number;
  /** Rows that were not sent, or were refused, by reason. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly rowsRejected: number;
  /** Sent and rejected rows together are the rows of the file. */
  readonly addsUp: boolean;
  readonly orders: number;
  readonly refunds: number;
  readonly ordersWaiting: number;
  readonly earned: number;
  readonly clawedBack: number;
};

/** What became of one row: it went out with this kind of request, or it has a reason why not. */
export type Fate =
  | { readonly sent: 'order' | 'refund' }
  | { readonly rejected: string; readonly detail: string };

/** The fate of every row that has one. A row in several refunds was refused if any of them was. */
export function fatesOf(
  { plan, rejected }: Reading,
  answers: ReadonlyMap<number, Answer>,
): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>();
  for (const [row, reason] of rejected) fates.set(row, { rejected: reason, detail: '' });
  for (const [n, { kind, rows }] of plan.requests.entries()) {
    const answer = answers.get(n);
    if (!answer || kind === 'enrol') continue;
    const fate = fateOf(kind, answer);
    for (const row of rows) {
      const known = fates.get(row);
      if (known === undefined || 'sent' in known) fates.set(row, fate);
    }
  }
  return fates;
}

export function tally(
  reading: Reading,
  answers: ReadonlyMap<number, Answer>,
  fates: ReadonlyMap<number, Fate>,
): Tally {
  const rejected = new Map<string, number>();
  const sent = { order: 0, refund: 0 };
  for (const fate of fates.values()) {
    if ('sent' in fate) sent[fate.sent] += 1;
    else rejected.set(fate.rejected, (rejected.get(fate.rejected) ?? 0) + 1);
  }
  const rowsRejected = [...rejected.values()].reduce((sum, count) => sum + count, 0);
  return {
    rows: reading.rows,
    rowsInOrders: sent.order,
    rowsInRefunds: sent.refund,
    rejected: Object.fromEntries([...rejected].sort(([, left], [, right]) => right - left)),
    rowsRejected,
    addsUp: sent.order + sent.refund + rowsRejected === reading.rows,
    ...totalsOf(reading.plan.requests, answers),
  };
}

function totalsOf(requests: readonly Planned[], answers: ReadonlyMap<number, Answer>) {
  const totals = { orders: 0, refunds: 0, ordersWaiting: 0, earned: 0, clawedBack: 0 };
  for (const [n, { kind }] of requests.entries()) {
    const answer = answers.get(n);
    if (!answer || 'refused' in answer) continue;
    if (kind === 'order') totals.orders += 1;
    if (kind === 'refund') totals.refunds += 1;
    if (kind === 'order' && answer.waiting) totals.ordersWaiting += 1;
    totals.earned += answer.earned;
    totals.clawedBack += answer.takenBack;
  }
  return totals;
}

const fateOf = (kind: 'order' | 'refund', answer: Answer): Fate =>
  'refused' in answer
    ? { rejected: `refused:${answer.refused}`, detail: answer.detail }
    : { sent: kind };
