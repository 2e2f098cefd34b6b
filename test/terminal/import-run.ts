import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from '@huigan/cloudfunctions/terminal/import/report';
import { aTemporaryFolder } from '../support/temporary-folder';
import { ROOT, type World } from '../support/world';

type Ended = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};
export type Running = {
  readonly child: ChildProcess;
  readonly stderr: () => string;
  readonly ended: Promise<Ended>;
};

export const aFolder = (): string => aTemporaryFolder();

/** The import command as a shopkeeper runs it, in a process of its own. */
export function startImport(
  world: Pick<World, 'emulator' | 'key'>,
  { file, map, folder, more = [] }: { file: string; map: string; folder: string; more?: string[] },
): Running {
  const command = join(ROOT, 'cloudfunctions/terminal/import.ts');
  const options = ['--map', map, '--key', world.key.id, '--url', `${world.emulator.url}/api`];
  const places = ['--state', folder, '--rejected', join(folder, 'rejected.csv'), '--json'];
  // Without tsx's own process in between: a kill must reach the command itself.
  const args = ['--import', 'tsx', command, file, ...options, ...places, ...more];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HUIGAN_SECRET: world.key.secret },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, stderr: () => stderr, ended };
}

export async function importedBy(running: Running): Promise<Report> {
  const { code, stdout, stderr } = await running.ended;
  if (code !== 0) throw new Error(`the import ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** What an import amounts to, whenever and wherever it ran. */
export const totalsOf = ({ seconds, file, rejectedFile, ...totals }: Report) => totals;
