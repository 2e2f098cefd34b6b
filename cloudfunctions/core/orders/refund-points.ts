import { type Fen, fen, points } from '@huigan/shared/kernel/units';
import type { RefundPoints } from '@huigan/shared/orders/contracts';
import type { Posting } from './ports';

/** What a return did to the points, told apart by where they came from and went. */
export function refundPoints({ explain, points: spendable, ...entry }: Posting): RefundPoints {
  const { cash, writtenOff = points(0), restored } = explain;
  return {
    takenBack: points(entry.debt - spendable - entry.pending),
    fromPending: points(0 - entry.pending),
    fromSpendable: points(0 - spendable),
    owed: entry.debt,
    inCash: cash?.points ?? points(0),
    writtenOff,
    restored: restored?.points ?? points(0),
    restoredExpired: restored?.lapsed ?? points(0),
    spendable: entry.spendable,
  };
}

/** Of somebody who has left: nothing is there to take from, and nothing to give back to. */
export const noPoints: RefundPoints = {
  takenBack: points(0),
  fromPending: points(0),
  fromSpendable: points(0),
  owed: points(0),
  inCash: points(0),
  writtenOff: points(0),
  restored: points(0),
  restoredExpired: points(0),
  spendable: points(0),
};

/** To be kept back from the money refunded. */
export const deductFen = ({ explain }: Posting): Fen => fen(explain.cash?.fen ?? 0);

/** Whether points are missing that the return should take. */
export const isShort = ({ debt, explain }: Posting): boolean =>
  debt > 0 || (explain.writtenOff ?? 0) > 0 || (explain.cash?.points ?? 0) > 0;
