import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openHouse } from '@huigan/cloudfunctions/core/house';
import { newKey } from '@huigan/cloudfunctions/core/intake-keys/manage-keys';
import { publishProgram } from '@huigan/cloudfunctions/core/program/publish-program';
import { sdkEnvironment } from '@huigan/emulator/emulator';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { ensureFunctionsBuilt } from './built-functions';
import { aTemporaryFolder } from './temporary-folder';
import { ROOT } from './world';

const SECRET_BYTES = 32;

/** Processes can be looked up and killed here. */
export const canKill = existsSync('/proc/self/stat');

/** The product on an emulator in a process of its own, on a data folder of its own: both can be killed. */
export async function aFragileCloud(program: ProgramFile) {
  await ensureFunctionsBuilt();
  const folder = aTemporaryFolder();
  const port = await aFreePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    HUIGAN_MASTER_KEY: randomBytes(SECRET_BYTES).toString('base64'),
    WECHAT_API: 'http://127.0.0.1:9',
    WECHAT_APPID: 'wx',
    WECHAT_SECRET: 'secret',
  };
  const envFile = join(folder, 'env');
  writeFileSync(envFile, lines(settings));
  const start = () => startEmulator({ port, envFile, data: join(folder, 'data') });
  let emulator = await start();
  Object.assign(process.env, sdkEnvironment(url), settings);
  const house = openHouse();
  const published = await publishProgram(house, program);
  if (!published.ok) throw new Error(published.error);
  const secretText = () => randomBytes(SECRET_BYTES).toString('hex');
  const key = await newKey({ ...house, secretText }, { id: 'tills', name: 'Tills' });
  if (!key.ok) throw new Error(key.error);
  return {
    url,
    house,
    key: key.value,
    /** One of the processes that run functions; false when none does at this moment. */
    killAFunction: (roll: number): boolean => {
      const children = childrenOf(emulator.pid ?? 0);
      const chosen = children[Math.floor(roll * children.length)];
      return chosen !== undefined && kill(chosen);
    },
    /** The emulator, and with it the database, the functions and everything under way. */
    killTheEmulator: async (): Promise<void> => {
      emulator.kill('SIGKILL');
      await once(emulator, 'exit');
      emulator = await start();
    },
    close: async (): Promise<void> => {
      emulator.kill('SIGTERM');
      await once(emulator, 'exit');
    },
  };
}

async function startEmulator({
  port,
  envFile,
  data,
}: {
  port: number;
  envFile: string;
  data: string;
}): Promise<ChildProcess> {
  const options = ['--port', String(port), '--data', data, '--env-file', envFile];
  const emulator = spawn(
    process.execPath,
    ['--import', 'tsx', 'emulator/main.ts', '--cloudbaserc', 'cloudbaserc.json', ...options],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(emulator.stdout ?? emulator, 'data');
  return emulator;
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself a moment ago.
    return false;
  }
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the parent is the second field after it.
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

const lines = (settings: Record<string, string>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
