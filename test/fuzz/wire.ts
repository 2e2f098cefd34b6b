import cloudbase from '@cloudbase/node-sdk';
import { sign } from '@huigan/cloudfunctions/core/intake-keys/signature';
import { canonicalQuery } from '@huigan/cloudfunctions/core/platform/serve-http';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import type { World } from '../support/world';

const PHONE_CODE = /stand-in-phone-(1[3-9]\d{9})-[^"\\]*/g;

/** One request, as it is repeated: everything but the time of its signature. */
export type Sent = {
  readonly via: 'intake' | 'chat' | 'client' | 'server';
  /** How it was made: `valid`, `spoilt`, `broken text`… */
  readonly made: string;
  /** The body, or what the phone sends as data. */
  readonly text: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The function a phone calls, and who holds it. */
  readonly name: string;
  readonly person: string;
  readonly forged: Forged | null;
};
export type Forged =
  | 'nobody'
  | 'another secret'
  | 'unsigned'
  | 'no time'
  | 'an hour late'
  | 'another body'
  | 'odd key';
export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers | null;
};

/** Sends it as a till, a phone or another function would; what WeChat says of a number is new each time. */
export function send(world: World, given: Sent): Promise<Reply> {
  const sent = {
    ...given,
    text: given.text.replace(PHONE_CODE, (_, phone) => phoneCodeFor(phone)),
  };
  if (sent.via === 'server') return asServer(sent);
  return sent.via === 'client' ? asPhone(world, sent) : overHttp(world, sent);
}

async function overHttp(world: World, sent: Sent): Promise<Reply> {
  const base = world.emulator.url + (sent.via === 'intake' ? '/api' : '/wecom');
  const url = new URL(base + sent.path);
  url.search = new URLSearchParams(sent.query).toString();
  const hasBody = sent.method !== 'GET';
  const response = await fetch(url, {
    method: sent.method,
    headers: {
      'content-type': sent.made === 'other content' ? 'text/plain' : 'application/json',
      ...(sent.via === 'intake' && signature(world, sent, url)),
    },
    ...(hasBody && { body: sent.forged === 'another body' ? `${sent.text} ` : sent.text }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: readJson(text) };
}

function signature(world: World, { forged, ...sent }: Sent, url: URL): Record<string, string> {
  if (forged === 'unsigned') return {};
  const late = forged === 'an hour late' ? 3600 : 0;
  const timestamp =
    forged === 'no time' ? 'today' : String(Math.floor(world.emulator.now() / 1000) - late);
  const keyId = { nobody: 'stranger', 'odd key': '__proto__' }[String(forged)] ?? world.key.id;
  const secret = forged === 'another secret' ? 'guessed' : world.key.secret;
  const path = url.pathname.slice('/api'.length) || '/';
  const body = sent.method === 'GET' ? '' : sent.text;
  const query = canonicalQuery(sent.query);
  return {
    'x-huigan-key': keyId,
    'x-huigan-timestamp': timestamp,
    'x-huigan-signature': sign(secret, {
      keyId,
      timestamp,
      method: sent.method,
      path,
      query,
      body,
    }),
  };
}

async function asPhone(world: World, { text, name, person }: Sent): Promise<Reply> {
  const response = await fetch(`${world.emulator.url}/client/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-emulator-person': person },
    body: `{"name":${JSON.stringify(name)},"data":${text}}`,
  });
  return { status: response.status, headers: null, body: await response.json() };
}

/** As any code with the environment's own secret can: even the rules of the platform let it in. */
async function asServer({ name, text }: Sent): Promise<Reply> {
  const app = cloudbase.init({ env: cloudbase.SYMBOL_DEFAULT_ENV as unknown as string });
  const { result } = await app.callFunction({ name, data: JSON.parse(text) });
  return { status: 200, headers: null, body: { result } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
