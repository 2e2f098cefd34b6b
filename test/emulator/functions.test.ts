import { anEmulator, closeEverything, peopleFile, postJson, sdkFor } from './support/an-emulator';

afterAll(closeEverything);

const SDK = JSON.stringify(require.resolve('@cloudbase/node-sdk'));

const WHO = `
  const cloudbase = require(${SDK});
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV });
  exports.main = async (event, context) => ({
    event,
    user: app.auth().getUserInfo(),
    unionid: process.env.WX_UNIONID,
    source: cloudbase.getCloudbaseContext().TCB_SOURCE,
    trigger: process.env.TRIGGER_SRC,
    secret: process.env.SECRET,
    fromContext: JSON.parse(context.environment).WX_OPENID,
    requestId: context.request_id,
    home: process.env.HOME,
  });`;

const COUNT = `
  const cloudbase = require(${SDK});
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
  exports.main = async (event) => {
    await app.database().collection('notes').add({ at: Date.now(), event });
    return { statusCode: 201, headers: { 'x-told': 'yes' }, body: JSON.stringify(event) };
  };`;

const PEOPLE = [
  { id: 'an', name: '安', note: 'a guest', openid: 'open-an', unionid: 'union-an', appid: 'wx1' },
  { id: 'bo', name: 'Bo', note: 'staff', openid: 'open-bo', appid: 'wx1' },
];

async function aHouse() {
  return anEmulator({
    with: { member: { source: WHO }, intake: { source: COUNT } },
    environment: {
      collections: { notes: { indexes: [] } },
      functionRules: { '*': { invoke: false }, member: { invoke: true } },
      httpAccess: { '/api': 'intake' },
    },
    people: peopleFile(PEOPLE),
    functionEnv: { SECRET: 'only for functions' },
  });
}

describe('calls by a signed-in person', () => {
  test('the person comes from the sign-in, the event arrives as it was sent', async () => {
    const { url } = await aHouse();
    const data = { httpMethod: 'POST', path: '/x', headers: {}, WX_OPENID: 'forged' };
    const call = { name: 'member', data };
    const byHeader = await postJson(`${url}/client/call`, call, { 'x-emulator-person': 'an' });
    expect(byHeader.body).toMatchObject({
      result: {
        event: data,
        user: { openId: 'open-an', appId: 'wx1' },
        unionid: 'union-an',
        source: 'wx_client',
        secret: 'only for functions',
        fromContext: 'open-an',
      },
    });
    const byCookie = await postJson(`${url}/client/call`, call, { cookie: 'a=b; person=bo' });
    const { result } = byCookie.body as { result: Record<string, unknown> };
    expect(result['user']).toMatchObject({ openId: 'open-bo' });
    expect(result).not.toHaveProperty('unionid');
    expect(result).not.toHaveProperty('home');
  });
});

describe('HTTP access', () => {
  test('a request becomes an event, the answer a response, the calls are counted', async () => {
    const emulator = await aHouse();
    const response = await fetch(`${emulator.url}/api/v1/orders?x=1`, {
      method: 'POST',
      body: '{"n":1}',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-told')).toBe('yes');
    expect(await response.json()).toMatchObject({
      path: '/v1/orders',
      httpMethod: 'POST',
      queryStringParameters: { x: '1' },
      body: '{"n":1}',
      isBase64Encoded: false,
    });
    expect(emulator.calls()).toEqual([
      {
        function: 'intake',
        operation: 'POST /v1/orders',
        invocations: 1,
        databaseCalls: 1,
        documentsRead: 0,
        documentsWritten: 1,
      },
    ]);
  });

  test('a server may call any function', async () => {
    const app = sdkFor(await aHouse());
    const { result } = await app.callFunction({ name: 'member', data: { operation: 'who' } });
    expect(result).toMatchObject({ event: { operation: 'who' }, user: { openId: '' } });
  });
});
