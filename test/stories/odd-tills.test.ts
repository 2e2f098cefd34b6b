import { revokeKey } from '@huigan/cloudfunctions/core/intake-keys/manage-keys';
import { anOrderBody, aRefundBody } from '../support/build';
import { aWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await aWorld();
  await world.person('mei', '13800000001').join();
  await world.till.order(anOrderBody());
}, 120_000);
afterAll(() => world.close());

const errorOf = (reply: { body: Record<string, unknown> }) =>
  reply.body['error'] as { code: string; field?: string; faults?: object[] };

test('one number written two ways is one member, one order and one answer', async () => {
  const plain = await world.till.order(anOrderBody({ id: '2', member: { phone: '13800000001' } }));
  const long = await world.till.order(
    anOrderBody({ id: '2', member: { phone: '+8613800000001' } }),
  );
  expect(plain).toMatchObject({ status: 200, body: { state: 'credited' } });
  expect(long.body).toEqual(plain.body);
});

test('of two identities the one too many is named', async () => {
  const member = { phone: '13800000001', unionid: 'unionid-mei' };
  const { field } = errorOf(await world.till.order(anOrderBody({ id: '3', member })));
  expect(['member.phone', 'member.unionid']).toContain(field);
});

test('a return dated before its purchase is refused, and nothing is taken back', async () => {
  for (const refundedAt of ['0001-01-01T00:00:00Z', '2026-03-02T09:00:00+08:00']) {
    const reply = await world.till.refund(aRefundBody({ refundedAt }));
    expect([reply.status, errorOf(reply).code]).toEqual([422, 'orders/refund_before_order']);
  }
  const member = await world.till.lookUp({ phone: '13800000001' });
  expect(member.body).toMatchObject({ spendable: 256 });
});

test('an order takes two hundred returns, and not one more', async () => {
  const lines = [{ sku: 'wipes', quantity: 300, unitFen: 100 }];
  await world.till.order(anOrderBody({ id: '4', lines }));
  const piece = {
    order: '4',
    lines: [{ sku: 'wipes', quantity: 1 }],
    refundedAt: '2026-03-02T10:00:00+08:00',
  };
  for (let index = 0; index < 200; index++) {
    expect((await world.till.refund(aRefundBody({ ...piece, id: `p${index}` }))).status).toBe(200);
  }
  expect(errorOf(await world.till.refund(aRefundBody({ ...piece, id: 'p200' }))).code).toBe(
    'orders/too_many_refunds',
  );
  const again = await world.till.refund(aRefundBody({ ...piece, id: 'p7' }));
  expect(again.status).toBe(200);
}, 120_000);

test('a key revoked while somebody rotates it stays revoked', async () => {
  const { keys } = world.house;
  const read = await keys.find('till');
  if (!read) throw new Error('the key is gone');
  expect(await revokeKey(world.house, 'till')).toMatchObject({ ok: true });
  expect(await keys.save({ ...read, secrets: [] })).toBe(false);
  expect((await keys.find('till'))?.revokedAt).not.toBeNull();
});
