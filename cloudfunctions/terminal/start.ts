import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, sdkEnvironment, startEmulator } from '@huigan/emulator/emulator';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import type { Instant } from '@huigan/shared/kernel/time';
import { type House, openHouse } from '../core/house';
import { newKey } from '../core/intake-keys/manage-keys';
import { buildFunctions } from './build-functions';
import { localFolder } from './connect';
import { demoStart, fillWithDemoBrand } from './demo/demo-brand';
import { heroes, relatives } from './demo/people';
import { type LocalEnvironment, openLocalEnvironment } from './local-environment';
import { leaveFolder, tellUrl } from './local-folder';
import { repositoryRoot } from './repository';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';
import { asCurl, type Credentials, signedHeaders } from './signed-request';
import { startWechatStandIn } from './stand-ins/wechat';

const USAGE = `Runs the product on this machine.

  npm start                   with the demo brand; the first time it lives through four months
  npm start -- --check        the same, prints the seconds and exits
  npm start -- --empty        no brand, no members: publish a program, make a key
  --port NUMBER  (8787)       --data FOLDER  (.huigan)       --at INSTANT  a new folder's first instant`;
const TILL = 'demo-till';
const SECRET_BYTES = 32;

type Options = {
  readonly check: boolean;
  readonly empty: boolean;
  readonly port: string;
  readonly data: string;
  readonly at?: string | undefined;
};
type Running = {
  readonly emulator: Emulator;
  /** Where what members were sent in WeChat can be read. */
  readonly letters: string;
  readonly local: LocalEnvironment;
  readonly house: House;
  readonly close: () => Promise<void>;
};

const options = {
  check: { type: 'boolean', default: false },
  empty: { type: 'boolean', default: false },
  port: { type: 'string', default: '8787' },
  data: { type: 'string', default: localFolder },
  at: { type: 'string' },
} as const;

await runCommand({ usage: USAGE, options, positionals: 0 }, start);

async function start(options: Options): Promise<void> {
  const port = portFrom(options.port);
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  say('building what changed …');
  await buildFunctions(repositoryRoot);
  await ensurePhoneBuilt('h5');
  say(`built (${seconds()} s)`);

  const running = await run(options, port);
  const { local, house, emulator } = running;
  if (!local.isComplete) await firstTime(running, options);
  say(`ready in ${seconds()} s`);
  if (options.data !== localFolder)
    say(`for the other commands: export HUIGAN_HOME=${options.data}`);
  if (options.check) return running.close();
  if (existsSync(local.path(TILL))) {
    const credentials = { keyId: TILL, secret: readFileSync(local.path(TILL), 'utf8').trim() };
    introduce(running, credentials, house.clock.now());
  } else
    say(`${emulator.url}/  empty: npm run program -- publish FILE, then npm run key -- new ID`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
}

async function run({ data, at, empty }: Options, port: number): Promise<Running> {
  const local = openLocalEnvironment(data);
  const wechat = await startWechatStandIn();
  const settings = { HUIGAN_MASTER_KEY: local.masterKey, ...wechat.settings };
  const firstInstant = at ?? (empty ? undefined : new Date(demoStart(now())).toISOString());
  const emulator = await startEmulator({
    environment: join(repositoryRoot, 'dist/environment.json'),
    cloudbaserc: join(repositoryRoot, 'cloudbaserc.json'),
    functions: join(repositoryRoot, 'dist/cloudfunctions'),
    h5: join(repositoryRoot, 'dist/h5'),
    people: peopleFile(local),
    data,
    port,
    functionEnv: settings,
    ...(firstInstant !== undefined && { at: firstInstant }),
  }).catch((problem: unknown) => {
    wechat.close();
    leaveFolder(data);
    throw inWords(problem, port);
  });
  Object.assign(process.env, sdkEnvironment(emulator.url), settings);
  const house = openHouse({ clock: { now: () => emulator.now() as Instant } });
  tellUrl(data, emulator.url);
  const close = async () => {
    leaveFolder(data);
    await emulator.close();
    wechat.close();
  };
  return { emulator, letters: `${wechat.url}/sent`, local, house, close };
}

/** A key for the demo's tills and a history, unless the environment is to be empty. */
async function firstTime({ emulator, local, house }: Running, { empty }: Options): Promise<void> {
  if (empty) return local.complete();
  const secretText = () => randomBytes(SECRET_BYTES).toString('hex');
  const made = await newKey({ ...house, secretText }, { id: TILL, name: 'Demo tills' });
  if (!made.ok) throw new Error(`the demo's key was refused: ${made.error}`);
  const credentials = { keyId: TILL, secret: made.value.secret };
  await fillWithDemoBrand({ emulator, house, credentials, people: peopleFile(local) }, now());
  writeFileSync(local.path(TILL), `${credentials.secret}\n`, { mode: 0o600 });
  local.complete();
}

function introduce(
  { emulator: { url }, letters }: Running,
  credentials: Credentials,
  at: Instant,
): void {
  say(`\n  ${url}/\n\nwho would you like to be?`);
  for (const { name, note } of [...heroes, ...relatives]) say(`  ${name}  ${note}`);
  const [hero] = heroes;
  const paidAt = new Date(at).toISOString();
  const lines = [{ sku: 'milk-a2-2', category: 'milk', quantity: 1, unitFen: 31_800 }];
  const member = { phone: hero?.phone };
  const id = `T${Math.floor(at / 1000)}`;
  const body = JSON.stringify({ id, channel: 'pos', shop: 'hz-binjiang', paidAt, member, lines });
  const path = '/v1/orders';
  say(
    `\nsell ${hero?.name} a tin of milk (good for five minutes; \`npm run sign\` makes another):\n`,
  );
  say(asCurl(`${url}/api${path}`, signedHeaders(credentials, { path, body, now: at }), body));
  say(`\nwhat members are sent in WeChat: ${letters}`);
  say(`\nkey ${TILL}, its secret in ${TILL} of the data folder · stop with Ctrl-C`);
}

function peopleFile(local: LocalEnvironment): string {
  const file = local.path('people.json');
  if (!existsSync(file)) writeFileSync(file, '[]');
  return file;
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new UsageProblem(`--port ${text} is not a port number`);
}

function inWords(problem: unknown, port: number): unknown {
  const isTaken = (problem as NodeJS.ErrnoException).code === 'EADDRINUSE';
  return isTaken
    ? new TerminalProblem(`port ${port} is taken; choose another with --port`)
    : problem;
}

function now(): Instant {
  return Date.now() as Instant;
}
