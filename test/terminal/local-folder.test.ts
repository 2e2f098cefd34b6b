import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLocalEnvironment } from '@huigan/cloudfunctions/terminal/local-environment';
import { runningOn } from '@huigan/cloudfunctions/terminal/local-folder';
import { aTemporaryFolder } from '../support/temporary-folder';

let parent: ChildProcess | undefined;
afterEach(() => parent?.kill('SIGKILL'));

/** A folder whose process has this number. */
function aFolderOf(pid: number): string {
  const folder = aTemporaryFolder();
  writeFileSync(join(folder, 'running.pid'), String(pid));
  return folder;
}

/** A child of a parent that never asks what became of it. */
async function anUnmissedChild(command: string): Promise<number> {
  parent = spawn('sh', ['-c', `${command} & echo $!; exec sleep 60`]);
  const [text] = (await once(parent.stdout ?? parent, 'data')) as [Buffer];
  return Number(text.toString());
}

const stateOf = (pid: number): string | undefined =>
  / ([A-Z]) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];

const onLinux = process.platform === 'linux';

(onLinux ? test : test.skip)(
  `a folder whose process was killed is free, though nobody has buried it yet${onLinux ? '' : ' (skipped: there is no /proc)'}`,
  async () => {
    const pid = await anUnmissedChild('sleep 60');
    const folder = aFolderOf(pid);
    expect(runningOn(folder)).toBe(pid);
    process.kill(pid, 'SIGKILL');
    while (stateOf(pid) !== 'Z') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(runningOn(folder)).toBeNull();
  },
);

test('data that another version wrote is set aside, not misread and not lost', () => {
  const folder = aTemporaryFolder();
  writeFileSync(join(folder, 'documents.sqlite'), 'what members own');
  writeFileSync(join(folder, 'complete'), '2026-01-01T00:00:00.000Z\n');
  const opened = openLocalEnvironment(folder);
  expect(opened.isComplete).toBe(false);
  const [aside = ''] = readdirSync(folder).filter((name) => name.startsWith('before-'));
  expect(readFileSync(join(folder, aside, 'documents.sqlite'), 'utf8')).toBe('what members own');

  opened.complete();
  expect(openLocalEnvironment(folder).isComplete).toBe(true);
});
