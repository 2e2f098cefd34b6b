import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { schema } from '@huigan/cloudfunctions/core/platform/schema';
import { IN_ORDER } from '@huigan/cloudfunctions/terminal/backup/manifest';
import { type Emulator, sdkEnvironment, startEmulator } from '@huigan/emulator/emulator';
import { anOrderBody } from '../support/build';
import { aTemporaryFolder } from '../support/temporary-folder';
import { aWorld, ROOT, type World } from '../support/world';

jest.setTimeout(120_000);

const home = aTemporaryFolder();
const taken = join(home, 'taken');
let world: World;
let other: Emulator;
/** What members had when the backup began. */
let before: Map<string, number>;

beforeAll(async () => {
  world = await aWorld();
  other = await startEmulator({
    environment: join(ROOT, 'dist/environment.json'),
    cloudbaserc: { envId: 'local', functions: [] },
    functions: join(ROOT, 'dist/cloudfunctions'),
    data: null,
    at: new Date(world.emulator.now()).toISOString(),
  });
  writeFileSync(join(home, 'master-key'), world.masterKey);
  for (let index = 0; index < 130; index++) await sell(index);
  await world.emulator.advance('P2D');
  before = new Map(await Promise.all(phones.map(balance)));
});
afterAll(async () => {
  await other.close();
  await world.close();
});

const phones = Array.from({ length: 12 }, (_, index) => `1340000${1000 + index}`);
const phoneOf = (index: number): string => phones[index % phones.length] ?? '';
async function sell(index: number): Promise<void> {
  const phone = phoneOf(index);
  if (index < phones.length) await world.till.enrol({ phone });
  const paidAt = new Date(world.emulator.now()).toISOString();
  const order = anOrderBody({ id: `o${index}`, paidAt, member: { phone } });
  // To Unicode the sign in the name ends a line.
  const lines = order.lines.map((line) => ({ ...line, name: 'milk\u2028powder' }));
  await world.till.order({ ...order, lines });
}
const balance = async (phone: string): Promise<[string, number]> => {
  const { body } = await world.till.lookUp({ phone });
  return [phone, Number(body['spendable'])];
};

const documentsIn = ({ database }: Emulator): number =>
  Object.keys(schema).reduce((sum, name) => sum + database.size(name), 0);

type Ran = { readonly code: number; readonly out: string };
function run(command: string, emulator: { url: string }, ...args: string[]): Promise<Ran> {
  const file = join(ROOT, 'cloudfunctions/terminal', `${command}.ts`);
  const env = { PATH: process.env['PATH'], HUIGAN_HOME: home, HUIGAN_URL: emulator.url };
  return new Promise((resolve) => {
    execFile(
      join(ROOT, 'node_modules/.bin/tsx'),
      [file, ...args],
      { env },
      (error, out, problems) => resolve({ code: error === null ? 0 : 1, out: out + problems }),
    );
  });
}

test('every collection there is belongs to a backup, but for the mark of a restore', () => {
  expect([...IN_ORDER, 'restores'].sort()).toEqual(Object.keys(schema).sort());
});

test('what is there is copied while the shop sells', async () => {
  let isOver = false;
  const selling = (async () => {
    let sold = 0;
    for (; !isOver; sold++) await sell(1000 + sold);
    return sold;
  })();
  const backup = await run('backup', world.emulator, taken);
  isOver = true;
  expect(await selling).toBeGreaterThan(3);
  expect(backup).toMatchObject({ code: 0, out: expect.stringMatching(/accounts +12/) });
});

test('a folder that cannot be made is told, and so is one that is in use', async () => {
  const file = join(home, 'a-file');
  writeFileSync(file, '');
  for (const folder of ['/proc/x/y', join(file, 'inside'), file]) {
    expect(await run('backup', world.emulator, folder)).toEqual({
      code: 1,
      out: expect.stringMatching(new RegExp(`^${folder} cannot be written to: .*\n$`)),
    });
  }
  expect((await run('backup', world.emulator, taken)).out).toContain('is not empty');
  expect(readdirSync(taken)).toContain('manifest.json');
});

test('a backup that was changed, cut off or never finished is told before anything is written', async () => {
  const orders = readFileSync(join(taken, 'orders.ndjson.gz'));
  const spoiled = {
    'members.ndjson.gz': gzipSync('{"_id":"m"}\n'),
    'orders.ndjson.gz': orders.subarray(0, orders.length / 2),
    'journal.ndjson.gz': Buffer.from('not compressed'),
    'manifest.json': Buffer.from('{'),
  };
  for (const [name, content] of Object.entries(spoiled)) {
    const folder = join(home, `spoiled-${name}`);
    cpSync(taken, folder, { recursive: true });
    writeFileSync(join(folder, name), content);
    expect(await run('restore', other, folder)).toEqual({
      code: 1,
      out: `${join(folder, name)} is not what was written: it was changed, or cut off.\n`,
    });
  }
  const unfinished = join(home, 'unfinished');
  mkdirSync(unfinished);
  expect((await run('restore', other, unfinished)).out).toContain('no manifest.json');
  expect(documentsIn(other)).toBe(0);
});

test('a restore that broke off is gone on with, from the same backup only', async () => {
  other.setFaults([{ kind: 'quota', collection: 'programs', action: 'database.insertDocument' }]);
  expect(await run('restore', other, taken)).toMatchObject({ code: 1 });
  other.setFaults([]);
  const written = documentsIn(other);
  expect(written).toBeGreaterThan(100);
  const later = await run('restore', other, taken);
  expect(later).toEqual({ code: 1, out: expect.stringContaining('go on with --resume') });
  const anotherBackup = join(home, 'another');
  cpSync(taken, anotherBackup, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(taken, 'manifest.json'), 'utf8'));
  const takenAt = '2020-01-01T00:00:00.000Z';
  writeFileSync(join(anotherBackup, 'manifest.json'), JSON.stringify({ ...manifest, takenAt }));
  expect(await run('restore', other, anotherBackup, '--resume')).toEqual({
    code: 1,
    out: expect.stringContaining(
      `another backup broke off here: the one taken at ${manifest.takenAt}`,
    ),
  });
  expect(documentsIn(other)).toBe(written);
  const resumed = await run('restore', other, taken, '--resume');
  expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining('everything agrees') });
});

test('it comes back whole, and the books agree', async () => {
  Object.assign(process.env, sdkEnvironment(other.url));
  for (const [phone, spendable] of before) {
    const held = await world.house.accounts.read((await world.linkOf({ phone })).member);
    const now = held ? held.account.points.lots.reduce((sum, { left }) => sum + left, 0) : null;
    expect(now).toBeGreaterThanOrEqual(spendable);
  }
  Object.assign(process.env, sdkEnvironment(world.emulator.url));
});

test('nothing is put where something is', async () => {
  for (const environment of [other, world.emulator]) {
    for (const resume of [[], ['--resume']]) {
      const refused = await run('restore', environment, taken, ...resume);
      expect(refused).toEqual({ code: 1, out: expect.stringContaining('not empty') });
    }
  }
});

test('another master key is noticed', async () => {
  writeFileSync(join(home, 'master-key'), Buffer.alloc(32, 7).toString('base64'));
  const refused = await run('restore', other, taken, '--resume');
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('another master key') });
});
