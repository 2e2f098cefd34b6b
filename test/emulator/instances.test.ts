import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aFolder,
  anEmulator,
  closeEverything,
  peopleFile,
  postJson,
  sdkFor,
  writeFunction,
} from './support/an-emulator';

afterAll(closeEverything);

const SDK = JSON.stringify(require.resolve('@cloudbase/node-sdk'));

const people = () =>
  peopleFile([{ id: 'an', name: 'An', openid: 'open-an', unionid: 'union-an', appid: 'wx1' }]);

const AS_AN = { 'x-emulator-person': 'an' };

describe('instances', () => {
  test('an instance is used again and finds nothing of the person before', async () => {
    const source = `
      let events = 0;
      exports.main = async () => ({
        pid: process.pid,
        events: ++events,
        openid: process.env.WX_OPENID ?? null,
        keys: process.env.WX_CONTEXT_KEYS ?? null,
      });`;
    const emulator = await anEmulator({ with: { who: { source } }, people: people() });
    const call = { name: 'who', data: {} };
    const { body } = await postJson(`${emulator.url}/client/call`, call, AS_AN);
    const first = (body as { result: { pid: number } }).result;
    expect(first).toMatchObject({
      events: 1,
      openid: 'open-an',
      keys: 'WX_CLIENTIP,WX_OPENID,WX_APPID,WX_UNIONID',
    });
    const { result } = await sdkFor(emulator).callFunction({ name: 'who', data: {} });
    expect(result).toEqual({ pid: first.pid, events: 2, openid: null, keys: null });
  });

  test('one event at a time: more events than instances wait their turn', async () => {
    const source = `
      let busy = false;
      exports.main = async () => {
        const overlapped = busy;
        busy = true;
        await new Promise((resolve) => setTimeout(resolve, 100));
        busy = false;
        return { overlapped, pid: process.pid };
      };`;
    const functions = { slow: { source }, other: { source } };
    const emulator = await anEmulator({ with: functions, maxInstances: 2 });
    const app = sdkFor(emulator);
    const names = ['slow', 'slow', 'slow', 'other', 'slow'];
    const answers = await Promise.all(names.map((name) => app.callFunction({ name, data: {} })));
    const results = answers.map(({ result }) => result as { overlapped: boolean; pid: number });
    expect(results.map(({ overlapped }) => overlapped)).toEqual(names.map(() => false));
  });

  test('a function may call another when every place is taken', async () => {
    const outer = `
      const cloudbase = require(${SDK});
      const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV });
      exports.main = async () => (await app.callFunction({ name: 'inner', data: {} })).result;`;
    const inner = `exports.main = async () => process.env.TCB_SOURCE;`;
    const emulator = await anEmulator({
      with: { outer: { source: outer }, inner: { source: inner } },
      maxInstances: 1,
      people: people(),
    });
    const call = { name: 'outer', data: {} };
    const { body } = await postJson(`${emulator.url}/client/call`, call, AS_AN);
    expect(body).toMatchObject({ result: 'wx_client,scf' });
  });

  test('too slow is killed, a crash is told, and the next event gets a new instance', async () => {
    const source = `
      exports.main = async ({ what }) => {
        if (what === 'hang') for (;;);
        if (what === 'exit') process.exit(3);
        if (what === 'throw') throw new Error('out of tea');
        return 'fine';
      };`;
    const emulator = await anEmulator({ with: { risky: { source, timeout: 1 } } });
    const app = sdkFor(emulator);
    const attempt = (what: string) => app.callFunction({ name: 'risky', data: { what } });
    await expect(attempt('hang')).rejects.toMatchObject({ code: 'FUNCTION_TIME_LIMIT_EXCEEDED' });
    expect((await attempt('fine')).result).toBe('fine');
    await expect(attempt('exit')).rejects.toMatchObject({
      code: 'FUNCTION_EXECUTE_FAIL',
      message: expect.stringContaining('exit code 3'),
    });
    expect((await attempt('fine')).result).toBe('fine');
    await expect(attempt('throw')).rejects.toThrow('out of tea');
    await expect(app.callFunction({ name: 'nobody', data: {} })).rejects.toMatchObject({
      code: 'FUNCTION_NOT_FOUND',
    });
  });

  test('a bundle that was built again replaces the instances of the old one', async () => {
    const folder = aFolder();
    // Large enough that what is compiled of it is kept, and as long as the next.
    const saying = (word: string) =>
      `/*${'-'.repeat(250_000)}*/ exports.main = async () => '${word}';`;
    const emulator = await anEmulator({ folder, with: { f: { source: saying('old') } } });
    const app = sdkFor(emulator);
    const answers: unknown[] = [];
    for (const word of ['old', 'new', 'old']) {
      writeFunction(join(folder, 'cloudfunctions'), 'f', saying(word));
      answers.push((await app.callFunction({ name: 'f', data: {} })).result);
    }
    expect(answers).toEqual(['old', 'new', 'old']);
  });

  test('what functions print is kept as lines of JSON', async () => {
    const folder = aFolder();
    const source = `exports.main = async () => {
      console.log('{"level":"info","said":"as it is"}');
      console.error('in plain words');
    };`;
    const emulator = await anEmulator({ folder, with: { talker: { source } } });
    expect((await sdkFor(emulator).callFunction({ name: 'talker', data: {} })).result).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const log = readFileSync(join(folder, 'data', 'functions.log'), 'utf8');
    const lines = log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual({ level: 'info', said: 'as it is' });
    expect(lines).toContainEqual(
      expect.objectContaining({ function: 'talker', stream: 'stderr', text: 'in plain words' }),
    );
  });
});

describe('who printed what', () => {
  test('a line belongs to the event that printed it, even when the next one is waiting', async () => {
    const source = 'exports.main = async ({ n }, { request_id }) => console.log(n, request_id);';
    const emulator = await anEmulator({ with: { talker: { source } }, maxInstances: 1 });
    const app = sdkFor(emulator);
    const numbers = Array.from({ length: 40 }, (_value, n) => n);
    await Promise.all(numbers.map((n) => app.callFunction({ name: 'talker', data: { n } })));
    const response = await fetch(`${emulator.url}/emulator/logs`);
    const { lines } = (await response.json()) as { lines: { text: string; requestId: string }[] };
    expect(lines).toHaveLength(40);
    for (const { text, requestId } of lines) expect(JSON.parse(text).text).toContain(requestId);
  });
});

describe('who may call what', () => {
  async function aDoor() {
    const source = 'exports.main = async (event) => ({ length: JSON.stringify(event).length });';
    return anEmulator({
      with: { open: { source }, closed: { source } },
      environment: {
        collections: {},
        functionRules: { '*': { invoke: false }, open: { invoke: true } },
        httpAccess: { '/api': 'open' },
      },
      people: people(),
    });
  }

  test('a client needs a sign-in and a rule, a server needs neither', async () => {
    const emulator = await aDoor();
    const url = `${emulator.url}/client/call`;
    expect((await postJson(url, { name: 'open' })).body).toMatchObject({
      errCode: -501023,
      errMsg: expect.stringContaining('PERMISSION_DENIED'),
    });
    expect((await postJson(url, { name: 'closed' }, AS_AN)).body).toMatchObject({
      errCode: -501023,
    });
    expect((await postJson(url, { name: 'open' }, AS_AN)).body).toMatchObject({
      result: { length: 2 },
      requestId: expect.any(String),
    });
    const { result } = await sdkFor(emulator).callFunction({ name: 'closed', data: { a: 1 } });
    expect(result).toEqual({ length: 7 });
  });

  test('an event above 6 MB is refused at every door', async () => {
    const emulator = await aDoor();
    const text = 'x'.repeat(6 * 1024 * 1024);
    const call = { name: 'open', data: { text } };
    expect((await postJson(`${emulator.url}/client/call`, call, AS_AN)).body).toMatchObject({
      errCode: -501007,
      errMsg: expect.stringContaining('6 MB'),
    });
    const response = await fetch(`${emulator.url}/api/upload`, {
      method: 'POST',
      body: `${text}x`,
    });
    expect(response.status).toBe(413);
    const server = sdkFor(emulator).callFunction({ name: 'open', data: { text } });
    await expect(server).rejects.toThrow('6 MB');
  });
});
