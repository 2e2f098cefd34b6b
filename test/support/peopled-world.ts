import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { livedIn } from '../screenshots/history';
import { type Person, pagesToShow } from '../screenshots/pages';
import { anOrderBody, aProgram, aRefundBody } from './build';
import { aShop, aShopsFile } from './build-shops';
import { aWorld, type World } from './world';

const redemption = { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never;
const servicePhone = '400-820-6601';

/** A regular with orders, a return, questions and a relative with a limit; who has just joined; who has not; and all pages they may open. */
export async function aPeopledWorld(h5: string) {
  const program = aProgram({
    redemption,
    expiry: { kind: 'fixed', days: ['12-31'] },
    brand: { ...aProgram().brand, servicePhone } as never,
  });
  const world = await aWorld({ program, emulator: { h5 } });
  await publishShops(world.house.publishing, aShopsFile([aShop({ id: 'hz-binjiang' })]));
  const people = {
    zhang: world.person('zhang', '13800000001'),
    li: world.person('li', '13800000002'),
    fresh: world.person('fresh', '13800000003'),
  };
  await people.zhang.join();
  for (const id of ['1001', '1002', '1003']) await world.till.order(anOrderBody({ id }));
  await world.till.refund(aRefundBody({ refundedAt: '2026-03-02T10:00:00+08:00' }));
  await shareWithGranny(world, people.zhang);
  const entries = await livedIn({
    welcome: () => phoneCodeFor('13800000003'),
    call: async <T>(person: string, operation: string, input: object = {}) => {
      const answer = await people[person as Person].ask<T>(operation, input);
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
  });
  return { world, pages: pagesToShow(entries) };
}

async function shareWithGranny(world: World, zhang: ReturnType<World['person']>): Promise<void> {
  const asked = { called: '外婆', monthMax: 500 };
  const invited = await zhang.ask<{ invite: string }>('members.inviteFamily', asked);
  if (!invited.ok) throw new Error(invited.error.code);
  const { invite } = invited.value;
  const granny = world.person('granny', '13800000004');
  const joined = await granny.ask('members.joinFamily', { invite, policyVersion: '2026-01' });
  if (!joined.ok) throw new Error(joined.error.code);
}
