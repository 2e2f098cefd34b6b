#!/usr/bin/env node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigurationProblem } from './declaration';
import { startEmulator } from './emulator';
import type { DeploymentInput } from './environment';
import type { Credentials } from './server/signatures';

const HELP = `CloudBase on this machine.

  cloudbase-emulator [options]

  --schema FILE        collections, rules, HTTP paths   (dist/environment.json)
  --cloudbaserc FILE   functions and timers             (cloudbaserc.json, or else
                       whatever the functions folder holds, by the platform's defaults)
  --functions FOLDER   one bundle per function          (dist/cloudfunctions)
  --data FOLDER        documents, clock, logs           (.emulator)
  --h5 FOLDER          the H5 build                     (dist/h5)
  --people FILE        the demo people                  (none)
  --port NUMBER        where to listen                  (8787)
  --at INSTANT         the first instant of a new data folder
  --verify-signatures  only calls signed with TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY
                       of this process pass
  --env-file FILE      KEY=VALUE lines for the functions
  --help
`;

const OPTIONS = {
  schema: { type: 'string', default: 'dist/environment.json' },
  cloudbaserc: { type: 'string' },
  functions: { type: 'string', default: 'dist/cloudfunctions' },
  data: { type: 'string', default: '.emulator' },
  h5: { type: 'string', default: 'dist/h5' },
  people: { type: 'string' },
  port: { type: 'string', default: '8787' },
  at: { type: 'string' },
  'env-file': { type: 'string' },
  'verify-signatures': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

try {
  await run();
} catch (problem) {
  const text = wordsFor(problem);
  if (text === null) throw problem;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  if (values.help) return void process.stdout.write(HELP);
  const { 'env-file': envFile, 'verify-signatures': verifies, ...others } = values;
  const { help: _help, schema, cloudbaserc, port, at, people, ...paths } = others;
  const emulator = await startEmulator({
    ...paths,
    environment: schema,
    cloudbaserc: deploymentOf(cloudbaserc, paths.functions),
    port: portOf(port),
    ...(at === undefined ? {} : { at }),
    ...(people === undefined ? {} : { people }),
    ...(verifies && { verifySignatures: credentialsHere() }),
    ...(envFile === undefined ? {} : { functionEnv: readEnvFile(envFile) }),
  });
  process.stdout.write(`emulator: ${emulator.url}  ${new Date(emulator.now()).toISOString()}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
}

/** A project that has no cloudbaserc.json yet still has functions. */
function deploymentOf(named: string | undefined, functions: string): string | DeploymentInput {
  const file = named ?? 'cloudbaserc.json';
  if (named !== undefined || existsSync(file)) return file;
  const folders = existsSync(functions) ? readdirSync(functions, { withFileTypes: true }) : [];
  const names = folders.filter(({ name }) => existsSync(join(functions, name, 'index.js')));
  return { envId: 'local', functions: names.map(({ name }) => ({ name })) };
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new ConfigurationProblem(`--port ${text} is not a port number`);
}

/** From the environment, where no list of processes shows them. */
function credentialsHere(): Credentials {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (secretId && secretKey) return { secretId, secretKey };
  throw new ConfigurationProblem(
    '--verify-signatures needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY in the environment',
  );
}

function readEnvFile(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  const entries = lines.flatMap((line) => {
    const [, name, value] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const];
  });
  return Object.fromEntries(entries);
}

function wordsFor(problem: unknown): string | null {
  if (problem instanceof ConfigurationProblem) return problem.message;
  const { code, port, path, message } = problem as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with --port`;
  if (code === 'ENOENT') return `${path} is missing`;
  if (code?.startsWith('ERR_PARSE_ARGS')) return `${message}\n\n${HELP}`;
  return null;
}
