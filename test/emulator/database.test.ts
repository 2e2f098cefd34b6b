import { anEmulator, closeEverything, databaseOf } from './support/an-emulator';

afterAll(closeEverything);

async function aShop() {
  const emulator = await anEmulator({
    data: null,
    collections: {
      orders: {
        indexes: [
          {
            name: 'by_customer',
            keys: [
              ['customer', 1],
              ['at', 1],
            ],
          },
          { name: 'by_due', keys: [['due', 1]] },
          { name: 'by_tag', keys: [['tags', 1]] },
          { name: 'by_sku', keys: [['lines.sku', 1]] },
          { name: 'by_number', keys: [['number', 1]], unique: true },
        ],
      },
    },
  });
  const db = databaseOf(emulator);
  return { emulator, db, _: db.command, orders: db.collection('orders') };
}

type Found = { data: { _id: string }[] };

const idsOf = ({ data }: Found) => data.map(({ _id }) => _id);

describe('documents through the unmodified SDK', () => {
  test('a document is added, read back, updated, replaced and removed', async () => {
    const { orders } = await aShop();
    const at = new Date('2026-01-02T03:04:05Z');
    const value = { _id: 'a', number: 1, total: 1.5, large: 5_000_000_000, at, list: [1, null] };
    expect((await orders.add(value)).id).toBe('a');
    expect((await orders.doc('a').get()).data).toEqual([value]);
    expect((await orders.doc('a').update({ total: 2 })).updated).toBe(1);
    expect((await orders.doc('a').update({ total: 2 })).updated).toBe(0);
    expect((await orders.doc('none').update({ total: 2 })).updated).toBe(0);
    expect(await orders.doc('a').set({ number: 7 })).toMatchObject({ updated: 1 });
    expect((await orders.doc('a').get()).data).toEqual([{ _id: 'a', number: 7 }]);
    expect((await orders.doc('a').remove()).deleted).toBe(1);
    expect((await orders.doc('a').get()).data).toEqual([]);
    expect(await orders.doc('b').set({ number: 8 })).toMatchObject({ upsertedId: 'b' });
  });

  test('an id is made when none is given, and a server date is the emulator’s time', async () => {
    const { emulator, db, orders } = await aShop();
    await emulator.advance('P10D');
    const { id } = await orders.add({ number: 9, seen: db.serverDate({ offset: 60_000 }) });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    const { data } = await orders.doc(String(id)).get();
    const ahead = data[0].seen.getTime() - emulator.now();
    expect(ahead).toBeGreaterThan(50_000);
    expect(ahead).toBeLessThanOrEqual(60_000);
  });

  test('several documents are added whole or not at all', async () => {
    const { orders } = await aShop();
    await orders.add({ _id: 'one', number: 1 });
    const three = [
      { _id: 'x', number: 2 },
      { _id: 'y', number: 1 },
    ];
    await expect(orders.add(three)).rejects.toThrow('E11000');
    expect((await orders.doc('x').get()).data).toEqual([]);
    expect((await orders.where({ number: 2 }).get()).data).toEqual([]);
    const { ids } = await orders.add([{ _id: 'x', number: 2 }, { number: 3 }]);
    expect(ids).toHaveLength(2);
  });

  test('numbers outside JSON survive the journey', async () => {
    const { orders } = await aShop();
    const strange = { number: 1, never: Number.POSITIVE_INFINITY, long: 2 ** 40 };
    await orders.add({ _id: 'n', ...strange });
    expect((await orders.doc('n').get()).data).toEqual([{ _id: 'n', ...strange }]);
  });

  test('one conditional update wins and answers with the new document', async () => {
    const { _, orders } = await aShop();
    await orders.add({ _id: 'a', number: 1, version: 1 });
    const attempt = () =>
      orders.where({ _id: 'a', version: 1 }).updateAndReturn({ version: _.inc(1), won: true });
    const answers = await Promise.all([attempt(), attempt(), attempt()]);
    expect(answers.map(({ updated }) => updated).sort()).toEqual([0, 0, 1]);
    const winner = answers.find(({ updated }) => updated === 1);
    expect(winner?.doc).toEqual({ _id: 'a', number: 1, version: 2, won: true });
    expect(answers.find(({ updated }) => updated === 0)?.doc).toBeNull();
  });
});

describe('unique indexes', () => {
  test('the same value twice is refused in the platform’s words', async () => {
    const { orders } = await aShop();
    await orders.add({ _id: 'a', number: 1 });
    await expect(orders.add({ _id: 'a', number: 2 })).rejects.toMatchObject({
      code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringMatching(/E11000 duplicate key error .* index: _id_/),
    });
    await expect(orders.add({ _id: 'b', number: 1 })).rejects.toThrow(/E11000 .*by_number/);
    await orders.add({ _id: 'b', number: 2 });
    await expect(orders.doc('b').update({ number: 1 })).rejects.toThrow('E11000');
    await expect(orders.doc('b').set({ number: 1 })).rejects.toThrow('E11000');
    expect((await orders.doc('b').get()).data).toEqual([{ _id: 'b', number: 2 }]);
  });

  test('a missing field counts as null, once', async () => {
    const { orders } = await aShop();
    await orders.add({ _id: 'a' });
    await expect(orders.add({ _id: 'b' })).rejects.toThrow('E11000');
    await expect(orders.add({ _id: 'b', number: null })).rejects.toThrow('E11000');
  });

  test('a value is free again after its document has gone', async () => {
    const { orders } = await aShop();
    await orders.add({ _id: 'a', number: 1 });
    await orders.doc('a').remove();
    await orders.add({ _id: 'b', number: 1 });
    await orders.doc('b').update({ number: 2 });
    expect((await orders.add({ _id: 'c', number: 1 })).id).toBe('c');
  });
});

describe('indexes answer queries', () => {
  async function aWeek() {
    const shop = await aShop();
    for (let day = 1; day <= 6; day += 1) {
      await shop.orders.add({
        _id: `o${day}`,
        number: day,
        customer: day % 2 === 0 ? 'even' : 'odd',
        at: day,
        tags: day % 3 === 0 ? ['third', 'any'] : ['any'],
        lines: [{ sku: `s${day}` }, { sku: 'bag' }],
        ...(day > 4 ? { due: day * 10 } : {}),
      });
    }
    return shop;
  }

  test('equality, range, order in both directions, skip and limit', async () => {
    const { _, orders } = await aWeek();
    const odd = orders.where({ customer: 'odd' });
    expect(idsOf(await odd.get())).toEqual(['o1', 'o3', 'o5']);
    expect(idsOf(await odd.orderBy('at', 'desc').limit(2).get())).toEqual(['o5', 'o3']);
    expect(idsOf(await odd.orderBy('at', 'asc').skip(1).get())).toEqual(['o3', 'o5']);
    const between = { customer: 'odd', at: _.gt(1).and(_.lte(5)) };
    expect(idsOf(await orders.where(between).get())).toEqual(['o3', 'o5']);
    expect((await odd.count()).total).toBe(3);
  });

  test('an optional field is asked for without meeting the documents that lack it', async () => {
    const { _, orders } = await aWeek();
    const due = orders.where({ due: _.lte(50) });
    expect(idsOf(await due.orderBy('due', 'asc').get())).toEqual(['o5']);
    expect(idsOf(await orders.where({ due: _.gte(0) }).get())).toEqual(['o5', 'o6']);
    await orders.doc('o5').update({ due: _.remove() });
    expect(idsOf(await due.get())).toEqual([]);
    expect(idsOf(await orders.where({ due: null }).limit(2).get())).toEqual(['o1', 'o2']);
  });

  test('each item of an array, and each field inside one, finds its document once', async () => {
    const { _, orders } = await aWeek();
    expect(idsOf(await orders.where({ tags: 'third' }).get())).toEqual(['o3', 'o6']);
    expect(idsOf(await orders.where({ tags: _.in(['third', 'any']) }).get())).toHaveLength(6);
    expect(idsOf(await orders.where({ 'lines.sku': 's2' }).get())).toEqual(['o2']);
    const inLine = { lines: _.elemMatch({ sku: 's4' }) };
    expect(idsOf(await orders.where(inLine).get())).toEqual(['o4']);
    await orders.doc('o3').update({ tags: _.pull('third') });
    expect(idsOf(await orders.where({ tags: 'third' }).get())).toEqual(['o6']);
  });

  test('two items of one array may satisfy two bounds, as in MongoDB', async () => {
    const { _, orders } = await aWeek();
    await orders.add({ _id: 'wide', number: 100, tags: [1, 10] });
    const between = { tags: _.gt(3).and(_.lt(5)) };
    expect(idsOf(await orders.where(between).get())).toEqual(['wide']);
  });

  test('a choice of values keeps the order asked for', async () => {
    const { _, orders } = await aWeek();
    const both = orders.where({ customer: _.in(['even', 'odd']) }).orderBy('at', 'desc');
    expect(idsOf(await both.limit(3).get())).toEqual(['o6', 'o5', 'o4']);
    const either = orders.where(_.or([{ customer: 'odd', at: 3 }, { number: 6 }]));
    expect(idsOf(await either.get()).sort()).toEqual(['o3', 'o6']);
  });

  test('ids can be walked in pages', async () => {
    const { _, orders } = await aWeek();
    const first = await orders.orderBy('_id', 'asc').limit(4).get();
    expect(idsOf(first)).toEqual(['o1', 'o2', 'o3', 'o4']);
    const rest = orders.where({ _id: _.gt('o4') }).orderBy('_id', 'asc');
    expect(idsOf(await rest.get())).toEqual(['o5', 'o6']);
    expect(idsOf(await orders.where({ _id: _.in(['o2', 'o9', 'o1']) }).get())).toHaveLength(2);
  });

  test('only the wanted fields come back', async () => {
    const { orders } = await aWeek();
    const only = async (fields: Record<string, boolean>) =>
      (await orders.doc('o1').field(fields).get()).data[0];
    expect(await only({ at: true })).toEqual({ _id: 'o1', at: 1 });
    expect(await only({ _id: false, 'lines.sku': true })).toEqual({
      lines: [{ sku: 's1' }, { sku: 'bag' }],
    });
    expect(await only({ lines: false, tags: false })).toEqual({
      _id: 'o1',
      number: 1,
      customer: 'odd',
      at: 1,
    });
    expect(await only({ 'lines.sku': false })).toMatchObject({ lines: [{}, {}] });
    await expect(only({ at: true, tags: false })).rejects.toThrow('mix inclusion and exclusion');
  });

  test('where().update() and where().remove() touch every match', async () => {
    const { orders } = await aWeek();
    expect((await orders.where({ customer: 'odd' }).update({ seen: 1 })).updated).toBe(3);
    const one = orders.where({ customer: 'odd' }).options({ multiple: false });
    expect((await one.update({ seen: 2 })).updated).toBe(1);
    expect((await orders.where({ customer: 'odd' }).remove()).deleted).toBe(3);
    expect((await orders.where({ customer: 'odd' }).count()).total).toBe(0);
  });
});

describe('traps of the platform are kept', () => {
  test('update merges objects, drops empty ones, and set replaces', async () => {
    const { _, orders } = await aShop();
    await orders.add({
      _id: 'a',
      number: 1,
      o: { k: 1, l: 2 },
      gone: undefined,
      list: [undefined],
    });
    await orders.doc('a').update({ o: { k: 5 }, e: {} });
    expect((await orders.doc('a').get()).data).toEqual([
      { _id: 'a', number: 1, o: { k: 5, l: 2 }, list: [null] },
    ]);
    await orders.doc('a').update({ o: _.set({ m: 1 }), e: _.set({}) });
    expect((await orders.doc('a').get()).data[0]).toMatchObject({ o: { m: 1 }, e: {} });
  });

  test('a read gives 100 documents unless told otherwise, and never more than 1000', async () => {
    const { _, orders } = await aShop();
    const many = Array.from({ length: 1100 }, (_value, at) => ({
      number: at,
      customer: 'busy',
      at,
    }));
    await orders.add(many);
    const busy = orders.where({ customer: 'busy' });
    expect((await busy.get()).data).toHaveLength(100);
    expect((await busy.limit(5000).get()).data).toHaveLength(1000);
    expect((await busy.count()).total).toBe(1100);
    await expect(busy.update({ seen: true })).rejects.toThrow('work in pages');
    await expect(busy.remove()).rejects.toThrow('In production');
    expect((await orders.where({ customer: 'busy', at: _.lt(1000) }).remove()).deleted).toBe(1000);
  });

  test('writing does not create a collection, nor does asking for one', async () => {
    const { db } = await aShop();
    await expect(db.collection('nowhere').add({ a: 1 })).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    });
    await expect(db.createCollection('nowhere')).rejects.toThrow('declared in the options');
  });
});
