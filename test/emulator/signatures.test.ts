import cloudbase from '@cloudbase/node-sdk';
import { sdkEnvironment } from '../../emulator/emulator';
import { aMiddleman } from './support/a-middleman';
import { anEmulator, closeEverything, postJson } from './support/an-emulator';

const KEYS = { secretId: 'AKIDteahouse', secretKey: 'oolong' };

afterAll(closeEverything);

const COUNT = `
  const cloudbase = require(${JSON.stringify(require.resolve('@cloudbase/node-sdk'))});
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV });
  exports.main = async () => (await app.database().collection('notes').where({ _id: 'a' }).count()).total;`;

async function aLockedDoor() {
  const emulator = await anEmulator({
    data: null,
    verifySignatures: KEYS,
    collections: { notes: { indexes: [] } },
    with: { count: { source: COUNT } },
  });
  Object.assign(process.env, sdkEnvironment(emulator.url));
  const app = (keys: object) => cloudbase.init({ env: 'demo', ...KEYS, ...keys });
  const notes = (keys: object = {}) => app(keys).database().collection('notes');
  return { emulator, app, notes };
}

describe('signatures, when they are verified', () => {
  test('the right key passes: documents of every kind, queries, functions', async () => {
    const { app, notes } = await aLockedDoor();
    const note = {
      _id: 'a',
      text: '回甘 & "quotes"',
      at: new Date(0),
      large: 5e9,
      list: [null, 0, ''],
    };
    await notes().add(note);
    expect((await notes().doc('a').get()).data).toEqual([note]);
    expect((await notes().where({ _id: 'a' }).update({ text: '' })).updated).toBe(1);
    const { result } = await app({}).callFunction({ name: 'count', data: {} });
    expect(result).toBe(1);
  });

  test.each([
    ['another key', { secretKey: 'jasmine' }, 'signature error'],
    ['another name', { secretId: 'AKIDteahouze' }, 'secret id error'],
  ])('%s is refused', async (_what, keys, words) => {
    const { notes } = await aLockedDoor();
    await expect(notes(keys).add({ _id: 'a' })).rejects.toMatchObject({
      code: 'SIGN_PARAM_INVALID',
      message: expect.stringContaining(words),
    });
    expect((await notes().where({ _id: 'a' }).count()).total).toBe(0);
  });

  test('a call without a signature is refused', async () => {
    const { emulator } = await aLockedDoor();
    const call = { action: 'database.getDocument', collectionName: 'notes', query: '{"_id":"a"}' };
    expect(await postJson(`${emulator.url}/admin`, call)).toMatchObject({
      status: 200,
      body: { code: 'SIGN_PARAM_INVALID', requestId: expect.any(String) },
    });
  });

  test('a call that is changed on its way is refused, the same one unchanged is not', async () => {
    const { emulator, notes } = await aLockedDoor();
    const { proxy } = await aMiddleman(emulator);
    await notes({ proxy }).add({ _id: 'a', fen: 1000 });
    const thief = await aMiddleman(emulator, (body) => body.replace('1000', '9000'));
    await expect(notes({ proxy: thief.proxy }).add({ _id: 'b', fen: 1000 })).rejects.toMatchObject({
      code: 'SIGN_PARAM_INVALID',
    });
    const adder = await aMiddleman(emulator, (body) => body.replace('"envName"', '"envNome"'));
    await expect(notes({ proxy: adder.proxy }).add({ _id: 'c' })).rejects.toThrow(
      'signature error',
    );
    expect((await notes().orderBy('_id', 'asc').limit(9).get()).data).toEqual([
      { _id: 'a', fen: 1000 },
    ]);
  });

  test('an old signature is refused; a function signs with the time of the emulator', async () => {
    const { emulator, app, notes } = await aLockedDoor();
    const old = {
      'x-timestamp': String(Math.floor(Date.now() / 1000) - 700),
      authorization:
        `TC3-HMAC-SHA256 Credential=${KEYS.secretId}/2020-01-01/tcb/tc3_request,` +
        ` SignedParams=action, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    };
    expect((await postJson(`${emulator.url}/admin`, {}, old)).body).toMatchObject({
      code: 'SIGN_PARAM_INVALID',
      message: 'signature is expired',
    });
    await emulator.advance('P30D');
    expect((await app({}).callFunction({ name: 'count', data: {} })).result).toBe(0);
    expect((await notes().where({ _id: 'a' }).count()).total).toBe(0);
  });

  test('not asked for, any key passes', async () => {
    const emulator = await anEmulator({ data: null, collections: { notes: { indexes: [] } } });
    Object.assign(process.env, sdkEnvironment(emulator.url));
    const app = cloudbase.init({ env: 'demo', secretId: 'x', secretKey: 'y' });
    expect((await app.database().collection('notes').add({ _id: 'a' })).id).toBe('a');
  });
});
