import { makeEmptyFolder } from './backup/empty-folder';
import { writeManifest } from './backup/manifest';
import { takeBackup } from './backup/take-backup';
import { connect } from './connect';
import { runCommand, say, UsageProblem } from './run-command';

const USAGE = `Copies everything of an environment to files.

  npm run backup -- FOLDER        a new folder; the shop may go on selling

The master key is not in it: keep it apart, without it nobody's phone number can be read again (docs/backup.md).`;
const SAID_EVERY = 5_000;

await runCommand({ usage: USAGE, options: {}, positionals: 1 }, async (_, [folder]) => {
  if (folder === undefined) throw new UsageProblem('FOLDER is missing');
  const { database, keyMark, clock } = await connect();
  makeEmptyFolder(folder);
  const takenAt = new Date(clock.now()).toISOString();
  let done = 0;
  const step = (name: string) => {
    done += 1;
    if (done % SAID_EVERY === 0) process.stderr.write(`${done} documents, now ${name}\n`);
  };
  const collections = await takeBackup({ database, folder, step });
  writeManifest(folder, { takenAt, keyMark, collections });
  for (const [name, { documents }] of Object.entries(collections)) {
    say(`${name.padEnd(10)} ${String(documents).padStart(9)}`);
  }
  say(`${done} documents in ${folder}`);
});
