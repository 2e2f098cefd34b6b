import { aShopOfSales, SALES, SHOP } from './support/a-shop-of-sales';
import { closeEverything } from './support/an-emulator';

afterAll(closeEverything);

describe('stages, against answers worked out by hand', () => {
  test('group sums up, and what is missing is a group of its own', async () => {
    const { $, west, rows } = await aShopOfSales();
    const byMember = west().group({
      _id: '$member',
      sales: $.sum(1),
      fen: $.sum('$fen'),
      average: $.avg('$fen'),
      least: $.min('$fen'),
      most: $.max('$fen'),
      first: $.first('$at'),
      last: $.last('$at'),
      all: $.push('$fen'),
    });
    expect(await rows(byMember)).toEqual([
      {
        _id: 'an',
        sales: 2,
        fen: 1300,
        average: 650,
        least: 300,
        most: 1000,
        first: 1,
        last: 3,
        all: [1000, 300],
      },
      {
        _id: 'bo',
        sales: 1,
        fen: 500,
        average: 500,
        least: 500,
        most: 500,
        first: 2,
        last: 2,
        all: [500],
      },
      {
        _id: null,
        sales: 1,
        fen: 0,
        average: null,
        least: null,
        most: null,
        first: 4,
        last: 4,
        all: [null],
      },
    ]);
  });

  test('null and missing are one group; two fields make one key', async () => {
    const { $, west, rows } = await aShopOfSales();
    expect(await rows(west().group({ _id: '$note', n: $.sum(1) }))).toEqual([{ _id: null, n: 4 }]);
    expect(await rows(west().group({ _id: null, fen: $.sum('$fen') }))).toEqual([
      { _id: null, fen: 1800 },
    ]);
    const byBoth = west()
      .match({ at: 3 })
      .group({ _id: { who: '$member', what: '$absent' }, n: $.sum(1) });
    expect(await rows(byBoth)).toEqual([{ _id: { who: 'an' }, n: 1 }]);
  });

  test('match, sort, skip and limit use the index; later ones work on what was made', async () => {
    const { _, $, west, rows } = await aShopOfSales();
    const page = west().sort({ at: -1 }).skip(1).limit(2).project({ at: 1 });
    expect(await rows(page)).toEqual([
      { _id: 's3', at: 3 },
      { _id: 's2', at: 2 },
    ]);
    const best = west()
      .group({ _id: '$member', fen: $.sum('$fen') })
      .match({ fen: _.gt(0) })
      .sort({ fen: 1 })
      .limit(1);
    expect(await rows(best)).toEqual([{ _id: 'bo', fen: 500 }]);
    const rest = west().group({ _id: '$at' }).sort({ _id: -1 }).skip(3);
    expect(await rows(rest)).toEqual([{ _id: 1 }]);
  });

  test('sort puts null before numbers before text, and keeps ties as they were', async () => {
    const { west, rows } = await aShopOfSales();
    const order = async (sort: object) =>
      (await rows(west().addFields({ one: 1 }).sort(sort))).map(
        (row) => (row as { _id: string })._id,
      );
    expect(await order({ fen: 1 })).toEqual(['s4', 's3', 's2', 's1']);
    expect(await order({ one: 1, fen: -1 })).toEqual(['s1', 's2', 's3', 's4']);
    expect(await order({ member: 1 })).toEqual(['s4', 's1', 's3', 's2']);
  });

  test('unwind gives one row an item; without items none, unless they are kept', async () => {
    const { $, west, rows } = await aShopOfSales();
    const bySku = west()
      .unwind('$lines')
      .group({ _id: '$lines.sku', n: $.sum('$lines.n') })
      .sort({ n: -1 });
    expect(await rows(bySku)).toEqual([
      { _id: 'tea', n: 3 },
      { _id: 'cup', n: 1 },
    ]);
    const kept = west().unwind({ path: '$lines', preserveNullAndEmptyArrays: true });
    expect((await rows(kept)).map((row) => (row as { at: number }).at)).toEqual([1, 1, 2, 3, 4]);
    const scalars = west().unwind('$tags').project({ tags: 1 });
    expect(await rows(scalars)).toEqual([{ _id: 's3', tags: 7 }]);
  });

  test('count counts, and of nothing there is no row', async () => {
    const { _, west, sales, rows } = await aShopOfSales();
    expect(await rows(west().count('sales'))).toEqual([{ sales: 4 }]);
    expect(
      await rows(
        west()
          .match({ fen: _.gt(400) })
          .count('large'),
      ),
    ).toEqual([{ large: 2 }]);
    expect(await rows(sales().match({ shop: 'north' }).count('sales'))).toEqual([]);
  });

  test('project keeps, leaves out, renames and computes', async () => {
    const { $, west, rows } = await aShopOfSales();
    const one = () => west().match({ at: 2 });
    expect(await rows(one().project({ _id: 0, fen: 1, 'lines.sku': 1 }))).toEqual([
      { fen: 500, lines: [{ sku: 'tea' }] },
    ]);
    expect(await rows(one().project({ lines: 0, shop: 0, note: 0 }))).toEqual([
      { _id: 's2', at: 2, member: 'bo', fen: 500 },
    ]);
    expect(
      await rows(one().project({ who: '$member', skus: '$lines.sku', gone: '$absent' })),
    ).toEqual([{ _id: 's2', who: 'bo', skus: ['tea'] }]);
    expect(await rows(one().project({ _id: 0, at: 1, yuan: $.divide(['$fen', 100]) }))).toEqual([
      { at: 2, yuan: 5 },
    ]);
    await expect(rows(one().project({ at: 0, who: '$member' }))).rejects.toThrow('exclusion of at');
  });

  test('what is read is not changed by what is made of it', async () => {
    const { db, west, rows } = await aShopOfSales();
    await rows(
      west().unwind({ path: '$lines', preserveNullAndEmptyArrays: true }).addFields({ fen: 0 }),
    );
    const { data } = await db.collection('sales').where({ shop: SHOP }).orderBy('at', 'asc').get();
    expect(data).toEqual(SALES.slice(0, 4));
  });
});
