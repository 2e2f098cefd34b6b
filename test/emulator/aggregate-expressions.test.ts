import { aShopOfSales } from './support/a-shop-of-sales';
import { closeEverything } from './support/an-emulator';

afterAll(closeEverything);

/** Not as a literal: an object with a `then` of its own looks like a promise to the linter. */
const aChoice = (condition: object, yes: string, no: string) =>
  Object.assign(
    {},
    condition,
    Object.fromEntries([
      ['then', yes],
      ['else', no],
    ]),
  );

describe('expressions, against answers worked out by hand', () => {
  test.each([
    [['add', ['$fen', 1, 2]], 503],
    [['subtract', ['$fen', { $mod: ['$fen', 300] }]], 300],
    [['multiply', ['$at', '$at', 3]], 12],
    [['floor', { $divide: ['$fen', 300] }], 1],
    [['add', ['$fen', '$absent']], null],
    [['eq', ['$note', null]], true],
    [['eq', ['$absent', null]], false],
    [['gt', ['$absent', null]], false],
    [['gte', ['$fen', 500]], true],
    [['lt', ['$fen', 'text']], true],
    [['lte', ['$member', 'bn']], false],
    [['neq', ['$member', 'bo']], false],
    [['and', ['$fen', '$at']], true],
    [['and', ['$fen', '$note']], false],
    [['or', ['$note', '$absent', 0]], false],
    [['not', ['$note']], true],
    [['cond', aChoice({ if: { $gt: ['$fen', 400] } }, 'large', 'small')], 'large'],
    [['cond', ['$note', 'yes', '$at']], 2],
    [['ifNull', ['$note', 'none']], 'none'],
    [['size', '$lines'], 1],
  ] as [[string, unknown], unknown][])('%j is %j', async ([name, argument], answer) => {
    const { $, west, rows } = await aShopOfSales();
    const make = ($ as unknown as Record<string, (argument: unknown) => object>)[name];
    const row = west()
      .match({ at: 2 })
      .project({ _id: 0, answer: make?.(argument) });
    expect(await rows(row)).toEqual([{ answer }]);
  });

  test('what MongoDB refuses is refused', async () => {
    const { $, west, rows } = await aShopOfSales();
    const made = (expression: unknown) => rows(west().project({ made: expression }));
    await expect(made($.add(['$member', 1]))).rejects.toThrow('$add only supports numeric');
    await expect(made($.divide(['$fen', 0]))).rejects.toThrow('by zero');
    await expect(made($.size('$fen'))).rejects.toThrow('must be an array');
    await expect(made($.subtract(['$fen']))).rejects.toThrow('does not take 1 arguments');
    await expect(made({ $add: [1], $size: [1] })).rejects.toThrow('must stand alone');
    await expect(rows(west().group({ n: $.sum(1) }))).rejects.toThrow("needs an '_id'");
    await expect(rows(west().group({ _id: null, n: 1 }))).rejects.toThrow('accumulator object');
    await expect(rows(west().limit(0))).rejects.toThrow('$limit needs');
    await expect(rows(west().count('$n'))).rejects.toThrow('plain name');
    await expect(rows(west().sort({ at: 2 }))).rejects.toThrow('1 or -1');
  });
});

describe('strict mode holds for aggregations', () => {
  test('the first match is served by a declared index, or there is an order and a limit', async () => {
    const { $, sales, west, rows } = await aShopOfSales();
    const lost = sales()
      .match({ member: 'an' })
      .group({ _id: null, n: $.sum(1) });
    await expect(rows(lost)).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
      message: expect.stringMatching(/No declared index .*"member":"an".*In production/),
    });
    await expect(rows(sales().group({ _id: '$shop' }))).rejects.toThrow('needs orderBy');
    await expect(rows(west().sort({ fen: 1 }))).rejects.toThrow('sorted by');
    expect(await rows(sales().sort({ shop: 1 }).limit(1).project({ shop: 1 }))).toEqual([
      { _id: 's5', shop: 'east' },
    ]);
  });

  test('a stage, an accumulator, an expression or an option nobody has tested is refused by name', async () => {
    const { $, west, rows } = await aShopOfSales();
    const refusal = (name: string) => ({
      code: 'EMULATOR_STRICT',
      message: expect.stringMatching(new RegExp(`${name}.*In production`)),
    });
    await expect(rows(west().sample({ size: 1 }))).rejects.toMatchObject(refusal('sample'));
    await expect(rows(west().bucket({}))).rejects.toMatchObject(refusal('bucket'));
    const odd = west().group({ _id: null, odd: $.stdDevPop('$fen') });
    await expect(rows(odd)).rejects.toMatchObject(refusal('stdDevPop'));
    const root = west().project({ all: '$$ROOT' });
    await expect(rows(root)).rejects.toMatchObject(refusal('ROOT'));
    const year = west().project({ year: $.year('$at') });
    await expect(rows(year)).rejects.toMatchObject(refusal('year'));
    const at = west().unwind({ path: '$lines', includeArrayIndex: 'at' });
    await expect(rows(at)).rejects.toMatchObject(refusal('includeArrayIndex'));
    await expect(rows(west().addFields({ 'a.b': 1 }))).rejects.toMatchObject(refusal('a.b'));
    const lines = west().addFields({ x: 1 }).sort({ lines: 1 });
    await expect(rows(lines)).rejects.toMatchObject(refusal('lines'));
  });

  test('more than 1000 results are refused', async () => {
    const { db, sales, rows } = await aShopOfSales();
    const many = Array.from({ length: 1001 }, (_value, at) => ({ shop: 'busy', at }));
    await db.collection('sales').add(many);
    const busy = () => sales().match({ shop: 'busy' });
    await expect(rows(busy())).rejects.toThrow('1001 results in one call');
    expect(await rows(busy().skip(1))).toHaveLength(1000);
    expect(await rows(busy().count('n'))).toEqual([{ n: 1001 }]);
  });

  test('a pipeline over more than 100 000 documents is refused', async () => {
    const { emulator, sales, rows } = await aShopOfSales();
    const data = Array.from({ length: 100_001 }, (_value, at) => ({ _id: `b${at}`, shop: 'busy' }));
    await emulator.database.handle('database.insertDocument', { collectionName: 'sales', data });
    const busy = () => sales().match({ shop: 'busy' });
    await expect(rows(busy().count('n'))).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
      message: expect.stringMatching(/over 100001 documents.*In production/),
    });
    expect(await rows(busy().skip(1).count('n'))).toEqual([{ n: 100_000 }]);
  });
});
