import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { giftPoints } from '@huigan/cloudfunctions/core/account/gift-points';
import { mergeMembers } from '@huigan/cloudfunctions/core/account/merge-members';
import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { openHouse } from '@huigan/cloudfunctions/core/house';
import {
  connectDatabase,
  type Database,
  type Find,
} from '@huigan/cloudfunctions/core/platform/database';
import { putBack } from '@huigan/cloudfunctions/terminal/backup/put-back';
import { takeBackup } from '@huigan/cloudfunctions/terminal/backup/take-backup';
import { type Emulator, sdkEnvironment, startEmulator } from '@huigan/emulator/emulator';
import type { MemberId } from '@huigan/shared/kernel/ids';
import { points } from '@huigan/shared/kernel/units';
import { anOrderBody } from '../support/build';
import { aTemporaryFolder } from '../support/temporary-folder';
import { aWorld, ROOT, type World } from '../support/world';

jest.setTimeout(120_000);

const folder = aTemporaryFolder();
/** More than stand on a page, so that something can happen between two. */
const MEMBERS = 104;
let world: World;
let database: Database;
/** In the order they are copied. */
let members: readonly MemberId[];

beforeAll(async () => {
  world = await aWorld();
  database = connectDatabase();
  const found: MemberId[] = [];
  for (let index = 0; index < MEMBERS; index++) {
    const phone = `1340000${1000 + index}`;
    await world.till.enrol({ phone });
    found.push((await world.linkOf({ phone })).member);
  }
  members = found.sort();
  for (let index = 0; index < MEMBERS; index++) {
    const phone = `1340000${1000 + index}`;
    const paidAt = new Date(world.emulator.now()).toISOString();
    await world.till.order(anOrderBody({ id: `o${index}`, paidAt, member: { phone } }));
  }
  await world.emulator.advance('P2D');
});
afterAll(() => world.close());

const memberAt = (index: number): MemberId => members.at(index) ?? (members[0] as MemberId);
const merge = (from: number, into: number) =>
  mergeMembers(world.house.posting, {
    from: memberAt(from),
    into: memberAt(into),
    at: world.clock.now(),
  });

/** The points of everybody in a backup that is taken while this happens between two pages of accounts. */
async function copyWhile(name: string, happens: () => Promise<unknown>) {
  const taken = join(folder, name);
  mkdirSync(taken);
  let pages = 0;
  const find = async <D extends { _id: string }>(collection: string, wanted: Find) => {
    const page = await database.find<D>(collection, wanted);
    if (collection === 'accounts' && ++pages === 1) await happens();
    return page;
  };
  await takeBackup({ database: { find, is: database.is }, folder: taken, step: () => undefined });
  const text = gunzipSync(readFileSync(join(taken, 'accounts.ndjson.gz'))).toString();
  const accounts = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(new Set(accounts.map(({ _id }) => _id)).size).toBe(accounts.length);
  return { taken, total: accounts.reduce((sum, each) => sum + pointsOf(each), 0) };
}
const pointsOf = ({ points: { lots } }: { points: { lots: { left: number }[] } }): number =>
  lots.reduce((sum, { left }) => sum + left, 0);

async function pointsNow(): Promise<number> {
  let total = 0;
  for (const id of members) {
    const held = await world.house.accounts.read(id);
    total += held ? held.account.points.lots.reduce((sum, { left }) => sum + left, 0) : 0;
  }
  return total;
}

async function inAnother(taken: string, check: (emulator: Emulator) => Promise<void>) {
  const other = await startEmulator({
    environment: join(ROOT, 'dist/environment.json'),
    cloudbaserc: { envId: 'local', functions: [] },
    functions: join(ROOT, 'dist/cloudfunctions'),
    data: null,
    at: new Date(world.emulator.now()).toISOString(),
  });
  Object.assign(process.env, sdkEnvironment(other.url));
  try {
    await putBack(connectDatabase(), taken, () => undefined);
    await check(other);
  } finally {
    Object.assign(process.env, sdkEnvironment(world.emulator.url));
    await other.close();
  }
}
const verified = async () =>
  (await verifyLedger({ ...openHouse({ clock: world.clock }), progress: () => undefined }))
    .difference;

test.each([
  ['the one who goes was copied before, the one who stays after', 0, -1],
  ['the one who stays was copied before, the one who goes after', -2, 1],
])('two become one while accounts are copied: %s', async (name, from, into) => {
  const total = await pointsNow();
  expect(total).toBeGreaterThan(0);
  const copied = await copyWhile(name, () => merge(from, into));
  expect(copied.total).toBe(total);
  await inAnother(copied.taken, async () => expect(await verified()).toBeNull());
});

test('one merger leads to the next', async () => {
  const total = await pointsNow();
  const copied = await copyWhile('chain', async () => {
    await merge(2, 3);
    await merge(3, -1);
  });
  expect(copied.total).toBe(total);
  await inAnother(copied.taken, async () => expect(await verified()).toBeNull());
});

test('points given away while accounts are copied are not there twice', async () => {
  const total = await pointsNow();
  const gift = { id: 'g', at: world.clock.now(), points: points(1) };
  const copied = await copyWhile('gift', () =>
    giftPoints(world.house.posting, { ...gift, from: memberAt(4), to: memberAt(-3) }),
  );
  expect(copied.total).toBe(total);
});

test.each([
  ['goes still has points of its own', [5, -4], 5, 'still has an account of its own'],
  ['stays never heard of it', [6, -5], -5, 'where it has not arrived'],
] as const)(
  'books in which the one who %s do not agree',
  async (name, [from, into], older, detail) => {
    const before = await database.get('accounts', memberAt(older));
    await merge(from, into);
    const { taken } = await copyWhile(name, async () => undefined);
    await inAnother(taken, async () => {
      const there = connectDatabase();
      await there.remove('accounts', { _id: memberAt(older) });
      await there.add('accounts', before as { _id: string });
      expect(await verified()).toMatchObject({
        member: memberAt(from),
        detail: expect.stringContaining(detail),
      });
    });
  },
);
