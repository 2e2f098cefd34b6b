import { claimMissingPoints } from '@huigan/cloudfunctions/core/service/claim-missing-points';
import { finishTickets } from '@huigan/cloudfunctions/core/service/finish-tickets';
import { anOrderBody, aRefundBody } from '../support/build';
import {
  aDeskWorld,
  crediting,
  type DeskWorld,
  receipt,
  refused,
  ticketIn,
} from '../support/desk-world';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await aDeskWorld();
}, 120_000);
afterEach(() => desk.world.closeProven());

describe('missing points', () => {
  test('an order that stands in the account is answered at once', async () => {
    await desk.world.till.order(anOrderBody());
    expect(await desk.claim()).toMatchObject({
      ok: true,
      value: { answer: { outcome: 'already', points: 128, paidAt: expect.any(Number) } },
    });
    expect(await desk.spendable()).toBe(128);
  });

  test('of one that came back, the answer says what the return took', async () => {
    await desk.world.till.order(anOrderBody());
    await desk.world.till.refund(aRefundBody({ refundedAt: '2026-03-02T10:00:00+08:00' }));
    expect(await desk.claim()).toMatchObject({
      ok: true,
      value: { answer: { outcome: 'already', points: 128, takenBack: 128 } },
    });
  });

  test('a till that sends the order later answers the claim, by the number it printed as well', async () => {
    const first = ticketIn(await desk.claim());
    expect(first.answer).toBeNull();
    expect(ticketIn(await desk.claim({ number: 'R77' })).answer).toBeNull();
    await desk.world.till.order(anOrderBody());
    await desk.world.till.order(anOrderBody({ id: 'x1', receiptNo: 'R77' }));
    await desk.world.emulator.advance('PT5M');
    const { tickets: after } = await desk.tickets();
    expect(after.map(({ answer: given }) => given)).toEqual([
      expect.objectContaining({ outcome: 'credited', points: 128 }),
      expect.objectContaining({ outcome: 'credited', points: 128 }),
    ]);
    expect(await desk.spendable()).toBe(256);
  });

  test('the order of somebody else, or of another shop, answers nothing', async () => {
    const ann = desk.world.person('ann', '13800000002');
    await ann.join();
    await desk.claim();
    await desk.world.till.order(anOrderBody({ member: { phone: '13800000002' } }));
    await desk.claim({ number: '2' });
    await desk.world.till.order(anOrderBody({ id: '2', shop: 'xihu' }));
    await desk.world.emulator.advance('PT10M');
    const { tickets: after } = await desk.tickets();
    expect(after.map(({ answer: given }) => given)).toEqual([null, null]);
  });

  test('a receipt is one claim, however often and at once it is shown', async () => {
    const both = await Promise.all([desk.claim(), desk.claim(), desk.claim()]);
    expect(new Set(both.map((each) => ticketIn(each).reference)).size).toBe(1);
    expect((await desk.tickets()).tickets).toHaveLength(1);
    expect(await desk.claim({ amountFen: 1 })).toMatchObject(
      refused('service/claimed_differently'),
    );
  });

  test('one that was refused for a wrong figure may be shown again put right, and is credited once', async () => {
    const wrong = ticketIn(await desk.claim({ amountFen: 1_280 }));
    const no = { outcome: 'refused', points: null, reason: '小票金额对不上' } as const;
    await desk.answer(wrong, crediting(1, no));
    const both = await Promise.all([desk.claim(), desk.claim()]);
    const [right] = both.map(ticketIn);
    expect(new Set(both.map((each) => ticketIn(each).reference)).size).toBe(1);
    expect(right).toMatchObject({ answer: null });
    expect(ticketIn(await desk.claim({ amountFen: 1_280 }))).toMatchObject({
      answer: { outcome: 'refused' },
    });
    expect(right && (await desk.answer(right, crediting(128)))).toMatchObject({ ok: true });
    const more = ticketIn(await desk.claim({ amountFen: 99_900 }));
    expect(await desk.answer(more, crediting(128))).toEqual({
      ok: false,
      error: 'service/receipt_credited',
    });
    expect(await desk.spendable()).toBe(128);
  });

  test('five may be open, also of twenty that are sent at once; answers make room', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) => desk.claim({ number: `n${index}` })),
    );
    const open = sent.filter((each) => each.ok);
    expect(open).toHaveLength(5);
    expect(await desk.claim({ number: 'more' })).toMatchObject(refused('service/too_many_open'));
    const [first] = open;
    if (!first) throw new Error('none');
    await desk.answer(ticketIn(first), crediting(10, { outcome: 'refused', points: null }));
    expect(await desk.claim({ number: 'more' })).toMatchObject({ ok: true });
  });

  test.each([
    ['a day that has not come', { day: '2026-03-03' }, 'service/day_ahead'],
    ['a day too long ago', { day: '2026-01-30' }, 'service/too_long_ago'],
    ['a shop nobody knows', { shop: 'moon' }, 'service/unknown_shop'],
  ])('%s is refused', async (_, over, code) => {
    expect(await desk.claim(over)).toMatchObject(refused(code));
    expect((await desk.tickets()).tickets).toHaveLength(0);
  });

  test('a field that is wrong is named', async () => {
    for (const [field, value] of [
      ['number', '小票'],
      ['day', '2.3.2026'],
      ['day', '2026-02-31'],
      ['amountFen', 0],
    ] as const) {
      const error = { code: 'common/invalid_input', field: `input.${field}` };
      expect(await desk.claim({ [field]: value })).toMatchObject({ ok: false, error });
    }
  });

  test('a visitor is asked to join first', async () => {
    const ann = desk.world.person('ann', '13800000002');
    expect(await desk.claim({}, ann)).toMatchObject(refused('members/not_joined'));
    expect(await desk.dispute(0, 'why', ann)).toMatchObject(refused('members/not_joined'));
    expect(await ann.ask('service.tickets')).toMatchObject(refused('members/not_joined'));
  });

  test('whatever breaks while a claim is looked into, the timer goes on with it', async () => {
    const member = await desk.memberOf();
    for (const moment of ['before', 'after'] as const) {
      for (let target = 0; ; target++) {
        const number = `${moment}${target}`;
        const { trouble, count } = once(target, moment);
        const { shaky } = aShakyHouse(desk.world.house, trouble);
        const { serving } = desk.world.house;
        const deps = {
          ...serving,
          tickets: shaky(serving.tickets),
          accounts: shaky(serving.accounts),
          orders: shaky(serving.orders),
        };
        await claimMissingPoints(deps, member, receipt({ number })).catch((problem: unknown) => {
          if (!(problem instanceof Lost)) throw problem;
        });
        await desk.world.till.order(anOrderBody({ id: number }));
        const asked = ticketIn(await desk.claim({ number }));
        await finishTickets(serving, 50);
        await desk.world.emulator.advance('PT6M');
        const { answer: given } = (await desk.kept(asked.reference)).ticket;
        expect(given?.points).toBeGreaterThan(0);
        if (!count.struck) break;
      }
    }
  }, 120_000);
});

describe('a question about an entry', () => {
  beforeEach(async () => {
    await desk.world.till.order(anOrderBody());
  });

  test('is asked once at a time, sealed, and answered where it was asked', async () => {
    const asked = ticketIn(await desk.dispute(0, ' 会员日怎么没有双倍？ '));
    expect(asked.about).toEqual({ kind: 'dispute', entry: 0, words: '会员日怎么没有双倍？' });
    expect(ticketIn(await desk.dispute(0, '会员日怎么没有双倍？')).reference).toBe(asked.reference);
    expect(await desk.dispute(0, 'another')).toMatchObject(refused('service/already_asked'));
    const stored = await desk.world.house.database.find('tickets', {
      where: {},
      order: ['_id', 'asc'],
      limit: 9,
    });
    expect(JSON.stringify(stored)).not.toContain('会员日');
    expect(desk.world.logs.join()).not.toContain('会员日');

    const reason = '会员日是每月 18 日';
    await desk.answer(asked, crediting(0, { outcome: 'explained', points: null, reason }));
    const { tickets: after } = await desk.tickets({ entry: 0 });
    expect(after).toMatchObject([{ answer: { outcome: 'explained', points: null, reason } }]);
    expect(await desk.dispute(0, 'but still')).toMatchObject({ ok: true, value: { answer: null } });
    expect((await desk.tickets()).tickets).toHaveLength(2);
  });

  test('two questions sent at once are one', async () => {
    const both = await Promise.all([desk.dispute(0, 'one'), desk.dispute(0, 'two')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await desk.tickets()).tickets).toHaveLength(1);
  });

  test('an entry that is not hers has no number', async () => {
    const ann = desk.world.person('ann', '13800000002');
    await ann.join();
    expect(await desk.dispute(7)).toMatchObject(refused('service/no_such_entry'));
    expect(await desk.dispute(0, 'why', ann)).toMatchObject(refused('service/no_such_entry'));
    expect(await desk.dispute(-1)).toMatchObject(refused('common/invalid_input'));
    expect(await desk.dispute(0, '   ')).toMatchObject(refused('common/invalid_input'));
    expect(await desk.dispute(0, 'x'.repeat(501))).toMatchObject(refused('common/invalid_input'));
  });

  test('after three answers somebody should speak', async () => {
    for (const words of ['a', 'b', 'c']) {
      await desk.answer(ticketIn(await desk.dispute(0, words)), crediting(1));
    }
    expect(await desk.dispute(0, 'd')).toMatchObject(refused('service/asked_enough'));
  });
});
