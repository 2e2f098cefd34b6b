import { anOrderBody, aRefundBody } from '../support/build';
import { aWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld();
}, 120_000);
afterAll(() => world.close());

test('a signed order goes in, the right points come out, and the phone shows them', async () => {
  const mei = world.person('mei', '13800000001');
  expect(await mei.home()).toMatchObject({ ok: true, value: { state: 'visitor' } });
  expect(await mei.join()).toMatchObject({ ok: true, value: { isNew: true } });

  const reply = await world.till.order(anOrderBody());
  expect(reply).toMatchObject({
    status: 200,
    body: { state: 'credited', points: { earned: 128, pending: 0, spendable: 128 } },
  });
  expect(await mei.home()).toMatchObject({
    ok: true,
    value: { state: 'member', points: { spendable: 128 } },
  });
  const again = await world.till.order(anOrderBody());
  expect(again.body).toEqual(reply.body);

  expect(
    await world.till.refund(aRefundBody({ refundedAt: '2026-03-02T10:00:00+08:00' })),
  ).toMatchObject({
    status: 200,
    body: { points: { takenBack: 128, owed: 0, spendable: 0 } },
  });
  const page = await mei.statement();
  expect(page).toMatchObject({
    ok: true,
    value: { entries: [{ kind: 'claw' }, { kind: 'earn' }] },
  });
});
