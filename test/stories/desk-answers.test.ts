import { leaveMember } from '@huigan/cloudfunctions/core/members/leave-member';
import { answerTicket } from '@huigan/cloudfunctions/core/service/answer-ticket';
import { finishTickets } from '@huigan/cloudfunctions/core/service/finish-tickets';
import { anOrderBody } from '../support/build';
import { aDeskWorld, crediting, type DeskWorld, refused, ticketIn } from '../support/desk-world';
import { aShakyHouse, Lost, once } from '../support/simulate-trouble';

let desk: DeskWorld;
beforeEach(async () => {
  desk = await aDeskWorld();
}, 120_000);
afterEach(() => desk.world.closeProven());

describe('the desk', () => {
  test('credits once, with who, why and when, however often it answers', async () => {
    const asked = ticketIn(await desk.claim());
    const first = await desk.kept(asked.reference);
    const given = await Promise.all([
      answerTicket(desk.world.house.serving, first, crediting(128)),
      answerTicket(desk.world.house.serving, first, crediting(100, { by: '小周' })),
    ]);
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    const points = given[0]?.ok ? 128 : 100;
    expect(await desk.spendable()).toBe(points);
    expect(await desk.answer(asked, crediting(7))).toEqual({
      ok: false,
      error: 'service/answered',
    });
    expect(await desk.spendable()).toBe(points);
    expect((await desk.tickets()).tickets).toMatchObject([
      { answer: { outcome: 'credited', points, reason: '小票已核对' } },
    ]);
    const deeds = await desk.world.house.audit.about((await desk.kept(asked.reference)).ticket.id);
    expect(deeds).toMatchObject([
      { what: `credited ${points}`, why: '小票已核对', at: expect.any(Number) },
    ]);
    const text = JSON.stringify(
      await desk.world.house.database.find('audit', { where: {}, order: ['_id', 'asc'], limit: 9 }),
    );
    expect(text).not.toContain('小票已核对');
  });

  test('credits a receipt to one of those who showed it', async () => {
    const ann = desk.world.person('ann', '13800000002');
    await ann.join();
    const hers = ticketIn(await desk.claim());
    const anns = ticketIn(await desk.claim({}, ann));
    expect(await desk.answer(hers, crediting(128))).toMatchObject({ ok: true });
    const credited = { ok: false, error: 'service/receipt_credited' };
    expect(await desk.answer(anns, crediting(128))).toEqual(credited);
    expect((await desk.kept(anns.reference)).ticket.state).toBe('open');
    const refusing = crediting(0, { outcome: 'refused', points: null });
    expect(await desk.answer(anns, refusing)).toMatchObject({ ok: true });
    const elsewhere = ticketIn(await desk.claim({ shop: 'xihu' }, ann));
    expect(await desk.answer(elsewhere, crediting(5))).toMatchObject({ ok: true });
  });

  test('above the brand’s limit wants a second person, and stays open until then', async () => {
    const asked = ticketIn(await desk.claim());
    const alone = { ok: false, error: 'points/second_person_needed' };
    expect(await desk.answer(asked, crediting(201))).toEqual(alone);
    expect((await desk.kept(asked.reference)).ticket.state).toBe('open');
    expect(await desk.answer(asked, crediting(201, { approvedBy: '店长' }))).toMatchObject({
      ok: true,
    });
    expect(await desk.spendable()).toBe(201);
  });

  test('whatever breaks while it answers, points come once and the answer is told', async () => {
    for (const moment of ['before', 'after'] as const) {
      for (let target = 0; ; target++) {
        const asked = ticketIn(await desk.claim({ number: `${moment}${target}` }));
        const before = await desk.spendable();
        const { trouble, count } = once(target, moment);
        const { shaky } = aShakyHouse(desk.world.house, trouble);
        const { serving } = desk.world.house;
        const deps = {
          ...serving,
          tickets: shaky(serving.tickets),
          accounts: shaky(serving.accounts),
          audit: shaky(serving.audit),
        };
        const first = await desk.kept(asked.reference);
        const answered = () => answerTicket(deps, first, crediting(5));
        await answered().catch((problem: unknown) => {
          if (!(problem instanceof Lost)) throw problem;
        });
        await finishTickets(serving, 50);
        await desk.answer(asked, crediting(5));
        expect(await desk.spendable()).toBe(before + 5);
        const { ticket } = await desk.kept(asked.reference);
        expect(ticket.state).toBe('answered');
        expect(await desk.world.house.audit.about(ticket.id)).toHaveLength(1);
        if (!count.struck) break;
      }
    }
  }, 120_000);

  test('an order that comes after it credited is noted', async () => {
    const asked = ticketIn(await desk.claim());
    await desk.answer(asked, crediting(128));
    await desk.world.till.order(anOrderBody());
    await desk.world.emulator.advance('PT5M');
    const { ticket } = await desk.kept(asked.reference);
    const deeds = await desk.world.house.audit.about(ticket.id);
    expect(deeds.map(({ what }) => what)).toEqual(['credited 128', 'came after it was credited']);
  });

  test('what somebody wrote goes when they leave', async () => {
    await desk.claim();
    await leaveMember(desk.world.house.enrolling, await desk.memberOf());
    expect(
      await desk.world.house.database.find('tickets', {
        where: {},
        order: ['_id', 'asc'],
        limit: 9,
      }),
    ).toEqual([]);
  });

  test('many tickets come page by page', async () => {
    for (let index = 0; index < 22; index++) {
      const asked = await desk.claim({ number: `p${index}` });
      if (index < 20) await desk.answer(ticketIn(asked), crediting(1));
      else expect(asked).toMatchObject(refused('service/too_many_lately'));
    }
    const first = await desk.tickets();
    expect(first.tickets).toHaveLength(20);
    expect(first.next).toBeNull();
  });
});
