import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './options';
import { Refusal } from './refusal';
import { type Caller, Locked } from './transactions';
import { waitsForItself } from './wire';

/** A transaction may end without a word, when its time is over: who waits for it looks again. */
const LOOK_AGAIN_MS = 200;
/**
 * Outside functions nobody can tell callers apart. A transaction that makes no call for so long while
 * somebody waits for it is taken to be waiting for itself; the SDK would give up after 15 s without a word.
 */
const SILENT_MS = 2_000;

type Writer = { readonly action: string; readonly caller: Caller; readonly strict: boolean };

/** Tries until no transaction holds what is written; a refusal is an answer as well. */
export async function whenFree(attempt: () => Answer, writer: Writer): Promise<Answer> {
  const since = performance.now();
  for (;;) {
    const outcome = tried(attempt);
    if (!(outcome instanceof Locked)) return outcome;
    const { holder } = outcome;
    if (writer.strict && isOwn(holder, writer, since)) {
      return wordsOf(waitsForItself(writer.action));
    }
    await Promise.race([holder.released, sleep(LOOK_AGAIN_MS, undefined, { ref: false })]);
  }
}

function tried(attempt: () => Answer): Answer | Locked {
  try {
    return attempt();
  } catch (problem) {
    if (problem instanceof Refusal) return wordsOf(problem);
    if (problem instanceof Locked) return problem;
    throw problem;
  }
}

const wordsOf = ({ code, message }: Refusal): Answer => ({ code, message });

/** Whether the writer is likely the one it waits for. */
function isOwn(holder: Locked['holder'], { caller }: Writer, since: number): boolean {
  if (caller !== null || holder.caller !== null) return false;
  return performance.now() - Math.max(since, holder.heardAt) > SILENT_MS;
}
