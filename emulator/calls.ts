import type { Value } from './database/document';
import type { Answer } from './database/options';

/** What one operation of one function has cost so far, in the units the platform bills. */
export interface OperationCalls {
  function: string;
  operation: string;
  invocations: number;
  databaseCalls: number;
  documentsRead: number;
  documentsWritten: number;
}

export interface Caller {
  function: string;
  operation: string;
}

/** Database calls that come from outside any function: scripts, tests, consoles. */
export const DIRECT: Caller = { function: '(direct)', operation: '(direct)' };

export class CallLedger {
  private rows = new Map<string, OperationCalls>();

  invoked(caller: Caller): void {
    this.row(caller).invocations += 1;
  }

  called(caller: Caller, answer: Answer): void {
    const row = this.row(caller);
    row.databaseCalls += 1;
    if (!('data' in answer)) return;
    const { list, total, insertedIds, updated, upsert_id: upserted, deleted } = answer.data;
    row.documentsRead += lengthOf(list) + (total === undefined ? 0 : 1);
    row.documentsWritten +=
      lengthOf(insertedIds) + Number(updated ?? 0) + (upserted ? 1 : 0) + Number(deleted ?? 0);
  }

  all(): OperationCalls[] {
    return [...this.rows.values()].map((row) => ({ ...row }));
  }

  reset(): void {
    this.rows = new Map();
  }

  private row(caller: Caller): OperationCalls {
    const key = `${caller.function}\0${caller.operation}`;
    const known = this.rows.get(key);
    if (known) return known;
    const row = {
      function: caller.function,
      operation: caller.operation,
      invocations: 0,
      databaseCalls: 0,
      documentsRead: 0,
      documentsWritten: 0,
    };
    this.rows.set(key, row);
    return row;
  }
}

function lengthOf(value: Value | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
