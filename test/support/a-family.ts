import type { FamilyDeps } from '@huigan/cloudfunctions/core/members/ports';
import type { Instant } from '@huigan/shared/kernel/time';
import type { FamilyView } from '@huigan/shared/members/contracts';
import { type CodeSeed, spendingCode } from '@huigan/shared/members/spending-code';
import { anOrderBody, aProgram } from './build';
import { aWorld } from './world';

const program = aProgram({
  redemption: { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never,
});
const policyVersion = '2026-01';
export const policy: FamilyDeps['policy'] = { currentVersion: async () => policyVersion };

/** Mei has 2000 points, and somebody of her family a phone. */
export async function aFamily() {
  const world = await aWorld({ program });
  const mei = world.person('mei', '13800000001');
  const dad = world.person('dad', '13800000002');
  await mei.join();
  const at = () => new Date(world.emulator.now()).toISOString();
  const lines = [{ sku: 'pram', quantity: 1, unitFen: 200_000 }];
  const member = { phone: '13800000001' };
  await world.till.order(anOrderBody({ id: 'rich', paidAt: at(), member, lines }));
  type Person = typeof dad;

  const codeOf = async (who: Person) =>
    spendingCode(await value(who.ask<CodeSeed>('members.code')), world.emulator.now() as Instant);
  const use = async (code: string, id: string, points: number) => {
    const body = { id, channel: 'pos', shop: 'binjiang', at: at(), points, member: { code } };
    const answer = await world.till.post('/v1/redemptions', body);
    return (answer.body as { error?: { code: string } }).error?.code ?? answer.status;
  };
  const relative = async () => {
    const { people } = await value(mei.ask<FamilyView>('members.family'));
    return people.find(({ called }) => called !== null)?.id ?? '';
  };
  return {
    world,
    mei,
    dad,
    policyVersion,
    codeOf,
    use,
    relative,
    invite: async (monthMax: number | null = null, called = '爸爸') =>
      (await value(mei.ask<{ invite: string }>('members.inviteFamily', { called, monthMax })))
        .invite,
    accept: (who: Person, invite: string) =>
      who.ask<{ memberNo: string }>('members.joinFamily', { invite, policyVersion }),
    remove: async () => value(mei.ask('members.removeFamily', { id: await relative() })),
    limit: async (monthMax: number | null) =>
      value(mei.ask('members.limitFamily', { id: await relative(), monthMax })),
  };
}

type Answer<T> = { ok: true; value: T } | { ok: false; error: { code: string } };
async function value<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.error.code);
  return settled.value;
}
