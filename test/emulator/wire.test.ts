import cloudbase from '@cloudbase/node-sdk';
import { sdkEnvironment } from '../../emulator/emulator';
import { aMiddleman } from './support/a-middleman';
import { anEmulator, closeEverything } from './support/an-emulator';

afterAll(closeEverything);

/** An SDK whose calls are overheard: the last one, without what every call has in common. */
async function aTappedWire() {
  const emulator = await anEmulator({
    data: null,
    collections: { m: { indexes: [{ name: 'by_n', keys: [['n', 1]] }] } },
    with: { echo: { source: 'exports.main = async (event) => event;' } },
  });
  Object.assign(process.env, sdkEnvironment(emulator.url));
  const { proxy, passed } = await aMiddleman(emulator);
  const app = cloudbase.init({ env: 'demo', proxy });
  const db = app.database();
  await db.collection('m').add({ _id: 'z', n: 9 });
  const wire = async (calling: Promise<unknown>) => {
    await calling;
    const { request, answer } = passed.at(-1) ?? { request: {}, answer: {} };
    const asked = Object.fromEntries(
      Object.entries(request).filter(([name, value]) => name !== 'envName' && value !== ''),
    );
    const { requestId, ...told } = answer;
    expect(requestId).toEqual(expect.any(String));
    return [asked, told];
  };
  return { app, db, m: db.collection('m'), _: db.command, wire };
}

describe('each row of the wire', () => {
  test('add', async () => {
    const { m, wire } = await aTappedWire();
    expect(await wire(m.add({ _id: 'a', n: 1 }))).toEqual([
      {
        action: 'database.insertDocument',
        collectionName: 'm',
        data: ['{"_id":"a","n":{"$numberInt":"1"}}'],
      },
      { data: { insertedIds: ['a'] } },
    ]);
  });

  test('get by id and by query', async () => {
    const { m, wire } = await aTappedWire();
    expect(await wire(m.doc('z').get())).toEqual([
      {
        action: 'database.getDocument',
        collectionName: 'm',
        query: '{"_id":"z"}',
        queryType: 'DOC',
        multi: false,
      },
      { data: { list: ['{"_id":"z","n":9}'] } },
    ]);
    const query = m.where({ n: 9 }).orderBy('n', 'desc').skip(0).limit(5).field({ n: true });
    expect(await wire(query.get())).toEqual([
      {
        action: 'database.getDocument',
        collectionName: 'm',
        query: '{"n":{"$numberInt":"9"}}',
        queryType: 'WHERE',
        order: '{"n":{"$numberInt":"-1"}}',
        projection: '{"n":{"$numberInt":"1"}}',
        limit: 5,
      },
      { data: { list: ['{"_id":"z","n":9}'] } },
    ]);
  });

  test('count', async () => {
    const { m, wire } = await aTappedWire();
    expect(await wire(m.where({ n: 9 }).count())).toEqual([
      {
        action: 'database.calculateDocument',
        collectionName: 'm',
        query: '{"n":{"$numberInt":"9"}}',
        queryType: 'WHERE',
      },
      { data: { total: 1 } },
    ]);
  });

  test('set', async () => {
    const { m, wire } = await aTappedWire();
    const asked = {
      action: 'database.modifyDocument',
      collectionName: 'm',
      query: '{"_id":"b"}',
      queryType: 'DOC',
      data: '{"n":{"$numberInt":"2"}}',
      multi: false,
      merge: false,
      upsert: true,
    };
    expect(await wire(m.doc('b').set({ n: 2 }))).toEqual([
      asked,
      { data: { updated: 0, upsert_id: 'b' } },
    ]);
    expect(await wire(m.doc('b').set({ n: 2 }))).toEqual([
      asked,
      { data: { updated: 1, upsert_id: null } },
    ]);
  });

  test('update, of one and of all that match', async () => {
    const { m, _, wire } = await aTappedWire();
    const asked = {
      action: 'database.modifyDocument',
      collectionName: 'm',
      data: '{"$inc":{"n":{"$numberInt":"1"}}}',
      merge: true,
      upsert: false,
    };
    const told = { data: { updated: 1, upsert_id: null } };
    expect(await wire(m.doc('z').update({ n: _.inc(1) }))).toEqual([
      { ...asked, query: '{"_id":"z"}', queryType: 'DOC', multi: false },
      told,
    ]);
    const ten = { query: '{"n":{"$numberInt":"10"}}', queryType: 'WHERE' };
    expect(await wire(m.where({ n: 10 }).update({ n: _.inc(1) }))).toEqual([
      { ...asked, ...ten, multi: true },
      told,
    ]);
    const one = m.where({ n: 11 }).options({ multiple: false });
    expect(await wire(one.update({ n: _.inc(1) }))).toEqual([
      { ...asked, query: '{"n":{"$numberInt":"11"}}', queryType: 'WHERE', multi: false },
      told,
    ]);
  });

  test('updateAndReturn', async () => {
    const { m, _, wire } = await aTappedWire();
    const asked = {
      action: 'database.modifyAndReturnDoc',
      collectionName: 'm',
      query: '{"n":{"$numberInt":"9"}}',
      queryType: 'WHERE',
      data: '{"$inc":{"n":{"$numberInt":"1"}}}',
    };
    const nine = () => m.where({ n: 9 }).updateAndReturn({ n: _.inc(1) });
    expect(await wire(nine())).toEqual([
      asked,
      { data: { updated: 1, doc: '{"_id":"z","n":10}' } },
    ]);
    expect(await wire(nine())).toEqual([asked, { data: { updated: 0, doc: null } }]);
  });

  test('remove', async () => {
    const { m, wire } = await aTappedWire();
    expect(await wire(m.doc('z').remove())).toEqual([
      {
        action: 'database.removeDocument',
        collectionName: 'm',
        query: '{"_id":"z"}',
        queryType: 'DOC',
        multi: false,
      },
      { data: { deleted: 1 } },
    ]);
  });

  test('aggregate', async () => {
    const { m, db, wire } = await aTappedWire();
    const { sum } = db.command.aggregate;
    const pipeline = m
      .aggregate()
      .match({ n: 9 })
      .group({ _id: '$n', all: sum(1) })
      .limit(3);
    expect(await wire(pipeline.end())).toEqual([
      {
        action: 'database.aggregateDocuments',
        collectionName: 'm',
        stages: [
          { stageKey: '$match', stageValue: '{"n":{"$numberInt":"9"}}' },
          { stageKey: '$group', stageValue: '{"_id":"$n","all":{"$sum":{"$numberInt":"1"}}}' },
          { stageKey: '$limit', stageValue: '3' },
        ],
      },
      { data: { list: ['{"_id":9,"all":1}'] } },
    ]);
  });

  test('a transaction, from its start to its end', async () => {
    const { db, wire } = await aTappedWire();
    const [started, told] = await wire(db.startTransaction());
    expect(started).toEqual({ action: 'database.startTransaction' });
    expect(told).toEqual({ data: {}, transactionId: expect.any(String) });
    const transaction = await db.startTransaction();
    const transactionId = transaction.getTransactionId();
    const [inside] = await wire(transaction.collection('m').doc('z').update({ n: 1 }));
    expect(inside).toMatchObject({ action: 'database.modifyDocument', transactionId });
    expect(await wire(transaction.commit())).toEqual([
      { action: 'database.commitTransaction', transactionId },
      { data: {} },
    ]);
    const other = await db.startTransaction();
    expect(await wire(other.rollback(''))).toEqual([
      { action: 'database.abortTransaction', transactionId: other.getTransactionId() },
      { data: {} },
    ]);
  });

  test('a collection', async () => {
    const { db, wire } = await aTappedWire();
    const [asked, told] = await wire(db.createCollection('x').catch(() => undefined));
    expect(asked).toEqual({ action: 'database.addCollection', collectionName: 'x' });
    expect(told).toMatchObject({ code: 'DATABASE_PERMISSION_DENIED' });
  });

  test('a function', async () => {
    const { app, wire } = await aTappedWire();
    const [asked, told] = await wire(app.callFunction({ name: 'echo', data: { a: 1 } }));
    expect(asked).toMatchObject({
      action: 'functions.invokeFunction',
      function_name: 'echo',
      request_data: '{"a":1}',
    });
    expect(told).toEqual({ data: { response_data: '{"a":1}' } });
  });
});
