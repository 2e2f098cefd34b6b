import {
  anEmulator,
  closeEverything,
  type databaseOf,
  postJson,
  sdkFor,
} from './support/an-emulator';

afterAll(closeEverything);

const SDK = JSON.stringify(require.resolve('@cloudbase/node-sdk'));

/** Writes inside and beside a transaction of its own event, as the event asks. */
const CLERK = `
  const cloudbase = require(${SDK});
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV });
  const db = app.database();
  const stock = db.collection('stock');
  const waysBeside = {
    add: () => stock.add({ _id: 'new', shelf: 'b', left: 1 }),
    set: () => stock.doc('new').set({ shelf: 'b', left: 1 }),
    update: () => stock.doc('cup').update({ left: 0 }),
    updateMany: (transaction) =>
      transaction.collection('stock').where({ shelf: 'a' }).update({ left: 0 }),
    updateAndReturn: () => stock.where({ _id: 'cup' }).updateAndReturn({ left: 0 }),
    removeMany: (transaction) => transaction.collection('stock').where({ shelf: 'a' }).remove(),
  };
  exports.main = async ({ beside, after }) => {
    const transaction = await db.startTransaction();
    await transaction.collection('stock').doc('tea').update({ left: 1 });
    let problem = null;
    if (beside) await waysBeside[beside](transaction).catch((thrown) => (problem = thrown));
    await transaction.commit();
    if (after) await waysBeside[after]();
    return problem && { code: problem.code, message: problem.message };
  };`;

async function aStoreroom(strict = true) {
  const emulator = await anEmulator({
    data: null,
    strict,
    with: { clerk: { source: CLERK } },
    collections: { stock: { indexes: [{ name: 'by_shelf', keys: [['shelf', 1]] }] } },
  });
  const app = sdkFor(emulator);
  const db = app.database();
  const stock = db.collection('stock');
  await stock.add([
    { _id: 'tea', shelf: 'a', left: 5 },
    { _id: 'cup', shelf: 'a', left: 5 },
  ]);
  const left = async () => {
    const { data } = await stock.orderBy('_id', 'asc').limit(10).get();
    return Object.fromEntries(data.map(({ _id, left: number }) => [_id, number]));
  };
  const clerk = async (event: object) =>
    (await app.callFunction({ name: 'clerk', data: event })).result as {
      code: string;
      message: string;
    } | null;
  return { emulator, app, db, _: db.command, stock, left, clerk };
}

describe('1: what does not take part in a transaction', () => {
  test('where().update(), where().remove(), count() and aggregate() run outside it, silently', async () => {
    const { db, _, left } = await aStoreroom();
    const transaction = await db.startTransaction();
    const inside = transaction.collection('stock');
    await inside.doc('tea').update({ left: 1 });
    expect((await inside.where({ shelf: 'a', left: _.lt(5) }).count()).total).toBe(0);
    const sums = await inside
      .aggregate()
      .match({ shelf: 'a' })
      .group({ _id: null, left: db.command.aggregate.sum('$left') })
      .end();
    expect(sums.data).toEqual([{ _id: null, left: 10 }]);
    expect((await inside.where({ _id: 'cup' }).update({ left: 0 })).updated).toBe(1);
    await transaction.rollback('');
    expect(await left()).toEqual({ cup: 0, tea: 5 });
    const again = await db.startTransaction();
    expect((await again.collection('stock').where({ _id: 'cup' }).remove()).deleted).toBe(1);
    await again.rollback('');
    expect(await left()).toEqual({ tea: 5 });
  });

  test('a look-up by more than the id is refused inside', async () => {
    const { db } = await aStoreroom();
    const transaction = await db.startTransaction();
    const inside = transaction.collection('stock');
    for (const query of [{ shelf: 'a' }, { _id: 'tea', left: 7 }]) {
      await expect(inside.where(query).get()).rejects.toMatchObject({
        code: 'EMULATOR_STRICT',
        message: expect.stringMatching(/other things than its id.*In production/),
      });
    }
    await transaction.rollback('');
  });

  test.each(['add', 'set', 'update', 'updateMany', 'updateAndReturn', 'removeMany'])(
    'a function that writes by %s beside its open transaction is told so',
    async (beside) => {
      const { clerk, left } = await aStoreroom();
      expect(await clerk({ beside })).toEqual({
        code: 'EMULATOR_STRICT',
        message: expect.stringMatching(
          /that the same event has open.*In production: it takes effect/,
        ),
      });
      expect(await left()).toEqual({ cup: 5, tea: 1 });
    },
  );

  test('after the commit, in the next event, or with strict mode off it may write', async () => {
    const { clerk, left } = await aStoreroom();
    expect(await clerk({ after: 'update' })).toBeNull();
    expect(await left()).toEqual({ cup: 0, tea: 1 });
    const loose = await aStoreroom(false);
    expect(await loose.clerk({ beside: 'update' })).toBeNull();
    expect(await loose.left()).toEqual({ cup: 0, tea: 1 });
  });

  test('another caller may write while a transaction is open', async () => {
    const { db, clerk, left } = await aStoreroom();
    const transaction = await db.startTransaction();
    expect(await clerk({ after: 'update' })).toBeNull();
    await transaction.rollback('');
    expect(await left()).toEqual({ cup: 0, tea: 1 });
  });
});

describe('2: runTransaction', () => {
  test('makes four attempts at once and gives up none but the last', async () => {
    const { emulator, db } = await aStoreroom();
    emulator.setFaults([
      { kind: 'latency', milliseconds: 1, action: 'database.abortTransaction' },
      { kind: 'conflict', action: 'database.modifyDocument' },
    ]);
    let attempts = 0;
    const taking = db.runTransaction(async (transaction: Transaction) => {
      attempts += 1;
      await transaction.collection('stock').doc('tea').update({ left: 4 });
    });
    const from = Date.now();
    await expect(taking).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(attempts).toBe(4);
    expect(Date.now() - from).toBeLessThan(1000);
    expect(emulator.faults()).toMatchObject([{ hits: 1 }, { hits: 4 }]);
  });
});

describe('6: what the database knows and the emulator does not', () => {
  test('queries by place are refused', async () => {
    const { db, _, stock } = await aStoreroom();
    const here = new db.Geo.Point(121.47, 31.23);
    const near = stock.where({ place: _.geoNear({ geometry: here, maxDistance: 1000 }) });
    await expect(near.get()).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
      message: expect.stringMatching(/\$nearSphere.*In production/),
    });
  });
});

describe('8: no call is asynchronous', () => {
  test('callFunction waits for what the function answers', async () => {
    const source = `exports.main = () => new Promise((done) => setTimeout(() => done('done'), 200));`;
    const emulator = await anEmulator({ data: null, with: { slow: { source } } });
    const from = Date.now();
    const { result } = await sdkFor(emulator).callFunction({ name: 'slow', data: {} });
    expect(result).toBe('done');
    expect(Date.now() - from).toBeGreaterThanOrEqual(195);
  });
});

type Transaction = Awaited<ReturnType<ReturnType<typeof databaseOf>['startTransaction']>>;

describe('every refusal of strict mode', () => {
  test.each([
    [{ action: 'database.dropCollection' }],
    [{ action: 'storage.getUploadMetadata' }],
    [{ action: 'database.addCollection' }],
    [{ action: 'database.getDocument', collectionName: 'nowhere' }],
    [{ action: 'database.getDocument' }],
    [{ action: 'database.getDocument', limit: 1001 }],
    [{ action: 'database.getDocument', query: '{"left":5}' }],
    [{ action: 'database.getDocument', query: '{"shelf":{"$regex":"a"}}' }],
    [{ action: 'database.getDocument', query: '{"shelf":"a"}', order: '{"left":1}' }],
    [{ action: 'database.getDocument', query: '{"_id":{"$oid":"5f0000000000000000000000"}}' }],
    [{ action: 'database.getDocument', query: '{"shelf":"a"}', projection: '{"l":{"$slice":1}}' }],
    [
      {
        action: 'database.modifyDocument',
        merge: true,
        query: '{"_id":"tea"}',
        data: '{"$mul":{"left":2}}',
      },
    ],
    [
      {
        action: 'database.modifyDocument',
        merge: true,
        upsert: true,
        query: '{"_id":"tea"}',
        data: '{}',
      },
    ],
    [{ action: 'database.aggregateDocuments', stages: [{ stageKey: '$out', stageValue: '"x"' }] }],
    [
      {
        action: 'database.aggregateDocuments',
        stages: [{ stageKey: '$count', stageValue: '"n"' }],
      },
    ],
  ])('says what production does: %j', async (params) => {
    const { emulator } = await aStoreroom();
    const call = { collectionName: 'stock', ...params };
    expect((await postJson(`${emulator.url}/admin`, call)).body).toMatchObject({
      message: expect.stringMatching(/\[emulator\] .*In production: /),
    });
  });
});
