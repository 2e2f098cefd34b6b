import { revokeKey, rotateKey } from '@huigan/cloudfunctions/core/intake-keys/manage-keys';
import { sign } from '@huigan/cloudfunctions/core/intake-keys/signature';
import { schema } from '@huigan/cloudfunctions/core/platform/schema';
import { BODY_MAX_BYTES } from '@huigan/cloudfunctions/core/platform/serve-http';
import fc from 'fast-check';
import { anOrderBody, aRefundBody } from '../support/build';
import { aWorld, type HttpReply, type World } from '../support/world';

let world: World;
let mei: ReturnType<World['person']>;
beforeAll(async () => {
  world = await aWorld();
  mei = world.person('mei', '13800000001');
  await mei.join();
  await world.till.order(anOrderBody());
}, 120_000);
afterAll(() => world.close());

/** Everything stored, as one text: the plainest way to say that nothing changed. */
/** All there is, but for the counting of calls. */
async function everything(): Promise<string> {
  const { usage: _usage, ...kept } = schema;
  const collections = Object.keys(kept).map((name) =>
    world.house.database.find(name, { where: {}, order: ['_id', 'asc'], limit: 1000 }),
  );
  return JSON.stringify(await Promise.all(collections));
}

async function changesNothing<T>(run: () => Promise<T>): Promise<T> {
  const before = await everything();
  const result = await run();
  expect(await everything()).toBe(before);
  return result;
}

const another = anOrderBody({ id: '2002' });
type Problem = { code: string; field?: string; faults?: { path: string }[] };
const errorOf = ({ body }: HttpReply) => body['error'] as Problem;

describe('a till that is not who it says', () => {
  test.each([
    ['a key nobody issued', { keyId: 'stranger' }, 'intake/unknown_key'],
    ['a wrong secret', { secret: 'guessed' }, 'intake/bad_signature'],
    ['no signature', { signature: '' }, 'intake/bad_signature'],
    ['a signature that is not hexadecimal', { signature: 'zz'.repeat(32) }, 'intake/bad_signature'],
    ['a timestamp of six minutes ago', { lateBySeconds: -360 }, 'intake/timestamp_skewed'],
    ['a timestamp six minutes ahead', { lateBySeconds: 360 }, 'intake/timestamp_skewed'],
    ['no timestamp', { timestamp: '' }, 'intake/timestamp_missing'],
    [
      'a body changed on the way',
      { sentBody: JSON.stringify(anOrderBody({ id: '9' })) },
      'intake/bad_signature',
    ],
  ])('%s is turned away and changes nothing', async (_, forgery, code) => {
    const reply = await changesNothing(() => world.till.post('/v1/orders', another, forgery));
    expect(reply.status).toBe(401);
    expect(errorOf(reply).code).toBe(code);
  });

  test('a signature for one path is no good for another', async () => {
    const timestamp = String(Math.floor(world.emulator.now() / 1000));
    const body = JSON.stringify(another);
    const signed = {
      keyId: 'till',
      timestamp,
      method: 'POST',
      path: '/v1/refunds',
      query: '',
      body,
    };
    const signature = sign(world.key.secret, signed);
    const reply = await changesNothing(() =>
      world.till.post('/v1/orders', another, { timestamp, signature }),
    );
    expect(errorOf(reply).code).toBe('intake/bad_signature');
  });

  test('a query parameter nobody knows is named, not passed over: it would have meant something', async () => {
    const timestamp = String(Math.floor(world.emulator.now() / 1000));
    const signed = { keyId: 'till', timestamp, method: 'POST', path: '/v1/orders' };
    const body = JSON.stringify(another);
    const signature = sign(world.key.secret, { ...signed, query: 'dryRun=true', body });
    const reply = await changesNothing(() =>
      world.till.post('/v1/orders?dryRun=true', another, { timestamp, signature }),
    );
    expect(reply.status).toBe(400);
    expect(errorOf(reply)).toMatchObject({ code: 'common/invalid_input', field: 'query.dryRun' });
  });

  test('the skewed clock is told the right time', async () => {
    const reply = await world.till.post('/v1/orders', another, { lateBySeconds: 3600 });
    expect(reply.body).toMatchObject({
      error: { detail: expect.stringContaining('server time 2026-') },
    });
  });
});

test('while a secret is rotated both are good; the third one retires the first; a revoked key is done', async () => {
  const first = world.key.secret;
  const deps = { ...world.house, secretText: () => `secret-${Math.random()}` };
  const second = await rotateKey(deps, 'till');
  await world.emulator.advance('PT1M');
  const lookUp = (secret: string) =>
    world.till.post('/v1/members:lookup', { member: { phone: '13800000001' } }, { secret });
  const secretOf = (made: typeof second) => (made.ok ? made.value.secret : '');
  expect((await lookUp(first)).status).toBe(200);
  expect((await lookUp(secretOf(second))).status).toBe(200);

  const third = await rotateKey(deps, 'till');
  await world.emulator.advance('PT1M');
  expect((await lookUp(first)).status).toBe(401);
  expect((await lookUp(secretOf(third))).status).toBe(200);

  const { newKey } = await import('@huigan/cloudfunctions/core/intake-keys/manage-keys');
  const other = await newKey(deps, { id: 'other', name: 'Other' });
  const forge = { keyId: 'other', secret: other.ok ? other.value.secret : '' };
  const ask = () =>
    world.till.post('/v1/members:lookup', { member: { phone: '13800000001' } }, forge);
  expect((await ask()).status).toBe(200);
  await revokeKey(deps, 'other');
  await world.emulator.advance('PT1M');
  expect(errorOf(await ask()).code).toBe('intake/unknown_key');
  world.key = { ...world.key, secret: secretOf(third) };
});

describe('what the phone sends is never trusted', () => {
  test.each([
    ['an object shaped like an HTTP event', { path: '/v1/orders', httpMethod: 'POST', body: '{}' }],
    [
      'an openid beside the operation',
      { operation: 'account.home', input: {}, openid: 'openid-li' },
    ],
    ['an openid in the input', { operation: 'account.home', input: { openid: 'openid-li' } }],
    ['an operation that does not exist', { operation: 'account.rob', input: {} }],
    ['more than the name of an operation', { operation: 'account.home.now', input: {} }],
    ['an operation of the language itself', { operation: 'account.constructor', input: {} }],
    ['a list', []],
    ['nothing', null],
  ])('%s is refused with the field, and changes nothing', async (_, data) => {
    const { result } = await changesNothing(() => mei.call(data));
    expect(result).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/^common\//) },
    });
    expect(result).toHaveProperty(
      'error.requestId',
      expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/),
    );
  });

  test('the fields are named', async () => {
    expect(await mei.ask('account.home', { openid: 'x' })).toMatchObject({
      error: { field: 'input.openid' },
    });
    expect(await mei.ask('account.home', 'x')).toMatchObject({ error: { field: 'input' } });
    expect(await mei.ask('account.statement', { before: 'x' })).toMatchObject({
      error: { field: 'input.before' },
    });
  });

  test.each(['jobs', 'intake', 'chat'])('a phone may not call %s', async (name) => {
    const timer = { Type: 'Timer', TriggerName: 'nightly', Time: '', Message: '' };
    const answer = await changesNothing(() => mei.call(timer, name));
    expect(answer).toHaveProperty('errCode');
  });

  test('jobs answers nobody but the clock, even where the rules were forgotten', async () => {
    const cloudbase = (await import('@cloudbase/node-sdk')).default;
    const app = cloudbase.init({ env: cloudbase.SYMBOL_DEFAULT_ENV as unknown as string });
    const data = { Type: 'Timer', TriggerName: 'nightly', Time: '', Message: '' };
    const { result } = await changesNothing(() => app.callFunction({ name: 'jobs', data }));
    expect(result).toMatchObject({ ok: false, error: { code: 'common/forbidden' } });
  });
});

test('a body larger than any order is refused before it is read', async () => {
  const huge = anOrderBody({ id: '3', shop: 'x'.repeat(BODY_MAX_BYTES) });
  const reply = await changesNothing(() => send('/v1/orders', huge));
  expect(reply.status).toBe(413);
});

test('a row of a batch may be nested as deep as it likes: it is refused, and harms no other', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const reply = await changesNothing(() =>
    send('/v1/orders:batch', `{"orders":[{"member":${deep}}]}`),
  );
  expect(reply.body).toMatchObject({ results: [{ status: 400 }] });
});

test('no phone number is found in any log', async () => {
  await send('/v1/orders', anOrderBody({ id: '13800000001' }));
  await send('/v1/orders', anOrderBody({ id: '4', member: { phone: '1380000000' } }));
  await send('/v1/members:lookup', { member: { phone: '13800000001' } });
  await send('/v1/13800000001', {});
  expect(world.logs.length).toBeGreaterThan(10);
  expect(world.logs.filter((line) => line.includes('13800000001'))).toEqual([]);
  const line = JSON.parse(world.logs.find((each) => each.includes('POST /v1/orders')) ?? '{}');
  expect(line).toMatchObject({
    requestId: expect.any(String),
    ms: expect.any(Number),
    calls: expect.any(Number),
  });
});

test('two thousand bodies from a broken till: a clear refusal each, nothing changed, no failure', async () => {
  const refusedBodies = fc.sample(
    fc.oneof(
      mutated('/v1/orders', anOrderBody({ id: 'fuzz', paidAt: '2026-03-01T10:00:00+08:00' })),
      mutated('/v1/refunds', aRefundBody({ refundedAt: '2026-03-02T10:00:00+08:00' })),
      mutated('/v1/members:lookup', { member: { phone: '13800000009' } }),
      fc.record({ path: fc.constant('/v1/orders'), body: fc.oneof(fc.string(), fc.json()) }),
    ),
    { numRuns: 2000, seed: 7 },
  );
  await changesNothing(async () => {
    await inParallel(8, refusedBodies, async ({ path, body }) => {
      const reply = await send(path, body);
      expect(`${reply.status} ${JSON.stringify(body)}`).toMatch(/^4/);
      const { code, field, faults } = errorOf(reply);
      expect(code).toMatch(/^(common|orders|members)\//);
      if (code !== 'common/invalid_input') return;
      // Where the whole body is at fault, no field is.
      expect(faults?.length).toBeGreaterThan(0);
      expect(field).toBe(faults?.[0]?.path || undefined);
    });
  });
}, 120_000);

const send = (path: string, body: unknown) =>
  world.till.post(path, body, { secret: world.key.secret });

/** A valid body with one thing spoilt: dropped, of another type, or with a stranger beside it. */
function mutated(path: string, valid: Record<string, unknown>) {
  const spoil = fc.oneof(
    fc.constant(undefined),
    fc.constant(null),
    fc.constant(-1),
    fc.double(),
    fc.constant({ $gt: 0 }),
    fc.constant([{ __proto__: null }]),
    fc.constant('\u0000'),
  );
  const required = Object.keys(valid).filter((key) => key !== 'id' && key !== 'shop');
  return fc
    .tuple(fc.constantFrom(...required), spoil, fc.boolean(), fc.string())
    .map(([key, value, addStranger, name]) => ({
      path,
      body: { ...valid, [key]: value, ...(addStranger && { [`x${name}`]: 1 }) },
    }));
}

async function inParallel<T>(lanes: number, items: readonly T[], run: (item: T) => Promise<void>) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
