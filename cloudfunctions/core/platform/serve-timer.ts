import * as z from 'zod/mini';
import { readCaller } from './caller';
import { SomeFailed } from './each';
import { failure, newRequestId, type Watch, watched } from './requests';

const timerEvent = z.object({ Type: z.literal('Timer'), TriggerName: z.string() });

/** One page of work: how many it found. Fewer than it asked for means it is done. */
export type Job = (limit: number) => Promise<number>;

const PAGE = 50;
/** Work that is not finished by then goes on at the next timer, from where it stopped. */
const BUDGET_MS = 60_000;

/** Runs the jobs of the timer that rang. Nobody but the platform's clock may. */
export function serveTimer(
  timers: Readonly<Record<string, Readonly<Record<string, Job>>>>,
  watch: Watch,
) {
  return async (event: unknown): Promise<object> => {
    const requestId = newRequestId();
    const timer = timerEvent.safeParse(event);
    if (readCaller().kind !== 'timer' || !timer.success) {
      return { ok: false, error: { code: 'common/forbidden', requestId } };
    }
    const jobs = timers[timer.data.TriggerName] ?? {};
    const done: Record<string, number> = {};
    for (const [name, job] of Object.entries(jobs)) {
      done[name] = await watched(watch, { requestId, operation: name }, async () => {
        try {
          return { answer: await inPages(job), outcome: 'ok' };
        } catch (error) {
          watch.log.error({ requestId, operation: name, error: failure(error) });
          return { answer: -1, outcome: 'common/unavailable' };
        }
      });
    }
    return { ok: true, value: done };
  };
}

/** Goes on behind what fails, as long as anything of a page does not; fails in the end if anything did. */
async function inPages(job: Job): Promise<number> {
  const started = performance.now();
  const failures: unknown[] = [];
  let total = 0;
  for (;;) {
    const { found, failed } = await onePage(job);
    total += found;
    failures.push(...failed);
    const isDone = found < PAGE || failed.length === found;
    if (isDone || performance.now() - started > BUDGET_MS) break;
  }
  if (failures.length > 0) throw failures[0];
  return total;
}

async function onePage(job: Job): Promise<{ found: number; failed: readonly unknown[] }> {
  try {
    return { found: await job(PAGE), failed: [] };
  } catch (failure) {
    if (!(failure instanceof SomeFailed)) throw failure;
    return { found: failure.of, failed: failure.failures };
  }
}
