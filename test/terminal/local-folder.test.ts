import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runningOn } from '@huigan/cloudfunctions/terminal/local-folder';

let parent: ChildProcess;
afterEach(() => parent.kill('SIGKILL'));

/** A folder whose process has this number. */
function aFolderOf(pid: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'huigan-folder-'));
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
