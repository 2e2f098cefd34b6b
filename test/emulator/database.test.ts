import { anEmulator, closeEverything, databaseOf } from './support/an-emulator';

afterAll(closeEverything);

async function aShop() {
  const emulator = await anEmulator({
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
          { name: 'by_number', keys: [['number', 1]], unique: true },
        ],
      },
    },
  });
  const db = databaseOf(emulator);
  return { emulator, db, _: db.command, orders: db.collection('orders') };
}

describe('documents through the unmodified SDK', () => {
  test('a document is added, read back, updated, replaced and removed', async () => {
    const { db, orders } = await aShop();
    const at = new Date('2026-01-02T03:04:05Z');
    const value = { _id: 'a', number: 1, total: 1.5, large: 5_000_000_000, at, list: [1, null] };
    expect((await orders.add(value)).id).toBe('a');
    expect((await orders.doc('a').get()).data).toEqual([value]);
    expect((await orders.doc('a').update({ total: 2 })).updated).toBe(1);
    expect((await orders.doc('a').update({ total: 2 })).updated).toBe(0);
    expect(await orders.doc('a').set({ number: 7 })).toMatchObject({ updated: 1 });
    expect((await orders.doc('a').get()).data).toEqual([{ _id: 'a', number: 7 }]);
    expect((await orders.doc('a').remove()).deleted).toBe(1);
    expect((await orders.doc('a').get()).data).toEqual([]);
    const created = (await orders.doc('b').set({ number: 8 })) as { upsertedId?: string };
    expect(created.upsertedId).toBe('b');
    const { id } = await orders.add({ number: 9, seenAt: db.serverDate() });
    expect(id).toMatch(/^[0-9a-f]{32}$/);
  });
});
