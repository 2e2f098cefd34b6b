import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import cloudbase from '@cloudbase/node-sdk';
import type { Emulator, EmulatorOptions } from '../../../emulator/emulator';
import { sdkEnvironment, startEmulator } from '../../../emulator/emulator';
import type { EnvironmentInput } from '../../../emulator/environment';
import { aTemporaryFolder } from '../../support/temporary-folder';

const opened: (() => Promise<void> | void)[] = [];

/** Closes and removes whatever the tests of a file have opened. */
export async function closeEverything(): Promise<void> {
  for (const close of opened.splice(0).reverse()) await close();
}

export function closeLater(close: () => Promise<void> | void): void {
  opened.push(close);
}

export function aFolder(): string {
  const folder = aTemporaryFolder();
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface AFunction {
  source: string;
  timeout?: number;
  timers?: Record<string, string>;
}

type Wishes = Partial<EmulatorOptions> & {
  with?: Record<string, AFunction>;
  collections?: EnvironmentInput['collections'];
  folder?: string;
};

/** An emulator with hand-written functions in a folder of its own. */
export async function anEmulator(wishes: Wishes = {}): Promise<Emulator> {
  const { with: functions = {}, collections = {}, folder = aFolder(), ...options } = wishes;
  const root = join(folder, 'cloudfunctions');
  for (const [name, { source }] of Object.entries(functions)) writeFunction(root, name, source);
  const emulator = await startEmulator({
    environment: { collections },
    cloudbaserc: {
      envId: 'demo',
      functions: Object.entries(functions).map(([name, { timeout = 5, timers = {} }]) => ({
        name,
        timeout,
        triggers: Object.entries(timers).map(([timer, config]) => ({
          name: timer,
          type: 'timer' as const,
          config,
        })),
      })),
    },
    functions: root,
    data: join(folder, 'data'),
    ...options,
  });
  opened.push(() => emulator.close());
  return emulator;
}

export function writeFunction(root: string, name: string, source: string): void {
  mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, name, 'index.js'), source);
}

export function peopleFile(people: object[]): string {
  const file = join(aFolder(), 'people.json');
  writeFileSync(file, JSON.stringify(people));
  return file;
}

/** The unmodified SDK, pointed at an emulator the way any process would be. */
export function sdkFor(emulator: Emulator) {
  Object.assign(process.env, sdkEnvironment(emulator.url));
  return cloudbase.init({ env: 'demo', keepalive: true });
}

export function databaseOf(emulator: Emulator) {
  return sdkFor(emulator).database();
}

export async function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
