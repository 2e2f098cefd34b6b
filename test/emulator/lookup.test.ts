import { anEmulator, closeEverything, databaseOf } from './support/an-emulator';

afterAll(closeEverything);

const by = (field: string) => ({ name: `by_${field}`, keys: [[field, 1]] as [[string, 1]] });

/** Who bought what: sales name a member, or several, or nobody. */
async function aShopWithMembers() {
  const emulator = await anEmulator({
    data: null,
    collections: {
      sales: { indexes: [by('shop')] },
      members: { indexes: [by('city'), by('friends')] },
    },
  });
  const db = databaseOf(emulator);
  await db
    .collection('members')
    .add([
      { _id: 'an', city: 'Xi’an', friends: ['bo', 'cai'] },
      { _id: 'bo', city: 'Lhasa', friends: [] },
      { _id: 'cai' },
    ]);
  await db.collection('sales').add([
    { _id: 's1', shop: 'west', member: 'an' },
    { _id: 's2', shop: 'west', member: ['bo', 'an'] },
    { _id: 's3', shop: 'west', member: 'zhou' },
    { _id: 's4', shop: 'west' },
  ]);
  const west = () => db.collection('sales').aggregate().match({ shop: 'west' });
  const beside = async (lookup: object) => {
    const { data } = (await west()
      .lookup({
        from: 'members',
        localField: 'member',
        foreignField: '_id',
        as: 'found',
        ...lookup,
      })
      .end()) as unknown as { data: { _id: string; found: { _id: string }[] }[] };
    return Object.fromEntries(data.map((row) => [row._id, row.found.map(({ _id }) => _id)]));
  };
  return { db, west, beside };
}

describe('looking up what another collection holds', () => {
  test('one value, any of several, and none', async () => {
    const { beside } = await aShopWithMembers();
    expect(await beside({})).toEqual({ s1: ['an'], s2: ['bo', 'an'], s3: [], s4: [] });
  });

  test('an item of an array there will do; what is missing is alike to what is missing there', async () => {
    const { beside } = await aShopWithMembers();
    expect(await beside({ localField: '_id', foreignField: 'city' })).toEqual(
      Object.fromEntries(['s1', 's2', 's3', 's4'].map((id) => [id, []])),
    );
    expect(await beside({ foreignField: 'friends' })).toEqual({
      ...{ s1: [], s2: ['an'], s3: [] },
      s4: ['cai'],
    });
    expect((await beside({ localField: 'absent', foreignField: 'city' }))['s1']).toEqual(['cai']);
  });

  test('the whole document comes, in place of what stood there; both stay as they were', async () => {
    const { db } = await aShopWithMembers();
    const sale = () => db.collection('sales').aggregate().match({ _id: 's1' });
    const { data } = await sale()
      .lookup({ from: 'members', localField: 'member', foreignField: '_id', as: 'member' })
      .end();
    expect(data).toEqual([
      {
        ...{ _id: 's1', shop: 'west' },
        member: [{ _id: 'an', city: 'Xi’an', friends: ['bo', 'cai'] }],
      },
    ]);
    expect((await sale().end()).data).toEqual([{ _id: 's1', shop: 'west', member: 'an' }]);
  });

  test('a field without an index, a collection that is not there and other ways are refused by name', async () => {
    const { beside } = await aShopWithMembers();
    await expect(beside({ foreignField: 'age' })).rejects.toThrow('No declared index of "members"');
    await expect(beside({ from: 'guests' })).rejects.toThrow('guests');
    await expect(beside({ pipeline: [] })).rejects.toThrow('option pipeline of $lookup');
    await expect(beside({ localField: 'member.id' })).rejects.toThrow('localField "member.id"');
    await expect(beside({ as: 7 })).rejects.toThrow("'as' must be a string");
  });
});
