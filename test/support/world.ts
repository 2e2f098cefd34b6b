import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { openHouse } from '@huigan/cloudfunctions/core/house';
import { newKey } from '@huigan/cloudfunctions/core/intake-keys/manage-keys';
import { sign } from '@huigan/cloudfunctions/core/intake-keys/signature';
import { publishProgram } from '@huigan/cloudfunctions/core/program/publish-program';
import {
  phoneCodeFor,
  STAND_IN_APPID,
  startWechatStandIn,
} from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import {
  type Emulator,
  type EmulatorOptions,
  sdkEnvironment,
  startEmulator,
} from '@huigan/emulator/emulator';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Identity } from '@huigan/shared/members/contracts';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aProgram } from './build';
import { ensureFunctionsBuilt } from './built-functions';
import { aTemporaryFolder } from './temporary-folder';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SECRET_BYTES = 32;

export type HttpReply = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
};
export type World = Awaited<ReturnType<typeof aWorld>>;

/** Once for the worlds of a test file: what they run does not change meanwhile. */
let built: Promise<void> | null = null;

/**
 * The whole product on this machine: the built functions, the unmodified SDK, the emulator, a clock
 * you move, a till that signs, people with phones.
 */
export async function aWorld({
  at = '2026-03-02T10:00:00+08:00',
  program = aProgram(),
  masterKey = randomBytes(SECRET_BYTES).toString('base64'),
  timers = true,
  settings: more = {},
  emulator: options = {},
}: {
  at?: string;
  program?: ProgramFile;
  masterKey?: string;
  /** False where a year passes and nothing of it is about what happens at night. */
  timers?: boolean;
  /** Settings of the functions that are other than the stand-in's. */
  settings?: Readonly<Record<string, string>>;
  emulator?: Partial<EmulatorOptions>;
} = {}) {
  built ??= ensureFunctionsBuilt();
  await built;
  const wechat = await startWechatStandIn();
  const settings = {
    HUIGAN_MASTER_KEY: masterKey,
    ...wechat.settings,
    ...more,
  };
  const people = join(aTemporaryFolder(), 'people.json');
  writeFileSync(people, '[]');
  const logs: string[] = [];
  const emulator = await startEmulator({
    environment: join(ROOT, 'dist/environment.json'),
    cloudbaserc: timers ? join(ROOT, 'cloudbaserc.json') : withoutTimers(),
    functions: join(ROOT, 'dist/cloudfunctions'),
    data: null,
    at,
    people,
    functionEnv: settings,
    onLog: (line) => logs.push(line),
    ...options,
  });
  Object.assign(process.env, sdkEnvironment(emulator.url), settings);
  const clock = { now: () => emulator.now() as Instant };
  const house = openHouse({ clock });
  const published = await publishProgram(house, program);
  if (!published.ok) throw new Error(published.error);
  const made = await newKey(
    { ...house, secretText: () => randomBytes(SECRET_BYTES).toString('hex') },
    { id: 'till', name: 'Till' },
  );
  if (!made.ok) throw new Error(made.error);
  const till = aTill(emulator, made.value);
  const close = async () => {
    await emulator.close();
    wechat.close();
  };
  return {
    emulator,
    house,
    clock,
    logs,
    till,
    person: aPerson(emulator, people),
    key: made.value,
    masterKey,
    wechat,
    /** Who a till means by this; throws where it is nobody. */
    linkOf: async (identity: Identity) => {
      const known = await house.known.find(identity, clock.now());
      if (!known.ok || !('link' in known.value)) throw new Error('nobody is known by that');
      return known.value.link;
    },
    close,
    /** Closes it, and throws unless the whole ledger adds up and its proofs are right. */
    closeProven: async () => {
      const { difference } = await verifyLedger({ ...house, progress: () => undefined });
      await close();
      if (difference !== null) throw new Error(`the books differ: ${JSON.stringify(difference)}`);
    },
  };
}

function withoutTimers() {
  const deployment = JSON.parse(readFileSync(join(ROOT, 'cloudbaserc.json'), 'utf8'));
  const functions = deployment.functions.map((each: object) => ({ ...each, triggers: [] }));
  return { ...deployment, functions };
}

/** A till that signs as docs/open-api.md says. */
function aTill(emulator: Emulator, { id, secret }: { id: string; secret: string }) {
  const post = async (path: string, body: unknown, forge: Partial<Forgery> = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const seconds = Math.floor(emulator.now() / 1000) + (forge.lateBySeconds ?? 0);
    const timestamp = forge.timestamp ?? String(seconds);
    const keyId = forge.keyId ?? id;
    const signed = { keyId, timestamp, method: 'POST', path, query: '', body: text };
    const response = await fetch(`${emulator.url}/api${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-huigan-key': keyId,
        'x-huigan-timestamp': timestamp,
        'x-huigan-signature': forge.signature ?? sign(forge.secret ?? secret, signed),
      },
      body: forge.sentBody ?? text,
    });
    const reply = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (reply === '' ? {} : JSON.parse(reply)) as Record<string, unknown>,
    } satisfies HttpReply;
  };
  return {
    post,
    order: (body: unknown) => post('/v1/orders', body),
    refund: (body: unknown) => post('/v1/refunds', body),
    lookUp: (member: unknown) => post('/v1/members:lookup', { member }),
    enrol: (identity: unknown) => post('/v1/members', identity),
  };
}

type Forgery = {
  readonly keyId: string;
  readonly secret: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly lateBySeconds: number;
  readonly sentBody: string;
};

/** Somebody with a phone in their hand; WeChat vouches for who they are. */
function aPerson(emulator: Emulator, file: string) {
  const known = new Map<string, object>();
  return (id: string, phone: string) => {
    known.set(id, {
      id,
      name: id,
      note: '',
      openid: `openid-${id}`,
      unionid: `unionid-${id}`,
      appid: STAND_IN_APPID,
      extra: { phoneCode: phoneCodeFor(phone) },
    });
    writeFileSync(file, JSON.stringify([...known.values()]));
    const call = async (data: unknown, name = 'member') => {
      const response = await fetch(`${emulator.url}/client/call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-emulator-person': id },
        body: JSON.stringify({ name, data }),
      });
      return (await response.json()) as {
        result?: unknown;
        errCode?: string;
        requestId: string;
      };
    };
    const ask = async <T = Record<string, unknown>>(operation: string, input: unknown = {}) =>
      (await call({ operation, input })).result as
        | { ok: true; value: T }
        | { ok: false; error: { code: string; field?: string } };
    return {
      id,
      phone,
      call,
      ask,
      join: (more: object = {}) =>
        ask('members.join', {
          phoneCode: phoneCodeFor(phone),
          policyVersion: '2026-01',
          ...more,
        }),
      home: () => ask<import('@huigan/shared/account/contracts').MemberHome>('account.home'),
      statement: (before?: number) =>
        ask('account.statement', before === undefined ? {} : { before }),
    };
  };
}
