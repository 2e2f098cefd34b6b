import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { schema } from '@huigan/cloudfunctions/core/platform/schema';
import { IN_ORDER } from '@huigan/cloudfunctions/terminal/backup/manifest';
import { type Emulator, sdkEnvironment, startEmulator } from '@huigan/emulator/emulator';
import { anOrderBody } from '../support/build';
import { aWorld, ROOT, type World } from '../support/world';

jest.setTimeout(120_000);

const home = mkdtempSync(join(tmpdir(), 'huigan-home-'));
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
  await world.till.order(anOrderBody({ id: `o${index}`, paidAt, member: { phone } }));
}
const balance = async (phone: string): Promise<[string, number]> => {
  const { body } = await world.till.lookUp({ phone });
  return [phone, Number(body['spendable'])];
};

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

test('every collection there is belongs to a backup', () => {
  expect([...IN_ORDER].sort()).toEqual(Object.keys(schema).sort());
});

test('what is copied while the shop sells comes back whole, and the books agree', async () => {
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

  const restored = await run('restore', other, taken);
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('everything agrees') });
  Object.assign(process.env, sdkEnvironment(other.url));
  for (const [phone, spendable] of before) {
    const held = await world.house.accounts.read((await world.linkOf({ phone })).member);
    const now = held ? held.account.points.lots.reduce((sum, { left }) => sum + left, 0) : null;
    expect(now).toBeGreaterThanOrEqual(spendable);
  }
  Object.assign(process.env, sdkEnvironment(world.emulator.url));
});

test('a restore that broke off is gone on with, and does not begin where something is', async () => {
  const again = await run('restore', other, taken);
  expect(again).toMatchObject({ code: 1, out: expect.stringContaining('not empty') });
  expect(await run('restore', other, taken, '--resume')).toMatchObject({ code: 0 });
  expect(await run('restore', world.emulator, taken, '--resume')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/with other content|is here/),
  });
});

test('a backup that was changed, cut off or never finished is told before anything is written', async () => {
  const changed = join(home, 'changed');
  cpSync(taken, changed, { recursive: true });
  writeFileSync(join(changed, 'members.ndjson.gz'), gzipSync('{"_id":"m"}\n'));
  expect(await run('restore', other, changed)).toMatchObject({
    code: 1,
    out: expect.stringContaining('members.ndjson.gz is not what was written'),
  });
  const unfinished = join(home, 'unfinished');
  mkdirSync(unfinished);
  expect((await run('restore', other, unfinished)).out).toContain('no manifest.json');
  expect((await run('backup', world.emulator, taken)).out).toContain('is not empty');
  expect(readdirSync(taken)).toContain('manifest.json');
});

test('another master key is noticed', async () => {
  writeFileSync(join(home, 'master-key'), Buffer.alloc(32, 7).toString('base64'));
  const refused = await run('restore', other, taken, '--resume');
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('another master key') });
});
