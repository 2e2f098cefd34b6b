import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readMap } from '@huigan/cloudfunctions/terminal/import/map';
import { aProgram } from '../support/build';
import { aWorld, type World } from '../support/world';
import { aFolder, importedBy, type Running, startImport, totalsOf } from './import-run';

const DAYS = 10;
const ORDERS_A_DAY = 6;
const folder = aFolder();
const first10Days = join(folder, 'first.csv');
const next10Days = join(folder, 'next.csv');
const map = join(folder, 'map.json');
const aMap = {
  format: 1,
  columns: {
    order: 'number',
    sku: 'product',
    quantity: 'pieces',
    date: 'date',
    unitPrice: 'price',
    customer: 'customer',
  },
  constants: { channel: 'mall', shop: 'web' },
  offset: '+08:00',
  cancellation: { orderPrefix: 'C' },
  notGoods: [
    { sku: 'POST', as: 'shipping' },
    { sku: 'M', as: 'reject' },
  ],
  customer: { unionid: 'customer-{customer}' },
  enrol: true,
};

type Row = [
  number: string,
  product: string,
  pieces: number,
  date: string,
  price: string,
  customer: string,
];

/** Ten days of six orders of three lines and a parcel; every evening something comes back. */
function aTillFile(firstDay: string, days = DAYS): string {
  const rows: Row[] = [];
  for (let day = 0; day < days; day++) {
    const midnight = Date.parse(`${firstDay}T00:00:00Z`) + day * 86_400_000;
    const at = (hour: number) =>
      new Date(midnight + hour * 3_600_000 + 900_000).toISOString().slice(0, 19);
    for (let order = 0; order < ORDERS_A_DAY; order++) {
      const number = `${firstDay}-${day}-${order}`;
      const customer = `${firstDay}-${(day * 5 + order) % 8}`;
      for (const product of ['cup', 'pot', 'leaf']) {
        rows.push([number, product, 1 + ((order + day) % 3), at(9 + order), '45.35', customer]);
      }
      rows.push([number, 'POST', 1, at(9 + order), '8.00', customer]);
    }
    const buyer = `${firstDay}-${(day * 5) % 8}`;
    rows.push([`C${firstDay}-${day}`, 'pot', -1, at(20), '45.35', buyer]);
    rows.push([`C${firstDay}-${day}`, 'lid', -1, at(20), '45.35', buyer]);
    rows.push([`C${firstDay}-${day}`, 'POST', -1, at(20), '8.00', buyer]);
    rows.push([`${firstDay}-${day}-x`, 'cup', 1, at(21), '45.35', '']);
    rows.push([`${firstDay}-${day}-y`, 'M', 1, at(21), '45.35', '100']);
    rows.push([`${firstDay}-${day}-y`, 'cup', 0, at(21), '45.35', '100']);
    rows.push([`${firstDay}-${day}-y`, 'cup', -2, at(21), '45.35', '100']);
    rows.push([`${firstDay}-${day}-y`, 'cup', 1, at(21), '0.00', '100']);
    rows.push([`${firstDay}-${day}-y`, 'cup', 1, at(21), 'gift', '100']);
    rows.push([`${firstDay}-${day}-y`, 'cup', 1, 'evening', '45.35', '100']);
    rows.push([`${firstDay}-${day}-y`, 'POST', 1, at(21), '8.00', '100']);
  }
  return `number,product,pieces,date,price,customer\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

const journalFile = (state: string): string | null => {
  const [id] = existsSync(state) ? readdirSync(state).filter((name) => !name.includes('.')) : [];
  const path = id === undefined ? '' : join(state, id, 'answers.jsonl');
  return existsSync(path) ? path : null;
};
const answersIn = (state: string): number => {
  const path = journalFile(state);
  return path === null ? 0 : readFileSync(path, 'utf8').split('\n').length - 1;
};

/** As a power cut would: no handler runs, nothing is flushed. */
async function killAfter(answers: number, state: string, running: Running): Promise<void> {
  while (answersIn(state) < answers) {
    if (running.child.exitCode !== null) throw new Error(`it ended by itself: ${running.stderr()}`);
    await pause(5);
  }
  running.child.kill('SIGKILL');
  await running.ended;
}

async function everything({ house }: World): Promise<unknown> {
  const found = [];
  for (const name of ['accounts', 'journal', 'links', 'members', 'orders']) {
    found.push(await house.database.find(name, { where: {}, order: ['_id', 'asc'], limit: 1000 }));
  }
  return found;
}

const start = (world: World, file: string, state: string) =>
  startImport(world, { file, map, folder: state, more: ['--follow-clock'] });

/** Every day is like any other, so that the same orders ten days later earn the same. */
const steady = aProgram({ earning: { ...aProgram().earning, multipliers: [] } });

describe('a till with ten days of orders', () => {
  let world: World;
  let uninterrupted: ReturnType<typeof totalsOf>;
  beforeAll(async () => {
    writeFileSync(map, JSON.stringify(aMap));
    writeFileSync(first10Days, aTillFile('2026-03-01'));
    writeFileSync(next10Days, aTillFile('2026-03-11'));
    world = await aWorld({ at: '2026-03-01T00:00:00+08:00', program: steady });
  }, 120_000);
  afterAll(() => world.close());

  test('every row is sent or rejected with its reason, and the nights are lived in between', async () => {
    const state = aFolder();
    uninterrupted = totalsOf(await importedBy(start(world, first10Days, state)));
    expect(uninterrupted).toMatchObject({
      rows: DAYS * (ORDERS_A_DAY * 4 + 11),
      rowsInOrders: DAYS * ORDERS_A_DAY * 4,
      rowsInRefunds: DAYS,
      rejected: {
        no_customer: DAYS,
        not_goods: DAYS * 2,
        only_shipping: DAYS,
        quantity_zero: DAYS,
        quantity_sign: DAYS,
        price_not_positive: DAYS,
        price_unreadable: DAYS,
        date_unreadable: DAYS,
        unmatched_cancellation: DAYS,
      },
      addsUp: true,
      orders: DAYS * ORDERS_A_DAY,
      refunds: DAYS,
    });
    const { points, earned, clawedBack } = uninterrupted;
    expect(Math.min(points.spendable, points.pending, clawedBack)).toBeGreaterThan(0);
    expect(points.spendable + points.pending - points.owed).toBe(earned - clawedBack);

    const rejected = readFileSync(join(state, 'rejected.csv'), 'utf8').trim().split('\n');
    expect(rejected).toHaveLength(1 + uninterrupted.rowsRejected);
    expect(rejected[0]).toBe('line,reason,detail,number,product,pieces,date,price,customer');
    expect(rejected[1]).toMatch(/^27,unmatched_cancellation,,C2026-03-01-0,lid,-1,/);
  }, 120_000);

  test('killed twice, it goes on where it was and ends alike; a second import changes nothing', async () => {
    const state = aFolder();
    await killAfter(12, state, start(world, next10Days, state));
    await killAfter(45, state, start(world, next10Days, state));
    const journal = journalFile(state);
    if (journal !== null) appendFileSync(journal, '{"n":7,"ear');
    const resumed = start(world, next10Days, state);
    expect(totalsOf(await importedBy(resumed))).toEqual(uninterrupted);
    expect(resumed.stderr()).toMatch(/going on after (4[5-9]|5\d) of 78 steps/);

    await world.emulator.advance('PT10M');
    const before = await everything(world);
    const again = start(world, next10Days, state);
    expect(totalsOf(await importedBy(again))).toEqual(uninterrupted);
    expect(again.stderr()).toContain('was finished before');
    expect(await everything(world)).toEqual(before);
  }, 180_000);

  test('what it cannot do is said in one line', async () => {
    const wrongKey = { ...world, key: { ...world.key, secret: 'guessed' } };
    const refused = await start(wrongKey, first10Days, aFolder()).ended;
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('The server refuses the key: intake/bad_signature');

    const old = join(folder, 'old.csv');
    writeFileSync(old, aTillFile('2026-01-10', 1));
    const late = await start(world, old, aFolder()).ended;
    expect(late.code).toBe(1);
    expect(late.stderr).toContain("The emulator's clock is past the file");

    const counted = await importedBy(startImport(world, { file: old, map, folder: aFolder() }));
    expect(counted).toMatchObject({
      orders: 0,
      refunds: 0,
      rejected: { 'refused:orders/too_late': ORDERS_A_DAY * 4, unmatched_cancellation: 2 },
      addsUp: true,
    });
  }, 120_000);
});

test('a map is refused with every fault and its path', () => {
  const faulty = join(folder, 'faulty.json');
  const { order: _, ...columns } = aMap.columns;
  writeFileSync(faulty, JSON.stringify({ ...aMap, columns, offset: 'Beijing', colour: 'red' }));
  expect(() => readMap(faulty)).toThrow(
    /columns\.order: .*\n.*offset: an offset such as \+08:00\n.*colour: is not known here/,
  );
});
