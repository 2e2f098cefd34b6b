import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of this run: jest makes one for all its workers, a command makes its own. */
const run = process.env['HUIGAN_TEST_FOLDER'] ?? aFolderUntilExit();

/** An empty folder that is gone when the whole run has ended, also after a failure. */
export const aTemporaryFolder = (): string => mkdtempSync(join(run, 'it-'));

function aFolderUntilExit(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huigan-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
