import { verifyLedger } from '../core/account/verify-ledger';
import { restoreMarkIn } from '../core/platform/restore-mark';
import { beginRestore } from './backup/begin-restore';
import { readManifest } from './backup/manifest';
import { checkFiles, putBack } from './backup/put-back';
import { connect, differenceInWords } from './connect';
import { showProgress } from './import/progress';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';

const USAGE = `Puts a backup into an empty environment, and replays the ledger.

  npm run restore -- FOLDER             npm start -- --empty runs an empty one on this machine
  npm run restore -- FOLDER --resume    goes on where a restore of the same backup broke off

The environment needs the master key the backup was taken with, from its start: docs/backup.md says where it is.`;

const options = { resume: { type: 'boolean', default: false } } as const;

await runCommand({ usage: USAGE, options, positionals: 1 }, async (values, [folder]) => {
  if (folder === undefined) throw new UsageProblem('FOLDER is missing');
  const manifest = readManifest(folder);
  await checkFiles(folder, manifest);
  const house = await connect();
  if (house.keyMark !== manifest.keyMark) {
    throw new TerminalProblem(
      'The environment has another master key than the backup was taken with; docs/backup.md says where it belongs.',
    );
  }
  await beginRestore(house.database, manifest, values);
  const counts = Object.values(manifest.collections).map(({ documents }) => documents);
  const total = counts.reduce((sum, documents) => sum + documents, 0);
  const progress = showProgress('restoring', { total, done: 0 });
  await putBack(house.database, folder, progress.step).finally(progress.stop);
  const { difference, accounts, entries } = await verifyLedger({
    ...house,
    progress: () => undefined,
  });
  if (difference) throw new TerminalProblem(differenceInWords(difference));
  await restoreMarkIn(house.database).remove();
  say(
    `${total} documents of ${manifest.takenAt} are back; ${accounts} accounts, ${entries} entries: everything agrees`,
  );
});
