import { TerminalProblem } from '../run-command';
import type { ImportMap } from './map';
import { type Plan, planImport } from './plan';
import { type NumberedRow, receiptsOf } from './receipts';
import { judgeRow } from './sale-row';
import { cellsReader, ROWS_MAX, rowsOf } from './till-file';

export type Reading = {
  readonly rows: number;
  readonly plan: Plan;
  /** Rows that will not be sent, and why; known before anything is sent. */
  readonly rejected: ReadonlyMap<number, string>;
};

/** Reads a till's export once and plans what to send. */
export async function readTillFile(file: string, map: ImportMap): Promise<Reading> {
  const rejected = new Map<number, string>();
  const good: NumberedRow[] = [];
  let cellsOf: ReturnType<typeof cellsReader> | null = null;
  let rows = 0;
  for await (const { values } of rowsOf(file, map)) {
    if (cellsOf === null) {
      cellsOf = cellsReader(values, map);
      continue;
    }
    const judged = judgeRow(cellsOf(values), map);
    if (typeof judged === 'string') rejected.set(rows, judged);
    else good.push({ row: rows, sale: judged });
    rows += 1;
    if (rows > ROWS_MAX) throw new TerminalProblem(`${file} has over ${ROWS_MAX} rows: split it`);
  }
  if (cellsOf === null) throw new TerminalProblem(`${file} is empty`);
  const grouped = receiptsOf(good);
  for (const [row, fault] of grouped.rejected) rejected.set(row, fault);
  return { rows, plan: planImport(grouped.receipts, map), rejected };
}
