import { join } from '@huigan/cloudfunctions/core/members/join';
import { joinFamily } from '@huigan/cloudfunctions/core/members/join-family';
import { ownersOf } from '@huigan/cloudfunctions/core/members/owners-only';
import type { LinkId } from '@huigan/cloudfunctions/core/members/ports';
import { membersRoom } from '@huigan/cloudfunctions/core/members/routes';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { aFamily, policy } from '../support/a-family';

jest.setTimeout(120_000);

type Family = Awaited<ReturnType<typeof aFamily>>;
let home: Family;
beforeEach(async () => {
  home = await aFamily();
});
afterEach(() => home.world.close());

const dadsOpenid = () => home.world.house.links.idOf('openid', 'openid-dad');
const person = { openid: 'openid-dad', unionid: 'unionid-dad' };
const forbidden = { ok: false, error: { code: 'common/forbidden' } };

/** The house, where something happens just before an identity is claimed. */
function before(claimed: LinkId, happens: () => Promise<unknown>) {
  const { joining } = home.world.house;
  let once = true;
  const claim: typeof joining.links.claim = async (id, link) => {
    if (id === claimed && once) {
      once = false;
      await happens();
    }
    return joining.links.claim(id, link);
  };
  return { ...joining, policy, links: { ...joining.links, claim } };
}

async function dadIsHimself() {
  const { world, mei, dad } = home;
  const { memberNo, member } = await world.linkOf({ phone: '13800000002' });
  const owner = await world.linkOf({ phone: '13800000001' });
  expect(member).not.toBe(owner.member);
  expect(await dad.home()).toMatchObject({ value: { memberNo, points: { spendable: 0 } } });
  expect(await world.linkOf({ unionid: 'unionid-dad' })).toMatchObject({ member });
  expect(await mei.home()).toMatchObject({ value: { points: { spendable: 2000 } } });
  const { people } = await mei.ask<{ people: unknown[] }>('members.family').then(shown);
  expect(people).toHaveLength(1);
}
const shown = <T>(answer: { ok: true; value: T } | { ok: false }): T => {
  if (!answer.ok) throw new Error('refused');
  return answer.value;
};

test('who joins and comes into a family at once keeps a membership of their own', async () => {
  const invite = await home.invite();
  const deps = before(dadsOpenid(), () => home.accept(home.dad, invite));
  const input = { phoneCode: phoneCodeFor('13800000002'), policyVersion: home.policyVersion };
  expect(await join(deps, input, person)).toMatchObject({ ok: true, value: { points: 0 } });
  await dadIsHimself();
  expect(await home.dad.ask('privacy.see')).not.toMatchObject(forbidden);
});

test('who comes into a family and joins at once is told that they have their own', async () => {
  const invite = await home.invite();
  const deps = before(dadsOpenid(), () => home.dad.join());
  const asked = { invite, policyVersion: home.policyVersion };
  expect(await joinFamily(deps, dadsOpenid(), asked)).toMatchObject({
    error: 'members/already_joined',
  });
  await dadIsHimself();
});

test('however the two meet, nobody is merged into the owner', async () => {
  const { dad } = home;
  for (let wait = 0; wait < 6; wait++) {
    const who = home.world.person(`p${wait}`, `1390000000${wait}`);
    const invite = await home.invite(null, `p${wait}`);
    const late = new Promise((resolve) => setTimeout(resolve, wait * 4));
    await Promise.all([who.join(), late.then(() => home.accept(who, invite))]);
    const owner = await home.world.linkOf({ phone: '13800000001' });
    const own = await home.world.linkOf({ phone: `1390000000${wait}` }).catch(() => null);
    expect(own?.member).not.toBe(owner.member);
  }
  expect(await dad.home()).toMatchObject({ value: { state: 'visitor' } });
});

test('who is taken out while their phone asks a second time stays out', async () => {
  const invite = await home.invite();
  const deps = before(dadsOpenid(), async () => {
    await home.accept(home.dad, invite);
    await home.remove();
  });
  const asked = { invite, policyVersion: home.policyVersion };
  expect(await joinFamily(deps, dadsOpenid(), asked)).toEqual({
    ok: false,
    error: 'members/invite_over',
  });
  expect(await home.dad.home()).toMatchObject({ value: { state: 'visitor' } });
});

test('who came into the family after the door let them through decides nothing there', async () => {
  const { joining, codes, links } = home.world.house;
  await home.accept(home.dad, await home.invite(0));
  const { handlers } = membersRoom({ ...joining, ...codes, policy });
  for (const [operation, input] of [
    ['limitFamily', { id: await home.relative(), monthMax: null }],
    ['removeFamily', { id: await home.relative() }],
    ['inviteFamily', { called: 'x', monthMax: null }],
    ['changePhone', { phoneCode: phoneCodeFor('13800000002') }],
  ] as const) {
    const answer = await handlers[operation]?.(input as never, { kind: 'person', ...person });
    expect([operation, answer]).toEqual([operation, { ok: false, error: 'members/not_joined' }]);
  }
  const linkOf = (openid: string) => links.find(links.idOf('openid', openid));
  expect(await ownersOf(linkOf)('openid-dad')).toBeNull();
  expect(await ownersOf(linkOf)('openid-mei')).not.toBeNull();
});
