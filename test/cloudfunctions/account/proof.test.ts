import type { AccountDocument } from '@huigan/cloudfunctions/core/account/account-store';
import type { Difference } from '@huigan/cloudfunctions/core/account/check-account';
import { moveTail } from '@huigan/cloudfunctions/core/account/move-tail';
import type { Root, Segment } from '@huigan/cloudfunctions/core/account/ports';
import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import type { Document } from '@huigan/cloudfunctions/core/platform/database';
import { anOrderBody, aRefundBody } from '../../support/build';
import { aWorld, type World } from '../../support/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await aWorld();
  for (const [person, phone] of [
    ['ann', '13800000001'],
    ['bob', '13800000002'],
  ] as const) {
    await world.person(person, phone).join();
    for (let day = 0; day < 12; day++) await buy(phone, `${person}-${day}`);
  }
  await world.till.refund(aRefundBody({ order: 'ann-3', refundedAt: now() }));
  await world.emulator.advance('P2D');
  await buy('13800000001', 'later');
  await world.emulator.advance('P2D');
});
afterAll(() => world.close());

const now = () => new Date(world.emulator.now()).toISOString();
const buy = (phone: string, id: string) =>
  world.till.order(anOrderBody({ id, paidAt: now(), member: { phone } }));
const verify = () => verifyLedger({ ...world.house, progress: () => undefined });

/** Changes a document as only somebody with the database in their hands could, and puts it back. */
async function planted<D extends Document>(
  collection: string,
  pick: (documents: readonly D[]) => D | undefined,
  change: (document: D) => object,
): Promise<Difference | null> {
  const { database } = world.house;
  const where = { _id: database.is.above('') };
  const document = pick(
    await database.find<D>(collection, { where, order: ['_id', 'asc'], limit: 100 }),
  );
  if (!document) throw new Error('there is nothing to change');
  const fields = change(document);
  await database.update(collection, { _id: document._id }, fields);
  const { difference } = await verify();
  const before = Object.fromEntries(
    Object.keys(fields).map((field) => [field, document[field as keyof D]]),
  );
  await database.update(collection, { _id: document._id }, before);
  return difference;
}

type Account = AccountDocument;
type JournalSegment = Document & Segment;
type StoredRoot = Document & Root;
const first = <D>(documents: readonly D[]) => documents[0];

test('an honest ledger agrees with itself, and every touched day has its root', async () => {
  expect(await verify()).toEqual({
    accounts: 2,
    entries: expect.any(Number),
    roots: 4,
    difference: null,
  });
});

describe('one digit changed by somebody else is found and named', () => {
  test('in an entry that stands in the journal', async () => {
    const difference = await planted<JournalSegment>('journal', first, ({ entries }) => ({
      entries: entries.map((entry, index) =>
        index === 2 ? { ...entry, points: entry.points + 1 } : entry,
      ),
    }));
    expect(difference).toMatchObject({ where: 'segment', seq: 0 });
  });

  test('in an entry that still stands in the account', async () => {
    const difference = await planted<Account>('accounts', first, ({ tail }) => ({
      tail: tail.map((entry, index) =>
        index === 0 ? { ...entry, points: entry.points + 1 } : entry,
      ),
    }));
    expect(difference).toMatchObject({ where: 'entry', member: expect.any(String) });
  });

  test('in the words that explain an entry', async () => {
    const difference = await planted<JournalSegment>('journal', first, ({ entries }) => ({
      entries: entries.map((entry, index) =>
        index === 0 ? { ...entry, explain: { ...entry.explain, paidFen: 1 } } : entry,
      ),
    }));
    expect(difference).toMatchObject({ where: 'segment' });
  });

  test('in the hash of a segment', async () => {
    const difference = await planted<JournalSegment>('journal', first, ({ hash }) => ({
      hash: `${hash.slice(1)}A`,
    }));
    expect(difference).toMatchObject({ where: 'segment' });
  });

  test('in a balance', async () => {
    const difference = await planted<Account>('accounts', first, ({ points }) => ({
      points: { ...points, lots: points.lots.map((lot) => ({ ...lot, left: lot.left + 1 })) },
    }));
    expect(difference).toMatchObject({
      where: 'account',
      detail: expect.stringMatching(/spendable/),
    });
  });

  test('in a date, which no sum can tell', async () => {
    const difference = await planted<Account>('accounts', first, ({ points }) => ({
      points: { ...points, lots: points.lots.map((lot) => ({ ...lot, expires: lot.expires + 1 })) },
    }));
    expect(difference).toMatchObject({ where: 'account', member: expect.any(String) });
  });

  test('in a root, and in the chain of roots', async () => {
    const inRoot = await planted<StoredRoot>('roots', first, ({ root }) => ({
      root: `${root.slice(1)}A`,
    }));
    expect(inRoot).toMatchObject({ where: 'root', day: expect.any(Number) });
    const inChain = await planted<StoredRoot>(
      'roots',
      (roots) => roots[1],
      () => ({ previous: 'A' }),
    );
    expect(inChain).toMatchObject({ where: 'root' });
  });

  test('in a leaf of a root', async () => {
    const difference = await planted<Document & { leaves: { seq: number }[] }>(
      'leaves',
      first,
      ({ leaves }) => ({ leaves: leaves.map((leaf) => ({ ...leaf, seq: leaf.seq + 1 })) }),
    );
    expect(difference).toMatchObject({ where: 'root' });
  });
});

test('history rewritten with all its sums still differs from the root of its night', async () => {
  const { database, accounts } = world.house;
  const [document] = await database.find<Account>('accounts', {
    where: { _id: database.is.above('') },
    order: ['_id', 'asc'],
    limit: 1,
  });
  const held = document && (await accounts.read(document._id as never));
  if (!document || !held) throw new Error('nobody is there');
  // Somebody who holds even our keys drops the last entry and signs the rest again.
  const last = held.account.tail.at(-1);
  if (!last) throw new Error('the tail is empty');
  const lots = held.account.points.lots.map((lot, index) =>
    index === 0 ? { ...lot, left: (lot.left - last.points) as typeof lot.left } : lot,
  );
  const forged = {
    ...held.account,
    points: { ...held.account.points, lots },
    tail: held.account.tail.slice(0, -1),
    seq: held.account.seq - 1,
  };
  await accounts.save(held, forged);
  const { difference } = await verify();
  expect(difference).not.toBeNull();
  const again = await accounts.read(held.account.id);
  if (again) await accounts.save(again, held.account);
  expect((await verify()).difference).toBeNull();
});

test('a process that died between copying a tail and cutting it leaves an honest ledger', async () => {
  const { house } = world;
  const { member } = await world.linkOf({ phone: '13800000002' });
  const held = await house.accounts.read(member);
  if (!held) throw new Error('nobody is there');
  await moveTail(house.journal, held);
  expect((await verify()).difference).toBeNull();
  await buy('13800000002', 'after-the-crash');
  expect((await verify()).difference).toBeNull();
});
