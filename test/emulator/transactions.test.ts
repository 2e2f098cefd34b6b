import { anEmulator, closeEverything, databaseOf } from './support/an-emulator';

afterAll(closeEverything);

async function aBank() {
  const emulator = await anEmulator({
    data: null,
    collections: {
      accounts: { indexes: [] },
      entries: { indexes: [] },
      cards: { indexes: [{ name: 'by_number', keys: [['number', 1]], unique: true }] },
    },
  });
  const db = databaseOf(emulator);
  const accounts = db.collection('accounts');
  await accounts.add({ _id: 'ann', balance: 100 });
  await accounts.add({ _id: 'bob', balance: 0 });
  return { emulator, db, accounts };
}

type Account = { balance: number };
type Transaction = Awaited<ReturnType<ReturnType<typeof databaseOf>['startTransaction']>>;
const balanceOf = async (accounts: Awaited<ReturnType<typeof aBank>>['accounts'], id: string) =>
  ((await accounts.doc(id).get()).data[0] as Account).balance;

describe('transactions through the unmodified SDK', () => {
  test('what is written in one is seen by it at once, and by others when it is committed', async () => {
    const { db, accounts } = await aBank();
    const transaction = await db.startTransaction();
    const inside = transaction.collection('accounts');
    await inside.doc('ann').update({ balance: 70 });
    await inside.doc('bob').update({ balance: 30 });
    expect((await inside.doc('ann').get()).data).toMatchObject({ balance: 70 });
    expect(await balanceOf(accounts, 'ann')).toBe(100);
    await transaction.commit();
    expect([await balanceOf(accounts, 'ann'), await balanceOf(accounts, 'bob')]).toEqual([70, 30]);
  });

  test('a document is an object inside, and null where there is none', async () => {
    const { db } = await aBank();
    const transaction = await db.startTransaction();
    const inside = transaction.collection('accounts');
    expect((await inside.doc('ann').get()).data).toEqual({ _id: 'ann', balance: 100 });
    expect((await inside.doc('nobody').get()).data).toBeNull();
    await transaction.rollback('');
  });

  test('it goes on seeing what was there when it began', async () => {
    const { db, accounts } = await aBank();
    const transaction = await db.startTransaction();
    await accounts.doc('ann').update({ balance: 5 });
    const seen = await transaction.collection('accounts').doc('ann').get();
    expect(seen.data).toMatchObject({ balance: 100 });
    await transaction.rollback('');
  });

  test('rolled back, it leaves nothing', async () => {
    const { db, accounts } = await aBank();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc('ann').remove();
    await transaction.collection('entries').add({ _id: 'e1' });
    await transaction.rollback('');
    expect(await balanceOf(accounts, 'ann')).toBe(100);
    expect((await db.collection('entries').doc('e1').get()).data).toEqual([]);
  });

  test('the second who writes a document is in conflict, and so is who saw it before a change', async () => {
    const { db, accounts } = await aBank();
    const first = await db.startTransaction();
    const second = await db.startTransaction();
    await first.collection('accounts').doc('ann').update({ balance: 1 });
    await expect(
      second.collection('accounts').doc('ann').update({ balance: 2 }),
    ).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    await first.commit();
    const third = await db.startTransaction();
    await third.collection('accounts').doc('bob').get();
    await accounts.doc('bob').update({ balance: 9 });
    await expect(
      third.collection('accounts').doc('bob').update({ balance: 2 }),
    ).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(await balanceOf(accounts, 'ann')).toBe(1);
  });

  test('a writer outside waits for the transaction that holds the document', async () => {
    const { db, accounts } = await aBank();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc('ann').update({ balance: 1 });
    const outside = accounts.doc('ann').update({ balance: db.command.inc(10) });
    await transaction.commit();
    expect((await outside).updated).toBe(1);
    expect(await balanceOf(accounts, 'ann')).toBe(11);
  });

  test('after 30 seconds it is given up', async () => {
    const { db, emulator, accounts } = await aBank();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc('ann').update({ balance: 1 });
    await emulator.advance('PT31S');
    await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' });
    expect(await balanceOf(accounts, 'ann')).toBe(100);
  });

  test('who waits for one that nobody ends goes on when its 30 seconds are over', async () => {
    const { db, emulator, accounts } = await aBank();
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc('ann').update({ balance: 1 });
    const outside = accounts.doc('ann').update({ balance: db.command.inc(10) });
    const early = await Promise.race([outside, new Promise((tell) => setTimeout(tell, 300, 'no'))]);
    expect(early).toBe('no');
    await emulator.advance('PT31S');
    expect((await outside).updated).toBe(1);
    expect(await balanceOf(accounts, 'ann')).toBe(110);
  });

  test('who writes beside its own transaction, from no function, is told instead of waiting for itself', async () => {
    const { db, accounts } = await aBank();
    const beside = db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('accounts').doc('ann').update({ balance: 1 });
      // Called on the transaction, and yet it never takes part.
      await transaction.collection('accounts').where({ _id: 'ann' }).update({ balance: 2 });
    });
    await expect(beside).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
      message: expect.stringMatching(/wait for each other.*In production.*never take part/s),
    });
    expect(await balanceOf(accounts, 'ann')).toBe(100);
  });

  test('who waits for one that is busy goes on waiting', async () => {
    const { db, accounts } = await aBank();
    const transaction = await db.startTransaction();
    const inside = transaction.collection('accounts').doc('ann');
    await inside.update({ balance: 1 });
    const outside = accounts.doc('ann').update({ balance: db.command.inc(10) });
    for (let pause = 0; pause < 4; pause++) {
      await new Promise((go) => setTimeout(go, 800));
      await inside.get();
    }
    await transaction.commit();
    expect((await outside).updated).toBe(1);
    expect(await balanceOf(accounts, 'ann')).toBe(11);
  });

  test('a value that is taken refuses the commit, and nothing of it is done', async () => {
    const { db, accounts } = await aBank();
    await db.collection('cards').add({ _id: 'c1', number: 7 });
    const transaction = await db.startTransaction();
    await transaction.collection('accounts').doc('ann').update({ balance: 1 });
    await transaction.collection('cards').add({ _id: 'c2', number: 7 });
    await expect(transaction.commit()).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('E11000'),
    });
    expect(await balanceOf(accounts, 'ann')).toBe(100);
    expect((await db.collection('cards').doc('c2').get()).data).toEqual([]);
    await expect(transaction.rollback('')).rejects.toMatchObject({
      code: 'DATABASE_TRANSACTION_FAIL',
    });
  });

  test('two that add the same document: one of them is in conflict', async () => {
    const { db } = await aBank();
    const [first, second] = [await db.startTransaction(), await db.startTransaction()];
    await first.collection('entries').add({ _id: 'e1', by: 'first' });
    await expect(
      second.collection('entries').add({ _id: 'e1', by: 'second' }),
    ).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    await first.commit();
    expect((await db.collection('entries').doc('e1').get()).data).toEqual([
      { _id: 'e1', by: 'first' },
    ]);
  });

  test('400 read-modify-writes on one document lose nothing', async () => {
    const { db, accounts } = await aBank();
    const addOne = async (): Promise<void> => {
      for (;;) {
        try {
          await db.runTransaction(async (transaction: Transaction) => {
            const account = transaction.collection('accounts').doc('bob');
            const { balance } = (await account.get()).data as unknown as Account;
            await account.update({ balance: balance + 1 });
          });
          return;
        } catch (problem) {
          const { code } = problem as { code?: string };
          if (code !== 'DATABASE_TRANSACTION_CONFLICT') throw problem;
        }
      }
    };
    const worker = async () => {
      for (let turn = 0; turn < 50; turn++) await addOne();
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(await balanceOf(accounts, 'bob')).toBe(400);
  });
});
