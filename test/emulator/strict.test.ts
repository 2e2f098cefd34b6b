import { anEmulator, closeEverything, databaseOf, postJson } from './support/an-emulator';

afterAll(closeEverything);

async function aHall(strict = true) {
  const emulator = await anEmulator({
    data: null,
    strict,
    collections: {
      seats: {
        indexes: [
          {
            name: 'by_row',
            keys: [
              ['row', 1],
              ['price', -1],
            ],
          },
          { name: 'by_tag', keys: [['tags', 1]] },
        ],
      },
    },
  });
  const db = databaseOf(emulator);
  const seats = db.collection('seats');
  await seats.add([
    { _id: 'a', row: 1, price: 5, tags: ['x'], colour: 'red' },
    { _id: 'b', row: 1, price: 9, tags: ['y', 'z'], colour: 'blue' },
    { _id: 'c', row: 2, price: 7, tags: [], colour: 'red' },
  ]);
  const wire = (params: object) => postJson(`${emulator.url}/admin`, params);
  return { emulator, db, _: db.command, seats, wire };
}

describe('strict mode', () => {
  test('a query that no index serves is refused and told why', async () => {
    const { seats } = await aHall();
    await expect(seats.where({ colour: 'red' }).get()).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
      message: expect.stringMatching(
        /No declared index of "seats" .*"colour":"red".*by_row\(row, -price\).*In production/,
      ),
    });
    await expect(seats.where({ price: 5 }).count()).rejects.toThrow('No declared index');
    await expect(seats.where({ colour: 'red' }).update({ row: 3 })).rejects.toThrow('index');
    await expect(seats.where({ colour: 'red' }).remove()).rejects.toThrow('index');
    await expect(seats.where({ colour: 'x' }).updateAndReturn({ row: 3 })).rejects.toThrow('index');
  });

  test('a condition beside an indexed one is welcome', async () => {
    const { seats } = await aHall();
    expect((await seats.where({ row: 1, colour: 'red' }).get()).data).toHaveLength(1);
    expect((await seats.where({ _id: 'a', colour: 'blue' }).get()).data).toHaveLength(0);
  });

  test('every branch of a choice needs its index', async () => {
    const { _, seats } = await aHall();
    const lost = seats.where(_.or([{ row: 1 }, { colour: 'red' }]));
    await expect(lost.get()).rejects.toThrow('No declared index');
    expect((await seats.where(_.or([{ row: 2 }, { tags: 'x' }])).get()).data).toHaveLength(2);
  });

  test('an order must come from the index that finds the documents', async () => {
    const { seats } = await aHall();
    const row = seats.where({ row: 1 });
    const ids = async (query: { get(): Promise<{ data: { _id: string }[] }> }) =>
      (await query.get()).data.map(({ _id }) => _id);
    expect(await ids(row.orderBy('price', 'desc'))).toEqual(['b', 'a']);
    expect(await ids(row.orderBy('price', 'asc'))).toEqual(['a', 'b']);
    expect(await ids(row.orderBy('row', 'asc').orderBy('price', 'desc'))).toEqual(['b', 'a']);
    await expect(row.orderBy('colour', 'asc').get()).rejects.toThrow('sorted by');
    expect(await ids(seats.orderBy('row', 'desc').orderBy('price', 'asc'))).toEqual([
      'c',
      'a',
      'b',
    ]);
    const mixed = seats.orderBy('row', 'asc').orderBy('price', 'asc');
    await expect(mixed.get()).rejects.toThrow('sorted by');
    await expect(seats.orderBy('tags', 'asc').get()).rejects.toThrow('sorted by');
  });

  test('reading everything needs an order and a limit', async () => {
    const { seats } = await aHall();
    await expect(seats.get()).rejects.toThrow('needs orderBy');
    await expect(seats.count()).rejects.toThrow('needs orderBy');
    await expect(seats.where({}).remove()).rejects.toThrow('needs orderBy');
    expect((await seats.orderBy('_id', 'asc').limit(2).get()).data).toHaveLength(2);
  });

  test('actions and values outside the tested ones are refused', async () => {
    const { wire } = await aHall();
    const answer = (params: object) => wire({ collectionName: 'seats', ...params });
    expect(await answer({ action: 'database.getDocument', limit: 1001 })).toMatchObject({
      body: { code: 'EMULATOR_STRICT', message: expect.stringContaining('1001') },
    });
    expect(await answer({ action: 'database.rename' })).toMatchObject({
      body: { code: 'EMULATOR_STRICT', message: expect.stringContaining('database.rename') },
    });
    expect(await answer({ action: 'storage.getUploadMetadata' })).toMatchObject({
      body: { code: 'EMULATOR_STRICT', message: expect.stringContaining('In production') },
    });
    expect(await answer({ action: 'database.removeDocument', query: '{' })).toMatchObject({
      body: { code: 'INVALID_PARAM' },
    });
    const late = { action: 'database.getDocument', transactionId: 'x', query: '{"_id":"a"}' };
    expect(await answer(late)).toMatchObject({ body: { code: 'DATABASE_TRANSACTION_FAIL' } });
  });

  test('switched off, it reads on as production would', async () => {
    const { seats } = await aHall(false);
    expect((await seats.where({ colour: 'red' }).orderBy('price', 'desc').get()).data).toEqual([
      expect.objectContaining({ _id: 'c' }),
      expect.objectContaining({ _id: 'a' }),
    ]);
    expect((await seats.count()).total).toBe(3);
  });
});
