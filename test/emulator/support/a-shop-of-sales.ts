import { anEmulator, databaseOf } from './an-emulator';

export const SHOP = 'west';

/** Four sales of one shop, with holes in them, and one of another shop. */
export const SALES = [
  {
    _id: 's1',
    shop: SHOP,
    at: 1,
    member: 'an',
    fen: 1000,
    lines: [
      { sku: 'tea', n: 2 },
      { sku: 'cup', n: 1 },
    ],
  },
  {
    _id: 's2',
    shop: SHOP,
    at: 2,
    member: 'bo',
    fen: 500,
    lines: [{ sku: 'tea', n: 1 }],
    note: null,
  },
  { _id: 's3', shop: SHOP, at: 3, member: 'an', fen: 300, lines: [], tags: 7 },
  { _id: 's4', shop: SHOP, at: 4, fen: null },
  { _id: 's5', shop: 'east', at: 1, member: 'an', fen: 9999, lines: [{ sku: 'pot', n: 1 }] },
];

/** A shop's sales, and pipelines over those of one place. */
export async function aShopOfSales() {
  const emulator = await anEmulator({
    data: null,
    collections: {
      sales: {
        indexes: [
          {
            name: 'by_shop',
            keys: [
              ['shop', 1],
              ['at', 1],
            ],
          },
        ],
      },
    },
  });
  const db = databaseOf(emulator);
  await db.collection('sales').add(SALES);
  const sales = () => db.collection('sales').aggregate();
  const west = () => sales().match({ shop: SHOP });
  const rows = async (pipeline: { end(): Promise<unknown> }) =>
    ((await pipeline.end()) as { data: unknown[] }).data;
  return { emulator, db, _: db.command, $: db.command.aggregate, sales, west, rows };
}
