import type { FamilyView } from '@huigan/shared/members/contracts';
import { aFamily } from '../support/a-family';

jest.setTimeout(120_000);

let home: Awaited<ReturnType<typeof aFamily>>;
beforeEach(async () => {
  home = await aFamily();
  await home.accept(home.dad, await home.invite(300));
});
afterEach(() => home.world.close());

test('what somebody of the family agreed to is kept, and shown to them and to the owner', async () => {
  await home.limit(400);
  for (const who of [home.dad, home.mei]) {
    const seen = await who.ask<FamilyView>('members.family');
    expect(seen).toMatchObject({
      value: { people: [{ agreedTo: null }, { called: '爸爸', agreedTo: '2026-01' }] },
    });
  }
  const exported = await home.mei.ask('privacy.export', { part: 'identities' });
  expect(exported).toMatchObject({ ok: true });
  const text = JSON.stringify(exported);
  expect(text).toContain('爸爸：2026-03-02 10:00 加入，同意隐私政策 2026-01');
});

test('what the owner asks the desk is theirs alone: to ask, to read, and to show a receipt', async () => {
  const asked = await home.mei.ask('service.dispute', { entry: 1, words: '为什么少了？' });
  expect(asked).toMatchObject({ ok: true });
  const receipt = { shop: 'nowhere', number: '1', amountFen: 100, day: '2026-03-01' };
  for (const [operation, input] of [
    ['service.claim', receipt],
    ['service.tickets', {}],
    ['service.tickets', { entry: 1 }],
    ['service.dispute', { entry: 1, words: '为什么少了？' }],
  ] as const) {
    const answer = await home.dad.ask(operation, input);
    expect(answer).toMatchObject({ error: { code: 'common/forbidden' } });
  }
  expect(await home.mei.ask('service.claim', receipt)).toMatchObject({
    error: { code: 'service/unknown_shop' },
  });
});

test('home tells whose membership it is, and of an owner who leaves only themselves', async () => {
  const { memberNo } = await home.world.linkOf({ phone: '13800000001' });
  expect(await home.mei.ask('privacy.leave', { confirm: memberNo.slice(-4) })).toMatchObject({
    ok: true,
  });
  expect(await home.mei.home()).toMatchObject({
    value: { isOwner: true, person: { leavesAt: expect.any(Number) } },
  });
  expect(await home.dad.home()).toMatchObject({
    value: { memberNo, isOwner: false, person: { leavesAt: null } },
  });
});
