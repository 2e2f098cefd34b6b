import type { Database } from '../../core/platform/database';
import { restoreMarkIn } from '../../core/platform/restore-mark';
import { digestOf } from '../../core/platform/sealing';
import { TerminalProblem } from '../run-command';
import { IN_ORDER, type Manifest } from './manifest';

/** Marks an environment as being filled from this backup, before anything of it is written. */
export async function beginRestore(
  database: Database,
  manifest: Manifest,
  { resume }: { resume: boolean },
): Promise<void> {
  const mark = restoreMarkIn(database);
  const begun = await mark.find();
  const backup = digestOf(manifest);
  if (begun) {
    if (begun.backup !== backup) throw ofAnother(begun.takenAt);
    if (resume) return;
    throw new TerminalProblem('A restore of this backup broke off here: go on with --resume.');
  }
  const some = await firstDocument(database);
  if (some !== null) {
    throw new TerminalProblem(
      `The environment is not empty: there is ${some}, and no restore broke off here.`,
    );
  }
  if (await mark.set({ backup, takenAt: manifest.takenAt })) return;
  throw new TerminalProblem('Another restore has just begun here.');
}

const ofAnother = (takenAt: string): TerminalProblem =>
  new TerminalProblem(
    `A restore of another backup broke off here: the one taken at ${takenAt}. Go on with that one, or put this one into another environment.`,
  );

/** Two sets of books cannot be put together. */
async function firstDocument({ find }: Pick<Database, 'find'>): Promise<string | null> {
  for (const name of IN_ORDER) {
    const [some] = await find(name, { where: {}, order: ['_id', 'asc'], limit: 1 });
    if (some) return `${name}/${some._id}`;
  }
  return null;
}
