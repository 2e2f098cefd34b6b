import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** When the process ends, also after a failure. */
process.once('exit', removeTemporaryFolders);
// Inside jest a process outlives a test file: there it is when the file has ended.
if (typeof afterAll === 'function') afterAll(removeTemporaryFolders);

/** An empty folder that is gone when the test file, or the command, has ended. */
export function aTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huigan-'));
  made.push(folder);
  return folder;
}

function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
