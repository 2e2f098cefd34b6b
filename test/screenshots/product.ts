import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signInFor } from '@huigan/cloudfunctions/terminal/demo/people';
import { urlOf } from '@huigan/cloudfunctions/terminal/local-folder';
import type { FaultInput } from '@huigan/emulator/faults';
import { ROOT } from '../support/browser';

const READY_MS = 600_000;
const LOOK_MS = 300;

export type Product = Awaited<ReturnType<typeof openProduct>>;
type Answer = { readonly result?: unknown; readonly errMsg?: string };

/** The product as `npm start` runs it, with its demo brand, on a data folder of its own. */
export async function openProduct(data: string) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'cloudfunctions/terminal/start.ts', '--port', '0', '--data', data],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const deadline = Date.now() + READY_MS;
  while (!said.includes('ready in')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`no start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const url = urlOf(data);
  if (url === null) throw new Error(`no address in ${data}`);
  const post = (path: string, body: object, headers = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    url,
    /** One call of the cloud, as this person's phone makes it. */
    call: async <T>(person: string, operation: string, input: object = {}): Promise<T> => {
      const call = { name: 'member', data: { operation, input } };
      const response = await post('/client/call', call, { 'x-emulator-person': person });
      const { result, errMsg } = (await response.json()) as Answer;
      const answer = result as { ok: true; value: T } | { ok: false; error: { code: string } };
      if (!answer?.ok) throw new Error(`${operation}: ${errMsg ?? answer?.error.code}`);
      return answer.value;
    },
    break: (faults: readonly FaultInput[]) => post('/emulator/faults', { faults }),
    /** Somebody new at the emulator's door. */
    welcome: (id: string, name: string, phone: string) => {
      const file = join(data, 'people.json');
      const people = JSON.parse(readFileSync(file, 'utf8')) as { id: string; extra?: object }[];
      const person = { id, name, phone, joinsOnDay: null, shop: 0, everyDays: 1, basket: 1 };
      const others = people.filter((each) => each.id !== id);
      writeFileSync(file, JSON.stringify([...others, signInFor(person)]));
      return signInFor(person).extra.phoneCode;
    },
    close: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
