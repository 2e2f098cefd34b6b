import { anEmulator, closeEverything, databaseOf } from './support/an-emulator';

afterAll(closeEverything);

async function aThing(fields: object) {
  const emulator = await anEmulator({
    data: null,
    collections: { things: { indexes: [{ name: 'by_kind', keys: [['kind', 1]] }] } },
  });
  const db = databaseOf(emulator);
  const things = db.collection('things');
  await things.add({ _id: 'a', kind: 'thing', ...fields });
  const matches = async (query: object) =>
    (await things.where({ kind: 'thing', ...query }).get()).data.length === 1;
  const after = async (update: object) => {
    await things.doc('a').update(update);
    const { _id, kind, ...rest } = (await things.doc('a').get()).data[0];
    return rest;
  };
  const raw = (update: object) => things.options({ raw: true }).doc('a').update(update);
  return { db, _: db.command, things, matches, after, raw };
}

describe('query operators', () => {
  test('comparisons stay within one type and skip what is missing', async () => {
    const { _, matches } = await aThing({ n: 5, text: 'b', at: new Date(1000) });
    expect(await matches({ n: _.eq(5), text: _.neq('c') })).toBe(true);
    expect(await matches({ n: _.neq(5) })).toBe(false);
    expect(await matches({ absent: _.neq(5) })).toBe(true);
    expect(await matches({ n: _.gt(4).and(_.lt(6)) })).toBe(true);
    expect(await matches({ n: _.gte(5), text: _.lte('b') })).toBe(true);
    expect(await matches({ n: _.gt(5) })).toBe(false);
    expect(await matches({ n: _.lt('6') })).toBe(false);
    expect(await matches({ absent: _.lte(9) })).toBe(false);
    expect(await matches({ at: _.gt(new Date(999)) })).toBe(true);
    expect(await matches({ at: _.gt(1) })).toBe(false);
  });

  test('lists of values, existence, and both logics', async () => {
    const { _, matches } = await aThing({ n: 5, none: null, tags: ['x', 'y'] });
    expect(await matches({ n: _.in([1, 5]), tags: _.in(['y']) })).toBe(true);
    expect(await matches({ n: _.nin([1, 5]) })).toBe(false);
    expect(await matches({ tags: _.nin(['z']), absent: _.nin([1]) })).toBe(true);
    expect(await matches({ n: _.exists(true), absent: _.exists(false) })).toBe(true);
    expect(await matches({ none: _.exists(true), absent: null })).toBe(true);
    expect(await matches({ n: _.or(_.eq(1), _.eq(5)) })).toBe(true);
    expect(await matches({ n: _.and(_.gt(1), _.lt(5)) })).toBe(false);
    expect(await matches({ tags: ['x', 'y'] })).toBe(true);
    expect(await matches({ tags: ['y', 'x'] })).toBe(false);
  });

  test('elemMatch with a field looks into objects only, never at scalars', async () => {
    const { _, matches } = await aThing({ lines: [{ sku: 'a', n: 2 }], sizes: [3, 8] });
    expect(await matches({ lines: _.elemMatch({ sku: 'a', n: _.gt(1) }) })).toBe(true);
    expect(await matches({ lines: _.elemMatch({ sku: 'a', n: _.gt(2) }) })).toBe(false);
    expect(await matches({ sizes: _.elemMatch({ $gt: 4, $lt: 9 }) })).toBe(true);
    expect(await matches({ sizes: _.elemMatch({ $gt: 4, $lt: 8 }) })).toBe(false);
    const either = _.elemMatch({ $or: [{ sku: 'b' }, { n: 2 }] });
    expect(await matches({ lines: either })).toBe(true);
    expect(await matches({ sizes: _.elemMatch({ absent: _.neq(1) }) })).toBe(false);
    expect(await matches({ sizes: _.elemMatch({ absent: _.exists(false) }) })).toBe(false);
  });

  test('an operator in the wrong place fails as it does in MongoDB', async () => {
    const { _, matches } = await aThing({ sizes: [3, 8] });
    const joined = _.elemMatch({ $and: [{ $gt: 4 }, { $lt: 9 }] });
    await expect(matches({ sizes: joined })).rejects.toThrow('unknown top level operator: $gt');
    await expect(matches({ sizes: { $gt: 1, $or: [] } })).rejects.toThrow('unknown operator: $or');
    const unencoded = _.elemMatch(_.gt(4).and(_.lt(9)));
    await expect(matches({ sizes: unencoded })).rejects.toThrow('matches nothing, silently');
    await expect(matches({ sizes: { $in: 3 } })).rejects.toThrow('$in needs an array');
  });

  test('an operator nobody has tested is refused by name', async () => {
    const { _, db, matches } = await aThing({ n: 5, tags: ['x'] });
    await expect(matches({ tags: _.size(1) })).rejects.toThrow('$size');
    await expect(matches({ tags: _.all(['x']) })).rejects.toThrow('$all');
    await expect(matches({ n: _.not(_.eq(1)) })).rejects.toThrow('$not');
    await expect(matches({ n: { $mod: [2, 1] } })).rejects.toThrow('$mod');
    await expect(matches({ text: /x/ })).rejects.toThrow('$regularExpression');
    const pattern = db.RegExp({ regexp: 'x', options: 'i' });
    await expect(matches({ text: pattern })).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
      message: expect.stringContaining('In production'),
    });
  });
});

describe('update operators', () => {
  test('set, remove and inc, also deep inside', async () => {
    const { _, after } = await aThing({ n: 1, o: { k: 1, gone: 1 }, list: [{ n: 1 }] });
    expect(await after({ n: _.inc(2), fresh: _.inc(3), o: { gone: _.remove() } })).toEqual({
      n: 3,
      fresh: 3,
      o: { k: 1 },
      list: [{ n: 1 }],
    });
    expect(await after({ 'list.0.n': _.inc(1), 'list.2': 9, a: { b: { c: 1 } } })).toMatchObject({
      list: [{ n: 2 }, null, 9],
      a: { b: { c: 1 } },
    });
    expect(await after({ 'absent.deep': _.remove() })).not.toHaveProperty('absent');
  });

  test('push appends, and with slice keeps only the newest', async () => {
    const { _, after } = await aThing({ list: [1] });
    expect(await after({ list: _.push(2, 3), other: _.push([{ a: 1 }]) })).toEqual({
      list: [1, 2, 3],
      other: [{ a: 1 }],
    });
    expect(await after({ list: _.push({ each: [4], slice: -2 }) })).toMatchObject({ list: [3, 4] });
    const capped = await after({ fresh: _.push({ each: [1, 2, 3], slice: 2 }) });
    expect(capped).toMatchObject({ fresh: [1, 2] });
  });

  test('pull, pullAll and addToSet', async () => {
    const { _, after } = await aThing({ list: [1, 2, 3, 2], lines: [{ k: 1 }, { k: 2 }] });
    expect(await after({ list: _.pull(2), lines: _.pull({ k: _.gt(1) }) })).toEqual({
      list: [1, 3],
      lines: [{ k: 1 }],
    });
    expect(await after({ list: _.pullAll([3, 9]) })).toMatchObject({ list: [1] });
    expect(await after({ list: _.pull(_.gte(1)) })).toMatchObject({ list: [] });
    expect(await after({ list: _.addToSet({ $each: [5, 5, 6] }) })).toMatchObject({ list: [5, 6] });
    expect(await after({ list: _.addToSet(6), set: _.addToSet('x') })).toMatchObject({
      list: [5, 6],
      set: ['x'],
    });
  });

  test('what MongoDB refuses is refused and changes nothing', async () => {
    const { _, things, after, raw } = await aThing({ text: 'x', none: null });
    await expect(after({ text: _.inc(1) })).rejects.toThrow('non-numeric');
    await expect(after({ text: _.push(1) })).rejects.toThrow('must be an array');
    await expect(after({ 'text.deep': 1 })).rejects.toThrow('Cannot create field');
    await expect(after({ 'none.deep': 1 })).rejects.toThrow('Cannot create field');
    await expect(raw({ $set: { a: 1, 'a.b': 2 } })).rejects.toThrow('conflict');
    await expect(raw({ $set: { _id: 'b' } })).rejects.toThrow('immutable');
    await expect(things.add({ $bad: 1 })).rejects.toThrow('Invalid key name');
    expect((await things.doc('a').get()).data[0]).toMatchObject({ text: 'x', none: null });
  });

  test('an operator nobody has tested is refused by name', async () => {
    const { _, after, raw } = await aThing({ n: 1, list: [1] });
    await expect(after({ n: _.mul(2) })).rejects.toThrow('$mul');
    await expect(after({ n: _.max(2) })).rejects.toThrow('$max');
    await expect(after({ list: _.pop() })).rejects.toThrow('$pop');
    await expect(after({ list: _.unshift(0) })).rejects.toThrow('$position');
    await expect(after({ n: _.rename('m') })).rejects.toThrow('$rename');
    await expect(raw({ $set: { 'list.$': 1 } })).rejects.toThrow('list.$');
  });
});
