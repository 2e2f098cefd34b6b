import { verifyLedger } from '@huigan/cloudfunctions/core/account/verify-ledger';
import { limitKey } from '@huigan/cloudfunctions/core/intake-keys/limit-key';
import { aProgram } from '../support/build';
import { BusyTills, LEFT_OF_A_FLOW } from '../support/busy-tills';
import { aWorld, type World } from '../support/world';

/** Each of five requests; `npm run fire` takes two thousand. */
const FLOWS = Number(process.env['FLOWS'] ?? 200);
const TILLS = 64;
const SEED = Number(process.env['SEED'] ?? 20_262);
jest.setTimeout(900_000);

let world: World;
beforeAll(async () => {
  const base = aProgram();
  world = await aWorld({
    program: { ...base, earning: { ...base.earning, multipliers: [] } },
    at: new Date().toISOString(),
  });
  await limitKey(world.house, { id: world.key.id, perMinute: 1_000_000 });
});
afterAll(() => world.close());

test(`a tenth of all calls goes wrong under ${TILLS} tills: nothing is lost, nothing counts twice`, async () => {
  world.emulator.setFaults([
    { kind: 'drop_before', percent: 3, seed: SEED },
    { kind: 'drop_after', percent: 3, seed: SEED + 1 },
    { kind: 'quota', percent: 2, seed: SEED + 2 },
    { kind: 'timeout', percent: 2, seed: SEED + 3 },
  ]);
  const line = { url: world.emulator.url, key: world.key, now: world.emulator.now };
  const tills = new BusyTills(line, SEED);
  const flows = await tills.run(FLOWS, { members: 100, tills: TILLS });
  const hits = world.emulator.faults().reduce((sum, fault) => sum + fault.hits, 0);
  const calls = world.emulator.calls().reduce((sum, { databaseCalls }) => sum + databaseCalls, 0);
  world.emulator.setFaults([]);

  process.stdout.write(`  ${FLOWS * 5} requests, ${hits} faults, ${tills.troubled} sent again\n`);
  expect(hits / (calls + hits)).toBeGreaterThan(0.07);
  for (const [unionid, count] of flows) {
    expect([unionid, await tills.balanceOf(unionid)]).toEqual([unionid, count * LEFT_OF_A_FLOW]);
  }
  // What the faults left half done, the timers finish.
  await world.emulator.advance('PT10M');
  const verified = await verifyLedger({ ...world.house, progress: () => undefined });
  expect(verified.difference).toBeNull();
});
