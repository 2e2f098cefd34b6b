import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { aProgram } from '../support/build';
import { BusyTills, LEFT_OF_A_FLOW } from '../support/busy-tills';
import { aDie } from '../support/die';
import { aFragileCloud, canKill } from '../support/fragile-cloud';

const FLOWS = 500;
const SEED = Number(process.env['SEED'] ?? 20_261);
jest.setTimeout(300_000);

type Cloud = Awaited<ReturnType<typeof aFragileCloud>>;
let cloud: Cloud;
beforeEach(async () => {
  const base = aProgram();
  // One point a yuan whatever the tier: what must be there in the end can be counted by hand.
  cloud = await aFragileCloud({ ...base, earning: { ...base.earning, multipliers: [] } });
});
afterEach(() => cloud.close());

/** Kills at random moments until told to stop. How often. */
async function killing(kill: () => Promise<boolean>, isOver: () => boolean, mostMs: number) {
  const roll = aDie(SEED);
  let kills = 0;
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, roll() * mostMs));
    if (!isOver() && (await kill())) kills += 1;
  }
  return kills;
}

async function sellWhile(kill: () => Promise<boolean>, mostMs: number) {
  const tills = new BusyTills({ ...cloud, now: Date.now }, SEED);
  let isOver = false;
  const kills = killing(kill, () => isOver, mostMs);
  const flows = await tills.run(FLOWS, { members: 24, tills: 16 }).finally(() => {
    isOver = true;
  });
  for (const [unionid, count] of flows) {
    expect([unionid, await tills.balanceOf(unionid)]).toEqual([unionid, count * LEFT_OF_A_FLOW]);
  }
  const verified = await verifyLedger({ ...cloud.house, progress: () => undefined });
  expect(verified.difference).toBeNull();
  return { kills: await kills, troubled: tills.troubled };
}

(canKill ? describe : describe.skip)(
  `${FLOWS} flows of a till${canKill ? '' : ' (skipped: there is no /proc)'}`,
  () => {
    test('functions are killed at random moments: nothing is lost, nothing counts twice', async () => {
      const roll = aDie(SEED + 1);
      const { kills, troubled } = await sellWhile(async () => cloud.killAFunction(roll()), 250);
      process.stdout.write(`  ${kills} functions killed, ${troubled} requests sent again\n`);
      expect(kills).toBeGreaterThan(20);
      expect(troubled).toBeGreaterThan(0);
    });

    test('the emulator is killed at random moments, database and all', async () => {
      const { kills, troubled } = await sellWhile(async () => {
        await cloud.killTheEmulator();
        return true;
      }, 8_000);
      process.stdout.write(`  killed ${kills} times, ${troubled} requests sent again\n`);
      expect(kills).toBeGreaterThan(3);
      expect(troubled).toBeGreaterThan(0);
    });
  },
);
