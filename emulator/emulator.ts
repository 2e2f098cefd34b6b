import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OperationCalls } from './calls';
import { CallLedger } from './calls';
import { openClock } from './clock';
import type { DocumentDatabase } from './database/database';
import { openDatabase } from './database/database';
import { StorageBusy } from './database/storage';
import { ConfigurationProblem } from './declaration';
import type { Deployment, DeploymentInput, Environment, EnvironmentInput } from './environment';
import { readDeployment, readEnvironment } from './environment';
import type { Fault, FaultInput } from './faults';
import { Faults } from './faults';
import { FunctionHost } from './functions/function-host';
import { LogTail } from './functions/log-tail';
import type { Fired } from './functions/timers';
import { Timers } from './functions/timers';
import { makeFolder } from './make-folder';
import { AdminDoor } from './server/admin';
import { ClientDoor } from './server/client-call';
import { Controls } from './server/controls';
import { Inspection } from './server/inspection';
import { People } from './server/people';
import type { Doors, Route } from './server/server';
import { listen, serve } from './server/server';
import type { Credentials } from './server/signatures';
import { Signatures } from './server/signatures';

export interface EmulatorOptions {
  /** The schema: collections, rules, HTTP paths; its file, or what it says. */
  environment: string | EnvironmentInput;
  /** The platform's cloudbaserc.json: its file, or what it says. */
  cloudbaserc: string | DeploymentInput;
  /** The folder with one bundle per function. */
  functions: string;
  /** Where documents, clock and logs are kept; null keeps them in memory only. */
  data: string | null;
  /** The folder of the H5 build. */
  h5?: string;
  /** The file of the demo people. */
  people?: string;
  /** 0 takes any free port. */
  port?: number;
  /** The first instant of a new data folder. */
  at?: string;
  /** Secrets and settings that the functions find in their environment. */
  functionEnv?: Record<string, string>;
  /** How many functions run at once. */
  maxInstances?: number;
  strict?: boolean;
  /** Lets only calls pass that are signed with this key; the functions get it as theirs. */
  verifySignatures?: Credentials;
  /** Takes the functions' log lines; the default appends to functions.log in the data folder. */
  onLog?: (line: string) => void;
  routes?: Route[];
}

export interface Emulator {
  url: string;
  port: number;
  database: DocumentDatabase;
  now(): number;
  /** Moves the clock by an ISO-8601 duration and fires what is due on the way. */
  advance(duration: string): Promise<Fired[]>;
  /** Moves the clock to an instant in the future. */
  advanceTo(instant: string): Promise<Fired[]>;
  calls(): OperationCalls[];
  resetCalls(): void;
  /** Replaces what goes wrong on purpose; an empty list ends it. */
  setFaults(faults: FaultInput[]): void;
  faults(): (Fault & { hits: number })[];
  close(): Promise<void>;
}

/** Enough that the warm instances of one function are not ended for those of another. */
const INSTANCES_MAX = 12;

/** Starts CloudBase on this machine; everything it opens closes with it. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const project = {
    environment: readEnvironment(options.environment),
    deployment: readDeployment(options.cloudbaserc),
  };
  const { server, port } = await listen(options.port ?? 0);
  const url = `http://127.0.0.1:${port}`;
  const closing: (() => void)[] = [() => server.close()];
  try {
    const parts = assemble(options, project, url, closing);
    const { clock, database, calls, faults, controls } = parts;
    const { h5 = 'dist/h5', routes = [] } = options;
    serve(server, port, doorsOf(parts, options), { ...parts, h5, routes });
    await parts.timers.start();
    return {
      url,
      port,
      database,
      now: clock.now,
      advance: async (advance) => (await controls.move({ advance })).fired,
      advanceTo: async (to) => (await controls.move({ to })).fired,
      calls: () => calls.all(),
      resetCalls: () => calls.reset(),
      setFaults: (wanted) => faults.set(wanted),
      faults: () => faults.all(),
      close: async () => {
        for (const close of closing) close();
        server.closeAllConnections();
      },
    };
  } catch (problem) {
    for (const close of closing) close();
    throw problem;
  }
}

interface Project {
  environment: Environment;
  deployment: Deployment;
}

/** Opens all that lives behind the doors, and notes how each is closed, the latest first. */
function assemble(
  options: EmulatorOptions,
  { environment, deployment }: Project,
  url: string,
  closing: (() => void)[],
) {
  if (options.data !== null) makeFolder(options.data);
  const inData = (name: string) => (options.data === null ? null : join(options.data, name));
  const startAt = options.at === undefined ? null : instantOf(options.at);
  const clock = openClock({ file: inData('clock.json'), startAt });
  const database = open(options, environment.collections, clock.now);
  closing.unshift(() => database.close());
  const calls = new CallLedger();
  const tail = new LogTail();
  const keep = options.onLog ?? logFile(inData('functions.log'));
  const environmentId = deployment.envId;
  const host = new FunctionHost({
    environmentId,
    definitions: deployment.functions,
    declaredIn: typeof options.cloudbaserc === 'string' ? options.cloudbaserc : null,
    root: options.functions,
    clock,
    calls,
    environment: (instanceId) => ({
      ...childBasics(),
      ...sdkEnvironment(url, { environmentId, instanceId, ...options.verifySignatures }),
      ...options.functionEnv,
    }),
    maxInstances: options.maxInstances ?? INSTANCES_MAX,
    onLog: (line, origin) => {
      tail.add(line, origin);
      keep(line);
    },
  });
  closing.unshift(() => host.close());
  const timers = new Timers(clock, host);
  closing.unshift(() => timers.close());
  const people = new People(options.people ?? null);
  people.all();
  const faults = new Faults(Object.keys(environment.collections));
  const seen = { environment, deployment, clock, database, host, timers, tail };
  const inspection = new Inspection(seen);
  const controls = new Controls({ clock, timers, calls, people, faults, inspection });
  return { ...seen, calls, people, faults, controls };
}

function doorsOf(parts: ReturnType<typeof assemble>, { verifySignatures }: EmulatorOptions): Doors {
  const { environment, clock, host, people, controls } = parts;
  return {
    admin: new AdminDoor(parts),
    client: new ClientDoor(host, environment.functionRules, people),
    controls,
    signatures: verifySignatures ? new Signatures(verifySignatures, clock.now) : null,
  };
}

/** The variables that point an unmodified SDK, in any process, at an emulator. */
export function sdkEnvironment(
  url: string,
  {
    environmentId = 'local',
    instanceId = '',
    secretId = 'emulator',
    secretKey = 'emulator',
  }: Partial<Credentials & { environmentId: string; instanceId: string }> = {},
): Record<string, string> {
  const admin = instanceId === '' ? `${url}/admin` : `${url}/admin/${instanceId}`;
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: admin }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: environmentId,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: secretKey,
    SILENCE: 'true',
  };
}

function open(
  { data, strict = true, environment }: EmulatorOptions,
  collections: ReturnType<typeof readEnvironment>['collections'],
  now: () => number,
): DocumentDatabase {
  const file = data === null ? null : join(data, 'documents.sqlite');
  try {
    const declared = typeof environment === 'string' && { declaredIn: environment };
    return openDatabase({ file, collections, now, strict, ...declared });
  } catch (problem) {
    if (!(problem instanceof StorageBusy)) throw problem;
    throw new ConfigurationProblem(`another emulator is running on the data folder ${data}`);
  }
}

/** Functions live in UTC on the platform, and must find nothing private of this machine. */
function childBasics(): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', TZ: 'UTC' };
}

function logFile(file: string | null): (line: string) => void {
  if (file === null) return () => undefined;
  return (line) => appendFileSync(file, `${line}\n`);
}

function instantOf(text: string): number {
  const instant = Date.parse(text);
  if (Number.isFinite(instant)) return instant;
  throw new ConfigurationProblem(`"${text}" is not a time; write 2026-01-31T09:00:00+08:00`);
}
