import { anEmulator, closeEverything, databaseOf, postJson, sdkFor } from './support/an-emulator';

afterAll(closeEverything);

async function aTill(keepalive = false) {
  const emulator = await anEmulator({
    data: null,
    collections: { sales: { indexes: [] }, notes: { indexes: [] } },
    with: { hello: { source: "exports.main = async () => 'hello';" } },
  });
  sdkFor(emulator);
  const { default: cloudbase } = await import('@cloudbase/node-sdk');
  const app = cloudbase.init({ env: 'demo', keepalive });
  const db = app.database();
  await db.collection('sales').add({ _id: 'tea', sold: 0 });
  const sold = async () => {
    const { data } = await databaseOf(emulator).collection('sales').doc('tea').get();
    return (data[0] as { sold: number }).sold;
  };
  const sell = () =>
    db
      .collection('sales')
      .doc('tea')
      .update({ sold: db.command.inc(1) });
  return { emulator, app, db, sell, sold };
}

type Transaction = Awaited<ReturnType<ReturnType<typeof databaseOf>['startTransaction']>>;

describe('a call that is lost on its way', () => {
  test.each([true, false])(
    'before it took effect: a network error, once (keepalive %s)',
    async (keepalive) => {
      const { emulator, sell, sold } = await aTill(keepalive);
      emulator.setFaults([{ kind: 'drop_before', action: 'database.modifyDocument', count: 1 }]);
      await expect(sell()).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(await sold()).toBe(0);
      expect((await sell()).updated).toBe(1);
      expect(await sold()).toBe(1);
    },
  );

  test.each([true, false])(
    'after it took effect: the same error, but it is done (keepalive %s)',
    async (keepalive) => {
      const { emulator, sell, sold } = await aTill(keepalive);
      emulator.setFaults([{ kind: 'drop_after', action: 'database.modifyDocument', count: 1 }]);
      await expect(sell()).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(await sold()).toBe(1);
    },
  );

  test('the SDK does not repeat a lost commit: runTransaction throws, the effect is there', async () => {
    const { emulator, db, sold } = await aTill();
    emulator.setFaults([{ kind: 'drop_after', action: 'database.commitTransaction', count: 1 }]);
    const paying = db.runTransaction(async (transaction: Transaction) => {
      await transaction.collection('sales').doc('tea').update({ sold: 5 });
    });
    await expect(paying).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await sold()).toBe(5);
  });
});

describe('a call that is slow or refused', () => {
  test('latency: it takes effect, later', async () => {
    const { emulator, sell, sold } = await aTill();
    emulator.setFaults([{ kind: 'latency', milliseconds: 150, count: 1 }]);
    const from = Date.now();
    expect((await sell()).updated).toBe(1);
    expect(Date.now() - from).toBeGreaterThanOrEqual(145);
    expect(await sold()).toBe(1);
  });

  test('latency beyond the patience of the SDK: an error there, an effect here', async () => {
    const { emulator, sold } = await aTill();
    emulator.setFaults([{ kind: 'latency', milliseconds: 900, count: 1 }]);
    const { default: cloudbase } = await import('@cloudbase/node-sdk');
    const hasty = cloudbase.init({ env: 'demo', timeout: 100 }).database();
    await expect(hasty.collection('sales').doc('tea').update({ sold: 3 })).rejects.toMatchObject({
      code: 'ESOCKETTIMEDOUT',
    });
    expect(await sold()).toBe(0);
    while ((await sold()) === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sold()).toBe(3);
  });

  test.each([
    ['quota', 'EXCEED_REQUEST_LIMIT', 0],
    ['concurrency', 'EXCEED_CONCURRENT_REQUEST_LIMIT', 0],
    ['timeout', 'DATABASE_TIMEOUT', 1],
  ] as const)('%s: refused as %s, with %i done', async (kind, code, done) => {
    const { emulator, sell, sold } = await aTill();
    emulator.setFaults([{ kind, action: 'database.modifyDocument', count: 2 }]);
    await expect(sell()).rejects.toMatchObject({
      code,
      message: expect.stringContaining('[emulator]'),
    });
    expect(await sold()).toBe(done);
  });

  test('a function that is called may be lost as well', async () => {
    const { emulator, app } = await aTill();
    const call = () => app.callFunction({ name: 'hello', data: {} });
    emulator.setFaults([{ kind: 'drop_after', action: 'functions.invokeFunction', count: 1 }]);
    await expect(call()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await call()).result).toBe('hello');
    expect(emulator.calls()).toContainEqual(
      expect.objectContaining({ function: 'hello', invocations: 2 }),
    );
  });
});

describe('a conflict', () => {
  const increase = (db: Awaited<ReturnType<typeof aTill>>['db']) =>
    db.runTransaction(async (transaction: Transaction) => {
      const tea = transaction.collection('sales').doc('tea');
      const { sold } = (await tea.get()).data as unknown as { sold: number };
      await tea.update({ sold: sold + 1 });
    });

  test('three times in a row, the fourth attempt of runTransaction succeeds', async () => {
    const { emulator, db, sold } = await aTill();
    emulator.setFaults([{ kind: 'conflict', action: 'database.commitTransaction', count: 3 }]);
    await increase(db);
    expect(await sold()).toBe(1);
    expect(emulator.faults()).toMatchObject([{ kind: 'conflict', hits: 3 }]);
  });

  test('four times, and it reaches the caller; nothing is done and nothing stays locked', async () => {
    const { emulator, db, sell, sold } = await aTill();
    emulator.setFaults([{ kind: 'conflict', action: 'database.commitTransaction', count: 4 }]);
    await expect(increase(db)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' });
    expect(await sold()).toBe(0);
    expect((await sell()).updated).toBe(1);
  });

  test('calls outside a transaction are never in conflict', async () => {
    const { emulator, sell } = await aTill();
    emulator.setFaults([{ kind: 'conflict' }]);
    expect((await sell()).updated).toBe(1);
    expect(emulator.faults()).toMatchObject([{ hits: 0 }]);
  });
});

describe('who is hit', () => {
  test('only the named collection, and as often as asked', async () => {
    const { emulator, db, sell } = await aTill();
    emulator.setFaults([{ kind: 'quota', collection: 'notes', count: 1 }]);
    await sell();
    await expect(db.collection('notes').add({ a: 1 })).rejects.toThrow('quota');
    expect((await db.collection('notes').add({ a: 1 })).id).toBeTruthy();
    expect(emulator.faults()).toMatchObject([{ hits: 1, count: 1 }]);
  });

  test('a share of the calls, the same ones in every run with the same seed', async () => {
    const { emulator, sell } = await aTill();
    const run = async (seed: number) => {
      emulator.setFaults([{ kind: 'quota', action: 'database.modifyDocument', percent: 30, seed }]);
      const fates: string[] = [];
      for (let call = 0; call < 200; call += 1) {
        fates.push(
          await sell().then(
            () => '.',
            () => 'x',
          ),
        );
      }
      return fates.join('');
    };
    const first = await run(7);
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
    const hit = first.replaceAll('.', '').length;
    expect(hit).toBeGreaterThan(40);
    expect(hit).toBeLessThan(80);
  });

  test('by HTTP they are set, shown with what they have hit, and cleared', async () => {
    const { emulator, sell } = await aTill();
    const url = `${emulator.url}/emulator/faults`;
    const set = await postJson(url, { faults: [{ kind: 'latency', milliseconds: 1, count: 2 }] });
    expect(set.status).toBe(200);
    await sell();
    expect(await (await fetch(url)).json()).toEqual({
      faults: [{ kind: 'latency', milliseconds: 1, count: 2, percent: 100, seed: 1, hits: 1 }],
    });
    expect((await postJson(url, { faults: [] })).body).toEqual({ faults: [] });
    expect(await (await fetch(url)).json()).toEqual({ faults: [] });
  });

  test.each([
    [{}, /Invalid input/],
    [{ faults: 'package.json' }, /Invalid input/],
    [{ faults: [{ kind: 'flood' }] }, /^faults: 0\.kind/],
    [{ faults: [{ kind: 'quota', action: 'database.readDocument' }] }, /0\.action/],
    [
      { faults: [{ kind: 'quota', collection: 'salse' }] },
      /0\.collection: "salse" is not declared/,
    ],
    [{ faults: [{ kind: 'quota', percent: 0 }] }, /0\.percent/],
    [{ faults: [{ kind: 'quota', milliseconds: 5 }] }, /milliseconds/],
    [{ faults: [{ kind: 'latency' }] }, /0\.milliseconds/],
  ])('%j is refused and changes nothing', async (body, words) => {
    const { emulator } = await aTill();
    emulator.setFaults([{ kind: 'conflict' }]);
    expect(await postJson(`${emulator.url}/emulator/faults`, body)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(words) },
    });
    expect(emulator.faults()).toMatchObject([{ kind: 'conflict' }]);
  });
});
