import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { answerTicket, type Decision } from '@huigan/cloudfunctions/core/service/answer-ticket';
import { claimMissingPoints } from '@huigan/cloudfunctions/core/service/claim-missing-points';
import { finishTickets } from '@huigan/cloudfunctions/core/service/finish-tickets';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { type Fen, points } from '@huigan/shared/kernel/units';
import type { PlaceInList, TicketSeen } from '@huigan/shared/service/contracts';
import { anOrderBody, aProgram } from '../support/build';
import { aShopsFile } from '../support/build-shops';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';
import { aWorld, type World } from '../support/world';

type Page = { tickets: TicketSeen[]; next: PlaceInList | null };

let world: World;
let mei: ReturnType<World['person']>;
beforeEach(async () => {
  world = await aWorld({ program: aProgram({ adjustments: { aloneMax: points(200) } }) });
  await publishShops(world.house.publishing, aShopsFile());
  mei = world.person('mei', '13800000001');
  await mei.join();
}, 120_000);
afterEach(async () => {
  const verified = await verifyLedger({ ...world.house, progress: () => undefined });
  expect(verified.difference).toBeNull();
  await world.close();
});

const receipt = (over: object = {}) => ({
  number: '1001',
  shop: 'binjiang',
  day: '2026-03-02',
  amountFen: 12_800 as Fen,
  ...over,
});
const claim = (over: object = {}, who = mei) => who.ask<TicketSeen>('service.claim', receipt(over));
const dispute = (entry: number, words = '少了双倍', who = mei) =>
  who.ask<TicketSeen>('service.dispute', { entry, words });
async function tickets(input: object = {}, who = mei): Promise<Page> {
  const answer = await who.ask<Page>('service.tickets', input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
async function spendable(): Promise<number> {
  const home = await mei.home();
  if (!home?.ok) throw new Error('no home');
  return home.value.points.spendable;
}
const memberOf = async (phone = '13800000001') => (await world.linkOf({ phone })).member;
async function kept(reference: string) {
  const [found] = await world.house.serving.tickets.byReference(reference);
  if (!found) throw new Error('no ticket');
  return found;
}
const refused = (code: string) => ({ ok: false, error: { code } });
const crediting = (amount: number, over: Partial<Decision> = {}): Decision => ({
  by: '小林',
  approvedBy: null,
  outcome: 'credited',
  points: points(amount),
  reason: '小票已核对',
  ...over,
});
async function answer(given: TicketSeen, decision: Decision) {
  return answerTicket(world.house.serving, await kept(given.reference), decision);
}
function ticketIn(answered: Awaited<ReturnType<typeof claim>>): TicketSeen {
  if (!answered.ok) throw new Error(answered.error.code);
  return answered.value;
}

describe('missing points', () => {
  test('an order that stands in the account is answered at once', async () => {
    await world.till.order(anOrderBody());
    expect(await claim()).toMatchObject({
      ok: true,
      value: { answer: { outcome: 'already', points: 128, paidAt: expect.any(Number) } },
    });
    expect(await spendable()).toBe(128);
  });

  test('a till that sends the order later answers the claim, by the number it printed as well', async () => {
    const first = ticketIn(await claim());
    expect(first.answer).toBeNull();
    expect(ticketIn(await claim({ number: 'R77' })).answer).toBeNull();
    await world.till.order(anOrderBody());
    await world.till.order(anOrderBody({ id: 'x1', receiptNo: 'R77' }));
    await world.emulator.advance('PT5M');
    const { tickets: after } = await tickets();
    expect(after.map(({ answer: given }) => given)).toEqual([
      expect.objectContaining({ outcome: 'credited', points: 128 }),
      expect.objectContaining({ outcome: 'credited', points: 128 }),
    ]);
    expect(await spendable()).toBe(256);
  });

  test('the order of somebody else, or of another shop, answers nothing', async () => {
    const ann = world.person('ann', '13800000002');
    await ann.join();
    await claim();
    await world.till.order(anOrderBody({ member: { phone: '13800000002' } }));
    await claim({ number: '2' });
    await world.till.order(anOrderBody({ id: '2', shop: 'xihu' }));
    await world.emulator.advance('PT10M');
    const { tickets: after } = await tickets();
    expect(after.map(({ answer: given }) => given)).toEqual([null, null]);
  });

  test('a receipt is one claim, however often and at once it is shown', async () => {
    const both = await Promise.all([claim(), claim(), claim()]);
    expect(new Set(both.map((each) => ticketIn(each).reference)).size).toBe(1);
    expect((await tickets()).tickets).toHaveLength(1);
    expect(await claim({ amountFen: 1 })).toMatchObject(refused('service/claimed_differently'));
  });

  test('five may be open, also of twenty that are sent at once; answers make room', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => claim({ number: `n${index}` })),
    );
    const open = sent.filter((each) => each.ok);
    expect(open).toHaveLength(5);
    expect(await claim({ number: 'more' })).toMatchObject(refused('service/too_many_open'));
    const [first] = open;
    if (!first) throw new Error('none');
    await answer(ticketIn(first), crediting(10, { outcome: 'refused', points: null }));
    expect(await claim({ number: 'more' })).toMatchObject({ ok: true });
  });

  test.each([
    ['a day that has not come', { day: '2026-03-03' }, 'service/day_ahead'],
    ['a day too long ago', { day: '2026-01-30' }, 'service/too_long_ago'],
    ['a shop nobody knows', { shop: 'moon' }, 'service/unknown_shop'],
  ])('%s is refused', async (_, over, code) => {
    expect(await claim(over)).toMatchObject(refused(code));
    expect((await tickets()).tickets).toHaveLength(0);
  });

  test('a field that is wrong is named', async () => {
    for (const [field, value] of [
      ['number', '小票'],
      ['day', '2.3.2026'],
      ['amountFen', 0],
    ] as const) {
      const error = { code: 'common/invalid_input', field: `input.${field}` };
      expect(await claim({ [field]: value })).toMatchObject({ ok: false, error });
    }
  });

  test('a visitor is asked to join first', async () => {
    const ann = world.person('ann', '13800000002');
    expect(await claim({}, ann)).toMatchObject(refused('members/not_joined'));
    expect(await dispute(0, 'why', ann)).toMatchObject(refused('members/not_joined'));
    expect(await ann.ask('service.tickets')).toMatchObject(refused('members/not_joined'));
  });

  test('whatever breaks while a claim is looked into, the timer goes on with it', async () => {
    const member = await memberOf();
    for (const moment of ['before', 'after'] as const) {
      for (let target = 0; ; target++) {
        const number = `${moment}${target}`;
        const { trouble, count } = once(target, moment);
        const { shaky } = aShakyHouse(world.house, trouble);
        const { serving } = world.house;
        const deps = {
          ...serving,
          tickets: shaky(serving.tickets),
          accounts: shaky(serving.accounts),
          orders: shaky(serving.orders),
        };
        await claimMissingPoints(deps, member, receipt({ number })).catch((problem: unknown) => {
          if (!(problem instanceof Lost)) throw problem;
        });
        await world.till.order(anOrderBody({ id: number }));
        const asked = ticketIn(await claim({ number }));
        await finishTickets(serving, 50);
        await world.emulator.advance('PT6M');
        const { answer: given } = (await kept(asked.reference)).ticket;
        expect(given?.points).toBeGreaterThan(0);
        if (!count.struck) break;
      }
    }
  }, 120_000);
});

describe('a question about an entry', () => {
  beforeEach(async () => {
    await world.till.order(anOrderBody());
  });

  test('is asked once at a time, sealed, and answered where it was asked', async () => {
    const asked = ticketIn(await dispute(0, ' 会员日怎么没有双倍？ '));
    expect(asked.about).toEqual({ kind: 'dispute', entry: 0, words: '会员日怎么没有双倍？' });
    expect(ticketIn(await dispute(0, '会员日怎么没有双倍？')).reference).toBe(asked.reference);
    expect(await dispute(0, 'another')).toMatchObject(refused('service/already_asked'));
    const stored = await world.house.database.find('tickets', {
      where: {},
      order: ['_id', 'asc'],
      limit: 9,
    });
    expect(JSON.stringify(stored)).not.toContain('会员日');
    expect(world.logs.join()).not.toContain('会员日');

    const reason = '会员日是每月 18 日';
    await answer(asked, crediting(0, { outcome: 'explained', points: null, reason }));
    const { tickets: after } = await tickets({ entry: 0 });
    expect(after).toMatchObject([{ answer: { outcome: 'explained', points: null, reason } }]);
    expect(await dispute(0, 'but still')).toMatchObject({ ok: true, value: { answer: null } });
    expect((await tickets()).tickets).toHaveLength(2);
  });

  test('two questions sent at once are one', async () => {
    const both = await Promise.all([dispute(0, 'one'), dispute(0, 'two')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await tickets()).tickets).toHaveLength(1);
  });

  test('an entry that is not hers has no number', async () => {
    const ann = world.person('ann', '13800000002');
    await ann.join();
    expect(await dispute(7)).toMatchObject(refused('service/no_such_entry'));
    expect(await dispute(0, 'why', ann)).toMatchObject(refused('service/no_such_entry'));
    expect(await dispute(-1)).toMatchObject(refused('common/invalid_input'));
    expect(await dispute(0, '   ')).toMatchObject(refused('common/invalid_input'));
    expect(await dispute(0, 'x'.repeat(501))).toMatchObject(refused('common/invalid_input'));
  });

  test('after three answers somebody should speak', async () => {
    for (const words of ['a', 'b', 'c']) {
      await answer(ticketIn(await dispute(0, words)), crediting(1));
    }
    expect(await dispute(0, 'd')).toMatchObject(refused('service/asked_enough'));
  });
});
