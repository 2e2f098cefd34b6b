import { answerTicket, type Decision } from '@huigan/cloudfunctions/core/service/answer-ticket';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import type { Day } from '@huigan/shared/kernel/time';
import { type Fen, points } from '@huigan/shared/kernel/units';
import type { PlaceInList, TicketSeen } from '@huigan/shared/service/contracts';
import { aProgram } from './build';
import { aShopsFile } from './build-shops';
import { aWorld } from './world';

type Page = { tickets: TicketSeen[]; next: PlaceInList | null };

/** A brand with shops and a desk that may credit 200 points alone, and Mei, a member of it. */
export async function aDeskWorld() {
  const world = await aWorld({ program: aProgram({ adjustments: { aloneMax: points(200) } }) });
  await publishShops(world.house.publishing, aShopsFile());
  const mei = world.person('mei', '13800000001');
  await mei.join();

  /** The one ticket with that reference, as it is stored. */
  async function kept(reference: string) {
    const [found] = await world.house.serving.tickets.byReference(reference);
    if (!found) throw new Error('no ticket');
    return found;
  }
  return {
    world,
    kept,
    memberOf: async (phone = '13800000001') => (await world.linkOf({ phone })).member,
    claim: (over: object = {}, who = mei) => who.ask<TicketSeen>('service.claim', receipt(over)),
    dispute: (entry: number, words = '少了双倍', who = mei) =>
      who.ask<TicketSeen>('service.dispute', { entry, words }),
    async tickets(input: object = {}): Promise<Page> {
      const answer = await mei.ask<Page>('service.tickets', input);
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.value;
    },
    async spendable(): Promise<number> {
      const home = await mei.home();
      if (!home?.ok) throw new Error('no home');
      return home.value.points.spendable;
    },
    async answer(asked: TicketSeen, decision: Decision) {
      return answerTicket(world.house.serving, await kept(asked.reference), decision);
    },
  };
}
export type DeskWorld = Awaited<ReturnType<typeof aDeskWorld>>;

/** What stands on the receipt of the order of the builders. */
export const receipt = (over: object = {}) => ({
  number: '1001',
  shop: 'binjiang',
  day: '2026-03-02' as Day,
  amountFen: 12_800 as Fen,
  ...over,
});

export const crediting = (amount: number, over: Partial<Decision> = {}): Decision => ({
  by: '小林',
  approvedBy: null,
  outcome: 'credited',
  points: points(amount),
  reason: '小票已核对',
  ...over,
});

export const refused = (code: string) => ({ ok: false, error: { code } });

export function ticketIn(answered: Awaited<ReturnType<DeskWorld['claim']>>): TicketSeen {
  if (!answered.ok) throw new Error(answered.error.code);
  return answered.value;
}
