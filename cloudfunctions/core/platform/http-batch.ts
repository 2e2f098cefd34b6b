import pMap from 'p-map';
import { faultsIn } from './faults';
import type { HttpBatch } from './http';
import { type Ended, invalidInput, operate, type Refuse, refused } from './http-operation';
import type { Log } from './log';
import { failure } from './requests';

/** Rows taken at once: they wait for the database, not for each other. */
const AT_ONCE = 8;
/** The function is given 60 s; what is not begun by then is for the next call. */
const BEGIN_WITHIN_MS = 45_000;

const later = refused({ status: 503, code: 'common/unavailable' });

/** Takes rows one by one, each as if it had come alone: none harms another, and each is answered. */
export async function operateBatch(
  { operation, rows: field, each, inTurn }: HttpBatch,
  sent: unknown,
  { refuse, log, requestId }: { refuse: Refuse; log: Log; requestId: string },
): Promise<Ended> {
  const input = operation.input.safeParse(sent);
  if (!input.success) return invalidInput(faultsIn(input.error));
  const rows = (input.data as Record<string, readonly unknown[]>)[field] ?? [];
  const started = performance.now();
  const results: Ended[] = rows.map(() => later);
  const take = async (index: number): Promise<void> => {
    if (performance.now() - started > BEGIN_WITHIN_MS) return;
    try {
      results[index] = await operate(each, rows[index], refuse);
    } catch (error) {
      log.error({ requestId, row: index, error: failure(error) });
    }
  };
  await pMap(
    turnsOf(rows, inTurn),
    async (turn) => {
      for (const index of turn) await take(index);
    },
    { concurrency: AT_ONCE },
  );
  const body = { results: results.map(({ status, body: answer }) => ({ status, body: answer })) };
  return { status: 200, body, outcome: outcomeOf(results) };
}

/** Rows that have to follow each other, as lists of their places. */
function turnsOf(rows: readonly unknown[], inTurn: HttpBatch['inTurn']): readonly number[][] {
  const turns = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const key = inTurn(row);
    turns.set(key, [...(turns.get(key) ?? []), index]);
  }
  return [...turns.values()];
}

function outcomeOf(results: readonly Ended[]): string {
  const good = results.filter(({ status }) => status === 200).length;
  return good === results.length ? 'ok' : `${results.length - good} of ${results.length} refused`;
}
