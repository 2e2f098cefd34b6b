import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { aProgram } from '../support/build';
import { BusyTills, LEFT_OF_A_FLOW } from '../support/busy-tills';
import { aDie } from '../support/die';
import { aFragileCloud, canKill } from '../support/fragile-cloud';

const FLOWS = 500;
/** Between two kills. */
const PAUSE_MAX_MS = 2_400;
/** Of the kills that take the emulator; functions start again much sooner. */
const EMULATOR_SHARE = 0.12;
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

/** Kills at random moments until told to stop. */
async function killing(kill: () => Promise<void>, isOver: () => boolean): Promise<void> {
  const roll = aDie(SEED);
  while (!isOver()) {
    await new Promise((resolve) => setTimeout(resolve, roll() * PAUSE_MAX_MS));
    if (!isOver()) await kill();
  }
}

async function sellWhile(kill: () => Promise<void>) {
  const tills = new BusyTills({ ...cloud, now: Date.now }, SEED);
  let isOver = false;
  const kills = killing(kill, () => isOver);
  const flows = await tills.run(FLOWS, { members: 24, tills: 16 }).finally(() => {
    isOver = true;
  });
  for (const [unionid, count] of flows) {
    expect([unionid, await tills.balanceOf(unionid)]).toEqual([unionid, count * LEFT_OF_A_FLOW]);
  }
  const verified = await verifyLedger({ ...cloud.house, progress: () => undefined });
  expect(verified.difference).toBeNull();
  await kills;
  return { troubled: tills.troubled };
}

(canKill ? test : test.skip)(
  `functions and the emulator, database and all, are killed at random moments: nothing is lost, nothing counts twice${canKill ? '' : ' (skipped: there is no /proc)'}`,
  async () => {
    const roll = aDie(SEED + 1);
    const killed = { functions: 0, emulator: 0 };
    const { troubled } = await sellWhile(async () => {
      if (roll() < EMULATOR_SHARE) {
        await cloud.killTheEmulator();
        killed.emulator += 1;
      } else if (cloud.killAFunction(roll())) {
        killed.functions += 1;
      }
    });
    process.stdout.write(
      `  ${FLOWS} flows: ${killed.functions} functions and ${killed.emulator} emulators killed, ${troubled} requests sent again\n`,
    );
    expect(killed.functions).toBeGreaterThan(15);
    expect(killed.emulator).toBeGreaterThan(2);
    expect(troubled).toBeGreaterThan(0);
  },
);
