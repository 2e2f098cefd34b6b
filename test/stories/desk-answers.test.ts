import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { leaveMember } from '@huigan/cloudfunctions/core/members/leave-member';
import { answerTicket, type Decision } from '@huigan/cloudfunctions/core/service/answer-ticket';
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

describe('the desk', () => {
  test('credits once, with who, why and when, however often it answers', async () => {
    const asked = ticketIn(await claim());
    const first = await kept(asked.reference);
    const given = await Promise.all([
      answerTicket(world.house.serving, first, crediting(128)),
      answerTicket(world.house.serving, first, crediting(100, { by: '小周' })),
    ]);
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    const points = given[0]?.ok ? 128 : 100;
    expect(await spendable()).toBe(points);
    expect(await answer(asked, crediting(7))).toEqual({ ok: false, error: 'service/answered' });
    expect(await spendable()).toBe(points);
    expect((await tickets()).tickets).toMatchObject([
      { answer: { outcome: 'credited', points, reason: '小票已核对' } },
    ]);
    const deeds = await world.house.audit.about((await kept(asked.reference)).ticket.id);
    expect(deeds).toMatchObject([
      { what: `credited ${points}`, why: '小票已核对', at: expect.any(Number) },
    ]);
    const text = JSON.stringify(
      await world.house.database.find('audit', { where: {}, order: ['_id', 'asc'], limit: 9 }),
    );
    expect(text).not.toContain('小票已核对');
  });

  test('above the brand’s limit wants a second person, and stays open until then', async () => {
    const asked = ticketIn(await claim());
    const alone = { ok: false, error: 'points/second_person_needed' };
    expect(await answer(asked, crediting(201))).toEqual(alone);
    expect((await kept(asked.reference)).ticket.state).toBe('open');
    expect(await answer(asked, crediting(201, { approvedBy: '店长' }))).toMatchObject({ ok: true });
    expect(await spendable()).toBe(201);
  });

  test('whatever breaks while it answers, points come once and the answer is told', async () => {
    for (const moment of ['before', 'after'] as const) {
      for (let target = 0; ; target++) {
        const asked = ticketIn(await claim({ number: `${moment}${target}` }));
        const before = await spendable();
        const { trouble, count } = once(target, moment);
        const { shaky } = aShakyHouse(world.house, trouble);
        const { serving } = world.house;
        const deps = {
          ...serving,
          tickets: shaky(serving.tickets),
          accounts: shaky(serving.accounts),
          audit: shaky(serving.audit),
        };
        const first = await kept(asked.reference);
        const answered = () => answerTicket(deps, first, crediting(5));
        await answered().catch((problem: unknown) => {
          if (!(problem instanceof Lost)) throw problem;
        });
        await finishTickets(serving, 50);
        await answer(asked, crediting(5));
        expect(await spendable()).toBe(before + 5);
        const { ticket } = await kept(asked.reference);
        expect(ticket.state).toBe('answered');
        expect(await world.house.audit.about(ticket.id)).toHaveLength(1);
        if (!count.struck) break;
      }
    }
  }, 120_000);

  test('an order that comes after it credited is noted', async () => {
    const asked = ticketIn(await claim());
    await answer(asked, crediting(128));
    await world.till.order(anOrderBody());
    await world.emulator.advance('PT5M');
    const { ticket } = await kept(asked.reference);
    const deeds = await world.house.audit.about(ticket.id);
    expect(deeds.map(({ what }) => what)).toEqual(['credited 128', 'came after it was credited']);
  });

  test('what somebody wrote goes when they leave', async () => {
    await claim();
    await leaveMember(world.house.enrolling, await memberOf());
    expect(
      await world.house.database.find('tickets', { where: {}, order: ['_id', 'asc'], limit: 9 }),
    ).toEqual([]);
  });

  test('many tickets come page by page', async () => {
    for (let index = 0; index < 22; index++) {
      const asked = await claim({ number: `p${index}` });
      if (index < 20) await answer(ticketIn(asked), crediting(1));
      else expect(asked).toMatchObject(refused('service/too_many_lately'));
    }
    const first = await tickets();
    expect(first.tickets).toHaveLength(20);
    expect(first.next).toBeNull();
  });
});
