import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { limitKey } from '@huigan/cloudfunctions/core/intake-keys/limit-key';
import { sign } from '@huigan/cloudfunctions/core/intake-keys/signature';
import { openStorage } from '@huigan/emulator/database/storage';
import { anOrderBody, aProgram } from '../test/support/build';
import { aFragileCloud } from '../test/support/fragile-cloud';
import { aTemporaryFolder } from '../test/support/temporary-folder';

/**
 * Orders a second through the signed door, functions, SDK, HTTP and disk, on one machine. What the machine
 * itself can do stands beside it from the same run: a bare HTTP echo, and one durable commit after the other.
 * Budget: at 16 clients an order costs no more than 40 echoes.
 */
export type Throughput = {
  readonly orders: readonly Measured[];
  readonly echo: readonly Measured[];
  readonly commitsPerSecond: number;
  /** Echoes, and commits, that take as long as one order. */
  readonly ratios: readonly { readonly clients: number; echoes: number; commits: number }[];
};
type Measured = { readonly clients: number; readonly perSecond: number; readonly p99Ms: number };

const CLIENTS = [1, 16, 64] as const;
const MEMBERS = 200;
/** The size of the account that an order writes, about. */
const DOCUMENT_BYTES = 4_000;

export async function measureThroughput(seconds = 8): Promise<Throughput> {
  const commitsPerSecond = await commits(seconds / 4);
  const echo: Measured[] = [];
  const orders: Measured[] = [];
  await withEcho(async (url) => {
    const body = JSON.stringify(anOrderBody());
    for (const clients of CLIENTS) {
      const send = () => fetch(url, { method: 'POST', body }).then((reply) => reply.text());
      echo.push(await load(clients, seconds / 4, send));
    }
  });
  const cloud = await aFragileCloud(aProgram());
  try {
    await limitKey(cloud.house, { id: cloud.key.id, perMinute: 1_000_000 });
    const till = aTill(cloud);
    for (let index = 0; index < MEMBERS; index++)
      await till('/v1/members', { phone: phoneOf(index) });
    let next = 0;
    const sell = () => till('/v1/orders', orderOf(next++));
    // Instances start and remember before it counts.
    await load(64, 2, sell);
    for (const clients of CLIENTS) orders.push(await load(clients, seconds, sell));
  } finally {
    await cloud.close();
  }
  return { orders, echo, commitsPerSecond, ratios: orders.map(ratioTo(echo, commitsPerSecond)) };
}

const ratioTo =
  (echo: readonly Measured[], commitsPerSecond: number) =>
  ({ clients, perSecond }: Measured) => ({
    clients,
    echoes: rounded((echo.find((each) => each.clients === clients)?.perSecond ?? 0) / perSecond),
    commits: rounded(commitsPerSecond / perSecond),
  });

const rounded = (value: number): number => Math.round(value * 10) / 10;
const phoneOf = (index: number): string => `1350000${1000 + (index % MEMBERS)}`;
const orderOf = (index: number) =>
  anOrderBody({
    id: String(index),
    paidAt: new Date().toISOString(),
    member: { phone: phoneOf(index * 7) },
  });

/** So many clients at once, each sending as soon as it has its answer. */
async function load(
  clients: number,
  seconds: number,
  send: () => Promise<unknown>,
): Promise<Measured> {
  const waits: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      await send();
      waits.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - started) / 1000;
  waits.sort((a, b) => a - b);
  const p99Ms = Math.round(waits[Math.floor(waits.length * 0.99)] ?? 0);
  return { clients, perSecond: Math.round(waits.length / took), p99Ms };
}

type Cloud = Pick<Awaited<ReturnType<typeof aFragileCloud>>, 'url' | 'key'>;
function aTill({ url, key }: Cloud) {
  return async (path: string, content: object): Promise<void> => {
    const body = JSON.stringify(content);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signed = { keyId: key.id, timestamp, method: 'POST', path, query: '', body };
    const reply = await fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: {
        'x-huigan-key': key.id,
        'x-huigan-timestamp': timestamp,
        'x-huigan-signature': sign(key.secret, signed),
      },
      body,
    });
    const text = await reply.text();
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${text}`);
  };
}

async function withEcho(run: (url: string) => Promise<void>): Promise<void> {
  const server = createServer((request, response) => request.pipe(response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.closeAllConnections();
  server.close();
}

/** One commit after the other, of a document each, in the emulator's own storage. */
async function commits(seconds: number): Promise<number> {
  const folder = aTemporaryFolder();
  const storage = openStorage(join(folder, 'floor.sqlite'));
  const body = 'x'.repeat(DOCUMENT_BYTES);
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < seconds * 1000) {
    count += 1;
    // Each with other content: SQLite writes nothing where a row stays as it is.
    const text = JSON.stringify({ count, body });
    storage.write({ collection: 'floor', id: String(count % MEMBERS), text });
    await storage.flushed();
  }
  storage.close();
  return Math.round(count / seconds);
}
