import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dueBetween, triggersOf } from '../../emulator/functions/schedule';
import { aFolder, anEmulator, closeEverything, databaseOf, postJson } from './support/an-emulator';

afterAll(closeEverything);

const SDK = JSON.stringify(require.resolve('@cloudbase/node-sdk'));

const NOTE_TIME = `
  const cloudbase = require(${SDK});
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, keepalive: true });
  exports.main = async (event) => {
    await app.database().collection('runs').add({
      name: event.TriggerName,
      event,
      now: Date.now(),
      made: new Date(),
      trigger: process.env.TRIGGER_SRC,
      source: process.env.TCB_SOURCE,
      openid: process.env.WX_OPENID ?? null,
    });
    if (event.TriggerName === 'broken') throw new Error('no tea left');
  };`;

/** 2026-03-01 08:00 in Shanghai. */
const START = '2026-03-01T00:00:00.000Z';

async function aTickingHouse(timers: Record<string, string>, folder = aFolder()) {
  const emulator = await anEmulator({
    folder,
    at: START,
    with: { jobs: { source: NOTE_TIME, timers } },
    collections: { runs: { indexes: [{ name: 'by_now', keys: [['now', 1]] }] } },
  });
  const runs = async () => {
    const all = databaseOf(emulator).collection('runs').orderBy('now', 'asc');
    return (await all.limit(1000).get()).data;
  };
  return { emulator, runs };
}

function instants(config: string, from: string, to: string): string[] {
  const triggers = triggersOf([
    {
      name: 'f',
      handler: 'index.main',
      timeout: 3,
      memorySize: 256,
      triggers: [{ name: 't', type: 'timer', config }],
    },
  ]);
  return dueBetween(triggers, Date.parse(from), Date.parse(to)).map(({ at }) =>
    new Date(at).toISOString().replace('.000Z', 'Z'),
  );
}

describe('timers', () => {
  test('seven fields, read in Shanghai, the end included and the start not', () => {
    const daily = '0 30 2 * * * *';
    expect(instants(daily, '2026-03-01T00:00:00Z', '2026-03-03T18:30:00Z')).toEqual([
      '2026-03-01T18:30:00Z',
      '2026-03-02T18:30:00Z',
      '2026-03-03T18:30:00Z',
    ]);
    expect(instants(daily, '2026-03-01T18:30:00Z', '2026-03-01T19:00:00Z')).toEqual([]);
    expect(instants('0 0 9 1 * * *', '2026-01-15T00:00:00Z', '2026-03-15T00:00:00Z')).toEqual([
      '2026-02-01T01:00:00Z',
      '2026-03-01T01:00:00Z',
    ]);
    expect(instants('0 0 9 * * 1 *', '2026-03-01T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual([
      '2026-03-02T01:00:00Z',
      '2026-03-09T01:00:00Z',
    ]);
    expect(instants('0 0 0 1 1 * 2028', '2026-01-01T00:00:00Z', '2029-06-01T00:00:00Z')).toEqual([
      '2027-12-31T16:00:00Z',
    ]);
    expect(instants('0 0 0 1 1 * 2020', '2026-01-01T00:00:00Z', '2029-06-01T00:00:00Z')).toEqual(
      [],
    );
  });

  test('a timer that comes more often than hourly comes once in each day, at its last', () => {
    const often = '0 */5 * * * * *';
    expect(instants(often, '2026-03-01T00:00:00Z', '2026-03-03T02:32:00Z')).toEqual([
      '2026-03-01T02:30:00Z',
      '2026-03-02T02:30:00Z',
      '2026-03-03T02:30:00Z',
    ]);
    const open = '0 */10 8-9 * * * *';
    expect(instants(open, '2026-03-01T04:30:00Z', '2026-03-02T04:30:00Z')).toEqual([
      '2026-03-02T01:50:00Z',
    ]);
    expect(instants('0 0 * * * * *', START, '2026-03-02T00:00:00Z')).toHaveLength(24);
  });

  test('lists, ranges, steps and names; a day or a weekday is enough', () => {
    expect(instants('0 0 8-12/2,20 * * * *', START, '2026-03-02T00:00:00Z')).toEqual([
      '2026-03-01T02:00:00Z',
      '2026-03-01T04:00:00Z',
      '2026-03-01T12:00:00Z',
      '2026-03-02T00:00:00Z',
    ]);
    expect(instants('0 0 8 5 MAR mon *', START, '2026-04-30T00:00:00Z')).toEqual([
      '2026-03-02T00:00:00Z',
      '2026-03-05T00:00:00Z',
      '2026-03-09T00:00:00Z',
      '2026-03-16T00:00:00Z',
      '2026-03-23T00:00:00Z',
      '2026-03-30T00:00:00Z',
    ]);
    expect(instants('0 50/5 8 * * * *', START, '2026-03-01T01:00:00Z')).toEqual([
      '2026-03-01T00:55:00Z',
    ]);
    expect(() => instants('0 61 * * * * *', START, START)).toThrow(
      'trigger t of f: the minute "61"',
    );
    expect(() => instants('0 0 * * * 1#2 *', START, START)).toThrow('weekday');
    expect(() => instants('0 0/x * * * * *', START, START)).toThrow('minute');
  });

  test('a year of a busy timer is planned at once', () => {
    const began = Date.now();
    const year = instants('0 * * * * * *', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z');
    expect(year).toHaveLength(365);
    expect(Date.now() - began).toBeLessThan(1000);
  });
});

describe('moving the clock', () => {
  test('everything due runs on the way, in order, at its own time', async () => {
    const { emulator, runs } = await aTickingHouse({
      nightly: '0 0 2 * * * *',
      hourly: '0 15 9,10 * * * *',
      broken: '0 30 9 2 3 * *',
    });
    const { body } = await postJson(`${emulator.url}/emulator/clock`, { advance: 'P2D' });
    const { now, fired } = body as { now: string; fired: object[] };
    expect(Date.parse(now)).toBeGreaterThanOrEqual(Date.parse('2026-03-03T00:00:00Z'));
    expect(fired).toEqual(
      expect.arrayContaining([
        { function: 'jobs', trigger: 'nightly', count: 2, failed: 0 },
        { function: 'jobs', trigger: 'hourly', count: 4, failed: 0 },
        { function: 'jobs', trigger: 'broken', count: 1, failed: 1 },
      ]),
    );
    const ran = await runs();
    expect(ran.map(({ name }: { name: string }) => name)).toEqual([
      'hourly',
      'hourly',
      'nightly',
      'hourly',
      'broken',
      'hourly',
      'nightly',
    ]);
    const [first] = ran;
    expect(first.event).toEqual({
      Type: 'Timer',
      TriggerName: 'hourly',
      Time: '2026-03-01T01:15:00Z',
      Message: '',
    });
    expect(first.now - Date.parse(first.event.Time)).toBeGreaterThanOrEqual(0);
    expect(first.now - Date.parse(first.event.Time)).toBeLessThan(10_000);
    expect(Math.abs(first.made.getTime() - first.now)).toBeLessThan(1000);
    expect(first).toMatchObject({ trigger: 'timer', source: 'wx_trigger', openid: null });
    expect(emulator.calls()).toContainEqual(
      expect.objectContaining({ function: 'jobs', operation: 'nightly', invocations: 2 }),
    );
  });

  test('it moves to an instant, by calendar months, and never back', async () => {
    const { emulator } = await aTickingHouse({});
    const url = `${emulator.url}/emulator/clock`;
    const reached = async (move: object) =>
      String(((await postJson(url, move)).body as { now: string }).now).slice(0, 13);
    expect(await reached({ advance: 'P1M' })).toBe('2026-04-01T00');
    expect(await reached({ advance: 'PT36H' })).toBe('2026-04-02T12');
    expect(await reached({ to: '2027-01-01T00:00:00+08:00' })).toBe('2026-12-31T16');
    expect((await postJson(url, { to: '2026-01-01' })).status).toBe(400);
    expect((await postJson(url, { advance: 'tomorrow' })).status).toBe(400);
    expect((await postJson(url, { advance: 'PX' })).status).toBe(400);
    expect((await postJson(url, {})).status).toBe(400);
    const asked = (await (await fetch(url)).json()) as { now: string };
    expect(asked.now.slice(0, 13)).toBe('2026-12-31T16');
  });

  test('what was due while nothing ran here is run at the next start, in order, and once', async () => {
    const timers = { nightly: '0 5 0-1 * * * *', often: '0 */5 * * * * *' };
    const folder = aFolder();
    const first = await aTickingHouse(timers, folder);
    await first.emulator.advance('PT1H');
    const before = (await first.runs()).length;
    await first.emulator.close();
    daysPass(2, join(folder, 'data', 'clock.json'));

    const second = await aTickingHouse(timers, folder);
    const ran = (await second.runs()).slice(before);
    expect(ran.map(({ event }: { event: { Time: string } }) => event.Time)).toEqual([
      '2026-03-01T16:05:00Z',
      '2026-03-01T17:05:00Z',
      expect.stringMatching(/^2026-03-02T0[01]/),
      '2026-03-02T16:05:00Z',
      '2026-03-02T17:05:00Z',
      expect.stringMatching(/^2026-03-03T0[01]/),
    ]);
    await second.emulator.close();
    const third = await aTickingHouse(timers, folder);
    expect(await third.runs()).toHaveLength(before + ran.length);
  });

  test('left alone, a timer fires by itself', async () => {
    const { runs } = await aTickingHouse({ secondly: '* * * * * * *' });
    const began = Date.now();
    while ((await runs()).length < 2 && Date.now() - began < 8000) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const times = (await runs()).map(({ event }: { event: { Time: string } }) => event.Time);
    expect(times.length).toBeGreaterThanOrEqual(2);
    expect(new Set(times).size).toBe(times.length);
  });
});

/** As if the folder had lain there: time has gone on, and nothing else has happened. */
function daysPass(days: number, file: string): void {
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...kept, offset: kept.offset + days * 86_400_000 }));
}
