import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '@huigan/cloudfunctions/terminal/import/journal';
import { readMap } from '@huigan/cloudfunctions/terminal/import/map';
import type { OpenApi, Reply } from '@huigan/cloudfunctions/terminal/import/open-api';
import { readTillFile } from '@huigan/cloudfunctions/terminal/import/reading';
import { sendPlan } from '@huigan/cloudfunctions/terminal/import/send';
import { fatesOf, tally } from '@huigan/cloudfunctions/terminal/import/tally';
import { windowsOf } from '@huigan/cloudfunctions/terminal/import/windows';
import type { UtcOffset } from '@huigan/shared/kernel/time';
import { aWorld, type World } from '../support/world';
import { aFolder, importedBy, startImport } from './import-run';

const folder = aFolder();
const map = join(folder, 'map.json');
writeFileSync(
  map,
  JSON.stringify({
    format: 1,
    columns: {
      order: 'number',
      sku: 'product',
      quantity: 'pieces',
      date: 'date',
      unitPrice: 'price',
      customer: 'customer',
    },
    constants: { channel: 'pos', shop: 'binjiang' },
    offset: '+08:00',
    cancellation: { orderPrefix: 'C' },
    customer: { unionid: 'customer-{customer}' },
    enrol: true,
  }),
);

type Row = [number: string, product: string, pieces: number, date: string, customer: string];

function aTillFile(name: string, rows: readonly Row[]): string {
  const file = join(folder, name);
  const lines = rows.map(([number, product, pieces, date, customer]) =>
    [number, product, pieces, date, '10.00', customer].join(','),
  );
  writeFileSync(file, `number,product,pieces,date,price,customer\n${lines.join('\n')}\n`);
  return file;
}

describe('a return after an order that was refused', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ at: '2026-03-10T10:00:00+08:00' });
  }, 120_000);
  afterAll(() => world.close());

  const imported = (file: string, state = aFolder()) =>
    importedBy(startImport(world, { file, map, folder: state }));

  test('takes the points of the order that was accepted', async () => {
    const state = aFolder();
    const file = aTillFile('bad-number.csv', [
      ['5001', 'A', 5, '2026-03-08T10:00:00', '1'],
      ['bad id!', 'A', 5, '2026-03-08T11:00:00', '1'],
      ['C5003', 'A', -2, '2026-03-08T12:00:00', '1'],
    ]);
    expect(await imported(file, state)).toMatchObject({
      orders: 1,
      refunds: 1,
      earned: 50,
      clawedBack: 20,
      rejected: { 'refused:common/invalid_input': 1 },
      addsUp: true,
    });
    const rejected = join(state, 'rejected.csv');
    expect(readFileSync(rejected, 'utf8')).toContain('3,refused:common/invalid_input,id,bad id!,');
    expect(statSync(rejected).mode & 0o777).toBe(0o600);
  }, 120_000);

  test('fits no order where none was accepted, and nothing is left waiting for it', async () => {
    const file = aTillFile('too-late.csv', [
      ['6001', 'A', 5, '2026-01-02T10:00:00', '2'],
      ['C6002', 'A', -2, '2026-03-08T12:00:00', '2'],
    ]);
    expect(await imported(file)).toMatchObject({
      orders: 0,
      refunds: 0,
      rejected: { 'refused:orders/too_late': 1, unmatched_cancellation: 1 },
      addsUp: true,
    });
    const orders = { where: { _id: 'pos:6001' }, limit: 1 };
    expect(await world.house.database.find('orders', orders)).toEqual([]);
  }, 120_000);
});

/** A server that refuses certain numbers and breaks down, once, at the n-th request. */
function aServer({ refuses, breaksAt }: { refuses: RegExp; breaksAt: number }) {
  let asked = 0;
  const sent: string[] = [];
  const post = async (path: string, body: object): Promise<Reply> => {
    asked += 1;
    if (asked === breaksAt) throw new Error('the power is gone');
    const { id = '', order = '', lines = [] } = body as Record<string, never>;
    if (refuses.test(`${id} ${order}`)) return { ok: false, code: 'orders/too_late', detail: '' };
    const pieces = (lines as { quantity: number }[]).reduce((sum, each) => sum + each.quantity, 0);
    sent.push(`${path} ${id} ${order} ${pieces}`);
    const points = path === '/v1/orders' ? { earned: pieces } : { takenBack: pieces };
    return { ok: true, value: { state: 'credited', points } };
  };
  return { api: { post } satisfies OpenApi, sent };
}

describe('killed at any request and run again', () => {
  const rows: Row[] = ['1', '2', '3'].flatMap((customer): Row[] => [
    [`${customer}00`, 'A', 5, '2026-03-01T10:00:00', customer],
    [`${customer}01`, 'A', 5, '2026-03-02T10:00:00', customer],
    [`C${customer}02`, 'A', -7, '2026-03-02T10:10:00', customer],
    [`${customer}03`, 'A', 9, '2026-03-02T10:20:00', customer],
    [`C${customer}04`, 'A', -2, '2026-03-04T10:00:00', customer],
    [`C${customer}05`, 'A', -2, '2026-03-04T10:00:00', customer],
  ]);
  const file = aTillFile('killed.csv', rows);
  // The first return is spread over two orders, and one of its two refunds is refused.
  const refuses = /^(103|201|303) |^(C102 100|C302 301)$/;

  async function run(state: string, breaksAt: number) {
    const mapping = readMap(map);
    const reading = await readTillFile(file, mapping);
    const server = aServer({ refuses, breaksAt });
    const journal = openJournal(state, { fresh: false });
    const { api } = server;
    const sending = { map: mapping, api, journal, inFlight: 2, onStep: () => undefined };
    const windows = windowsOf(reading.plan.steps, 480 as UtcOffset);
    const outcome = await sendPlan(windows, sending);
    return { totals: tally(reading, outcome, fatesOf(reading, outcome)), sent: server.sent };
  }

  test('it comes to the same', async () => {
    const whole = await run(aFolder(), 0);
    expect(whole.totals).toMatchObject({
      orders: 6,
      refunds: 8,
      rejected: { 'refused:orders/too_late': 5, unmatched_cancellation: 1 },
      addsUp: true,
    });
    const sent = new Set(whole.sent);
    for (let breaksAt = 1; breaksAt <= whole.sent.length + 5; breaksAt++) {
      const state = aFolder();
      await run(state, breaksAt).catch(() => undefined);
      const resumed = await run(state, 0);
      expect([breaksAt, resumed.totals]).toEqual([breaksAt, whole.totals]);
      for (const request of resumed.sent) expect(sent).toContain(request);
    }
  });
});
