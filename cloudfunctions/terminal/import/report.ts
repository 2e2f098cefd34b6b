import { withCommas } from '@huigan/shared/kernel/words';
import type { Balances, Tally } from './tally';

export type Report = Tally & {
  readonly file: string;
  readonly points: Balances;
  readonly rejectedFile: string;
  readonly seconds: number;
};

/** The totals as a table: rows first, and that they add up; then what they amounted to. */
export function reportLines(report: Report): readonly string[] {
  const { points } = report;
  const reasons = Object.entries(report.rejected).map(([reason, count]) =>
    line(`  ${reason}`, count),
  );
  return [
    line('rows read', report.rows),
    line('rows in orders', report.rowsInOrders),
    line('rows in refunds', report.rowsInRefunds),
    line('rows rejected', report.rowsRejected),
    ...reasons,
    sumCheck(report),
    '',
    line('orders', report.orders),
    ...(report.ordersWaiting > 0 ? [line('  waiting for a member', report.ordersWaiting)] : []),
    line('refunds', report.refunds),
    line('members', points.members),
    '',
    line('points earned', report.earned),
    line('points clawed back', report.clawedBack),
    line('points spendable', points.spendable),
    line('points pending', points.pending),
    line('points owed', points.owed),
    '',
    `rejected rows: ${report.rejectedFile}`,
    `${report.seconds} s`,
  ];
}

function sumCheck({ rows, rowsInOrders, rowsInRefunds, rowsRejected, addsUp }: Report): string {
  const [orders, refunds, rejected] = [rowsInOrders, rowsInRefunds, rowsRejected].map(withCommas);
  return `${orders} + ${refunds} + ${rejected} ${addsUp ? '=' : 'IS NOT'} ${withCommas(rows)}`;
}

const line = (name: string, count: number): string =>
  `${name.padEnd(40)}${withCommas(count).padStart(12)}`;
