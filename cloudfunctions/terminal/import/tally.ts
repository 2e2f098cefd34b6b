import type { Answer } from './journal';
import type { Reading } from './reading';
import type { Outcome, Sent } from './send';

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
  { rejected }: Pick<Reading, 'rejected'>,
  { sent, unmatched }: Outcome,
): ReadonlyMap<number, Fate> {
  const fates = new Map<number, Fate>();
  for (const [row, reason] of rejected) fates.set(row, { rejected: reason, detail: '' });
  for (const row of unmatched) fates.set(row, { rejected: 'unmatched_cancellation', detail: '' });
  for (const { request, answer } of sent) {
    if (request.kind === 'enrol') continue;
    const fate = fateOf(request.kind, answer);
    for (const row of request.rows) {
      const known = fates.get(row);
      if (known === undefined || 'sent' in known) fates.set(row, fate);
    }
  }
  return fates;
}

export function tally(
  { rows }: Pick<Reading, 'rows'>,
  { sent: requests }: Outcome,
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
    rows,
    rowsInOrders: sent.order,
    rowsInRefunds: sent.refund,
    rejected: Object.fromEntries([...rejected].sort(([, left], [, right]) => right - left)),
    rowsRejected,
    addsUp: sent.order + sent.refund + rowsRejected === rows,
    ...totalsOf(requests),
  };
}

function totalsOf(sent: readonly Sent[]) {
  const totals = { orders: 0, refunds: 0, ordersWaiting: 0, earned: 0, clawedBack: 0 };
  for (const { request, answer } of sent) {
    const { kind } = request;
    if ('refused' in answer) continue;
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
