import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Emulator, sdkEnvironment } from '../../emulator/emulator';
import { anEmulator, closeEverything, databaseOf } from './support/an-emulator';

const racers: ChildProcess[] = [];

afterAll(async () => {
  for (const racer of racers) racer.kill();
  await closeEverything();
});

async function aCourse() {
  const emulator = await anEmulator({
    collections: {
      stock: { indexes: [] },
      claims: { indexes: [{ name: 'by_number', keys: [['number', 1]], unique: true }] },
    },
  });
  return { emulator, db: databaseOf(emulator) };
}

/** Four processes with an SDK each start at one word; what each of them won. */
async function race(emulator: Emulator, name: string, turns: number): Promise<number[][]> {
  const env = { ...process.env, ...sdkEnvironment(emulator.url) };
  const execArgv = ['--import', require.resolve('tsx')];
  const four = Array.from({ length: 4 }, () =>
    fork(join(__dirname, 'support', 'racer.ts'), [], { env, execArgv }),
  );
  racers.push(...four);
  await Promise.all(four.map((racer) => once(racer, 'message')));
  const results = Promise.all(four.map((racer) => once(racer, 'message')));
  for (const racer of four) racer.send({ race: name, turns });
  return (await results).map(([won]) => won as number[]);
}

describe('four processes at once', () => {
  test('100 takes each from a stock of 250: exactly 250 are won', async () => {
    const { emulator, db } = await aCourse();
    await db.collection('stock').add({ _id: 'tea', stock: 250 });
    const won = await race(emulator, 'take', 100);
    expect(won.map(({ length }) => length).reduce((sum, wins) => sum + wins)).toBe(250);
    expect((await db.collection('stock').doc('tea').get()).data).toEqual([
      { _id: 'tea', stock: 0 },
    ]);
  });

  test.each(['claim', 'create'])('50 things that all %s: each has one winner', async (name) => {
    const { emulator, db } = await aCourse();
    const won = await race(emulator, name, 50);
    const everything = Array.from({ length: 50 }, (_value, turn) => turn);
    expect(won.flat().sort((left, right) => left - right)).toEqual(everything);
    const kept = await db.collection('claims').orderBy('number', 'asc').limit(1000).get();
    expect(kept.data.map(({ number }) => number)).toEqual(everything);
  });
});
