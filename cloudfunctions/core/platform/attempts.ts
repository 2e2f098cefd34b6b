import { beijingDay } from './beijing-day';
import type { Clock } from './clock';
import type { Database, Document } from './database';

type Tried = Document & { readonly count: number; readonly day: number };

/** Losing a turn so often means that somebody tries as fast as they can. */
const TURNS_MAX = 20;

/** Counts what may be tried so many times a day, in every process alike. */
export type Attempts = {
  /** False where it was tried as often as it may be today. */
  readonly take: (what: string, who: string, max: number) => Promise<boolean>;
  readonly dropOld: (limit: number) => Promise<number>;
};

export const attemptsIn = (database: Database, clock: Clock): Attempts => ({
  take: async (what, who, max) => {
    const day = beijingDay(clock.now());
    const id = `${what}:${who}:${day}`;
    for (let turn = 0; turn < TURNS_MAX; turn++) {
      const taken = await tryToTake(database, { id, day, max });
      if (taken !== null) return taken;
    }
    return false;
  },
  dropOld: async (limit) => {
    const where = { day: database.is.below(beijingDay(clock.now())) };
    const old = await database.find<Tried>('attempts', { where, limit });
    for (const { _id } of old) await database.remove('attempts', { _id });
    return old.length;
  },
});

/** Null where somebody else counted at the same moment. */
async function tryToTake(
  database: Database,
  { id, day, max }: { id: string; day: number; max: number },
): Promise<boolean | null> {
  const tried = await database.get<Tried>('attempts', id);
  if (tried === null) {
    return (await database.add('attempts', { _id: id, count: 1, day } as Tried)) ? true : null;
  }
  const { count } = tried;
  if (count >= max) return false;
  const changed = await database.update('attempts', { _id: id, count }, { count: count + 1 });
  return changed === 1 ? true : null;
}
