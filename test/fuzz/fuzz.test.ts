import { limitKey } from '@huigan/cloudfunctions/core/intake-keys/limit-key';
import { demoProgram } from '@huigan/cloudfunctions/terminal/demo/demo-brand';
import { instant } from '@huigan/shared/kernel/time';
import { aWorld, type World } from '../support/world';
import { Fuzz } from './fuzz';
import { phoneOperations } from './phone-door';
import type { Route } from './till-door';

const REQUESTS = Number(process.env['REQUESTS'] ?? 2_500);
const SEED = Number(process.env['SEED'] ?? 20_263);
jest.setTimeout(1_800_000);

let world: World;
beforeAll(async () => {
  // The demo's rules have everything: levels with benefits, points as money, caps, member days.
  world = await aWorld({ program: demoProgram(instant('2026-01-01T00:00:00+08:00')) });
  await limitKey(world.house, { id: world.key.id, perMinute: 1_000_000 });
});
afterAll(() => world.close());

test(`${REQUESTS} requests of every kind at every door: an answer by the contract each, and no refusal leaves a trace`, async () => {
  const { routes } = (await import('@huigan/cloudfunctions/intake/index')) as unknown as {
    routes: readonly Route[];
  };
  const fuzz = new Fuzz(world, routes, SEED);
  let done = 0;
  const broken = await fuzz.run(REQUESTS, () => {
    done += 1;
    if (done % 5_000 === 0) process.stderr.write(`${done} of ${REQUESTS}\n`);
  });
  if (REQUESTS > 10_000 || broken)
    process.stdout.write(`${JSON.stringify(fuzz.counts, null, 1)}\n`);
  expect({ seed: SEED, broken }).toEqual({ seed: SEED, broken: null });

  // Every operation was understood, and refused, at least once.
  for (const name of [...routes.map(({ on }) => on), ...Object.keys(phoneOperations)]) {
    const answers = Object.keys(fuzz.counts[name] ?? {});
    expect([name, answers.some((answer) => ['200', 'ok'].includes(answer))]).toEqual([name, true]);
    expect([name, answers.some((answer) => !['200', 'ok'].includes(answer))]).toEqual([name, true]);
  }
});
