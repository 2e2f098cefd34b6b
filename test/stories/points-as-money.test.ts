import { aLevel, anOrderBody, aProgram, aRefundBody } from '../support/build';
import { aWorld, type World } from '../support/world';

jest.setTimeout(120_000);

const PHONE = '13800000001';
const program = aProgram({
  redemption: { points: 100, fen: 100, step: 100, minimum: 200, maxPercent: 50 } as never,
  tiers: {
    ends: { kind: 'term', months: 12 },
    levels: [
      aLevel('member', 0, {
        benefits: [
          {
            id: 'delivery',
            words: { zh: '免运费', en: 'Free delivery' },
            kind: 'free_shipping',
            quota: { times: 1, per: 'month' },
          },
        ],
      }),
      aLevel('silver', 10_000_000),
    ],
  },
});

let world: World;
beforeEach(async () => {
  world = await aWorld({ program });
  await world.person('ann', PHONE).join();
  await order('rich', { lines: [{ sku: 'pram', quantity: 1, unitFen: 200_000 }] });
});
afterEach(() => world.close());

const now = () => new Date(world.emulator.now()).toISOString();
/** Signed in at the web mall: who is there may use their points. */
const member = { unionid: 'unionid-ann' };
const order = (id: string, more: object = {}) =>
  world.till.order(anOrderBody({ id, paidAt: now(), member, ...more }));
const use = (path: string, id: string, more: object = {}) =>
  world.till.post(path, { id, channel: 'pos', shop: 'binjiang', at: now(), member, ...more });
const balance = async () => {
  const { body } = await world.till.lookUp(member);
  return [body['spendable'], body['debt']];
};

test('what is quoted is held, paid with, and never taken twice', async () => {
  const asked = { member, payableFen: 12_800 };
  const quote = await world.till.post('/v1/redemptions:quote', asked);
  // Half of ¥128 is ¥64; in steps of 100 points: ¥64 are 6,400 points, of 2,000 there.
  expect(quote.body).toMatchObject({ spendable: 2000, points: 2000, fen: 2000, limit: null });
  const held = await use('/v1/redemptions:hold', '77', { points: 500, payableFen: 12_800 });
  expect(held.body).toMatchObject({ id: 'pos:77', points: 500, spendable: 1500 });
  expect((await use('/v1/redemptions:capture', '77')).body).toMatchObject({ points: 500 });
  const bought = await order('77', { pointsUsed: 500 });
  // ¥128 − ¥5 = ¥123: 123 points.
  expect(bought.body).toMatchObject({
    points: { earned: 123, used: 500, short: 0, spendable: 1623 },
  });
  expect(await balance()).toEqual([1623, 0]);
});

test('an order pays with what was held for it; the rest of the hold goes back', async () => {
  await use('/v1/redemptions:hold', '78', { points: 500 });
  const bought = await order('78', { pointsUsed: 300 });
  expect(bought.body).toMatchObject({ points: { used: 300, spendable: 2000 - 300 + 125 } });
  expect((await use('/v1/redemptions:capture', '78')).body).toMatchObject({ points: 300 });
});

test('a till that was offline let somebody use what they did not have: owed, and recorded', async () => {
  const bought = await order('79', {
    pointsUsed: 2500,
    lines: [{ sku: 'pram', quantity: 1, unitFen: 2600 }],
  });
  expect(bought.body).toMatchObject({ points: { used: 2500, short: 500, spendable: 0 } });
  // ¥1 of it was money: one point, which repays one.
  expect(await balance()).toEqual([0, 499]);
});

test('the terms of the brand hold where the till says what is payable', async () => {
  for (const [points, limit] of [
    [150, 'below the minimum'],
    [250, 'not a whole step'],
    [700, 'more than half'],
  ] as const) {
    const held = await use('/v1/redemptions:hold', `h${points}`, { points, payableFen: 1000 });
    expect([limit, held.status, held.body]).toEqual([
      limit,
      422,
      { error: { code: 'points/not_usable', field: 'points' } },
    ]);
  }
  expect(await balance()).toEqual([2000, 0]);
});

test('repeated, a call gets its first answer; with other content it is refused', async () => {
  const at = now();
  const first = await use('/v1/redemptions', 's1', { points: 100, at });
  expect(await use('/v1/redemptions', 's1', { points: 100, at })).toMatchObject({
    body: first.body,
  });
  expect((await use('/v1/redemptions', 's1', { points: 200, at })).status).toBe(409);
  expect((await use('/v1/redemptions:return', 'b1', { of: 's1' })).body).toMatchObject({
    points: 100,
    spendable: 2000,
  });
  expect((await use('/v1/redemptions:return', 'b2', { of: 's1' })).body).toMatchObject({
    error: { code: 'points/nothing_to_return', field: 'of' },
  });
  expect((await use('/v1/redemptions:return', 'b3', { of: 'never' })).status).toBe(404);
});

test.each([
  ['more than there is', { points: 2001 }, 'points/insufficient_balance', 'points'],
  ['from tomorrow', { points: 1, at: '2026-03-04T10:00:00+08:00' }, 'points/clock_ahead', 'at'],
  ['from the day before', { points: 1, at: '2026-03-01T09:00:00+08:00' }, 'points/too_old', 'at'],
  ['by nobody', { points: 1, member: { phone: '13900000000' } }, 'members/unknown', 'member'],
])('%s: a clear refusal, and nothing changes', async (_, more, code, field) => {
  const refused = await use('/v1/redemptions', 'x', more);
  expect(refused.body).toMatchObject({ error: { code, field } });
  expect(await balance()).toEqual([2000, 0]);
});

test('eight payments at once, and the ninth waits; time releases what nobody paid', async () => {
  const until = new Date(world.emulator.now() + 3_600_000).toISOString();
  for (let each = 0; each < 8; each++) {
    await use('/v1/redemptions:hold', `h${each}`, { points: 10, until });
  }
  const ninth = await use('/v1/redemptions:hold', 'h9', { points: 10 });
  expect(ninth.body).toMatchObject({ error: { code: 'points/too_many_holds' } });
  await world.emulator.advance('PT2H');
  expect(await balance()).toEqual([2000, 0]);
  expect((await use('/v1/redemptions:capture', 'h1')).body).toMatchObject({
    error: { code: 'points/no_hold' },
  });
});

test('a return is quoted before money moves, also by amount, and does what was quoted', async () => {
  await order('80', { lines: [{ sku: 'a', quantity: 3, unitFen: 10_000 }] });
  const part = { channel: 'pos', order: '80', amountFen: 10_000 };
  const quote = await world.till.post('/v1/refunds:quote', part);
  expect(quote.body).toMatchObject({
    refundedFen: 10_000,
    shortfall: { points: 0 },
    points: { takenBack: 100 },
  });
  const back = await world.till.refund({ id: 'r1', shop: 's', refundedAt: now(), ...part });
  expect(back.body).toMatchObject({ refundedFen: 10_000, points: { takenBack: 100 } });
  // ¥200 are left on three pieces: ¥66.66 for the first, and what is left with the last.
  const piece = await world.till.refund({
    ...aRefundBody({ id: 'r2', order: '80', refundedAt: now() }),
    lines: [{ sku: 'a', quantity: 1 }],
  });
  expect(piece.body).toMatchObject({ refundedFen: 6666 });
  const rest = await world.till.refund(aRefundBody({ id: 'r3', order: '80', refundedAt: now() }));
  expect(rest.body).toMatchObject({ refundedFen: 13_334 });
  expect(await balance()).toEqual([2000, 0]);
  const tooMuch = await world.till.refund({ id: 'r4', shop: 's', refundedAt: now(), ...part });
  expect(tooMuch.body).toMatchObject({ error: { code: 'orders/amount_exceeds_rest' } });
});

test('a return that comes before its order waits for it, and counts when it comes', async () => {
  const back = await world.till.refund(aRefundBody({ id: 'r1', order: '81', refundedAt: now() }));
  expect(back.body).toEqual({ state: 'waiting', refund: 'r1', order: 'pos:81', refundedFen: null });
  await order('81');
  expect(await balance()).toEqual([2000, 0]);
  const again = await world.till.refund(aRefundBody({ id: 'r1', order: '81', refundedAt: now() }));
  expect(again.status).toBe(409);
});

test('an exchange is a return and an order under one number', async () => {
  await order('82');
  const exchange = (unitFen: number) => ({
    refund: aRefundBody({ id: 'e1', order: '82', refundedAt: now() }),
    order: anOrderBody({
      id: 'e1',
      paidAt: now(),
      member,
      lines: [{ sku: 'b', quantity: 1, unitFen }],
      discountFen: 100,
    }),
  });
  const unsound = await world.till.post('/v1/exchanges', exchange(50));
  expect(unsound.body).toMatchObject({ error: { code: 'orders/discount_exceeds_total' } });
  expect(await balance()).toEqual([2128, 0]);
  const done = await world.till.post('/v1/exchanges', exchange(20_100));
  expect(done.body).toMatchObject({
    refund: { state: 'taken_back', points: { takenBack: 128 } },
    order: { state: 'credited', points: { earned: 200 } },
  });
  expect(await balance()).toEqual([2200, 0]);
});

test('an exchange whose order cannot be taken gives nothing back', async () => {
  await order('83');
  await order('taken');
  const paidAt = now();
  const exchange = (id: string, more: object) =>
    world.till.post('/v1/exchanges', {
      refund: aRefundBody({ id, order: '83', refundedAt: paidAt }),
      order: anOrderBody({ id, paidAt, member, ...more }),
    });
  const before = await balance();
  const differs = await exchange('taken', { shop: 'another' });
  expect(differs.body).toMatchObject({ error: { code: 'orders/differs' } });
  const late = await exchange('late', { paidAt: '2026-01-20T10:00:00+08:00' });
  expect(late.body).toMatchObject({ error: { code: 'orders/too_late' } });
  expect(await balance()).toEqual(before);
  const good = await exchange('good', {});
  await world.emulator.advance('P40D');
  expect((await exchange('good', {})).body).toEqual(good.body);
});

test('a hold of all there is gets the same answer again, though nothing is left for its terms', async () => {
  const at = now();
  const hold = () => use('/v1/redemptions:hold', 'all', { at, points: 2000, payableFen: 12_800 });
  const held = await hold();
  expect(held.body).toMatchObject({ points: 2000, spendable: 0 });
  expect((await hold()).body).toEqual(held.body);
});

test('a benefit is used as often as its quota allows, and again next month', async () => {
  const useIt = (id: string) => use('/v1/benefits:use', id, { benefit: 'delivery' });
  expect((await useIt('d1')).body).toMatchObject({ benefit: 'delivery', left: 0 });
  expect((await useIt('d2')).body).toMatchObject({ error: { code: 'benefits/used_up' } });
  await world.emulator.advance('P31D');
  expect((await useIt('d3')).body).toMatchObject({ left: 0 });
});

test('sixty tills at once spend, hold and repeat themselves: what is there is spent once', async () => {
  const tries = Array.from({ length: 60 }, (_, index) => ({
    path: index % 2 === 0 ? '/v1/redemptions' : '/v1/redemptions:hold',
    id: `race-${index}`,
    at: now(),
  }));
  const all = [...tries, ...tries.slice(0, 20)];
  const answers = await Promise.all(
    all.map(({ path, id, at }) => use(path, id, { points: 100, at })),
  );
  const taken = answers.slice(0, 60).filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status !== 200);
  expect(new Set(refused.map(({ body }) => (body['error'] as { code: string }).code))).toEqual(
    new Set(['points/too_many_holds', 'points/insufficient_balance']),
  );
  const { body } = await world.till.lookUp(member);
  expect(body).toMatchObject({ spendable: 2000 - 100 * taken, debt: 0 });
  expect(taken).toBe(20);
});
