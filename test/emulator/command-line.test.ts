import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  aFolder,
  anEmulator,
  closeEverything,
  postJson,
  writeFunction,
} from './support/an-emulator';

afterAll(closeEverything);

const MAIN = join(__dirname, '..', '..', 'emulator', 'main.ts');

interface Ended {
  code: number | null;
  stderr: string;
  stdout: string;
}

interface Running {
  ended: Promise<Ended>;
  url: Promise<string>;
  stop(): void;
}

function run(folder: string, ...words: string[]): Running {
  let stop = () => {};
  let tell: (url: string) => void = () => {};
  const url = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const ended = new Promise<Ended>((resolve) => {
    const { TENCENTCLOUD_SECRETID: _id, TENCENTCLOUD_SECRETKEY: _key, ...others } = process.env;
    const options = { cwd: folder, env: { ...others, PRIVATE: 'of this machine' } };
    const child = execFile(
      process.execPath,
      ['--import', require.resolve('tsx'), MAIN, ...words],
      options,
      (_problem, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
    child.stdout?.on('data', (text: string) => {
      const [found] = /http:\S+/.exec(text) ?? [];
      if (found) tell(found);
    });
    stop = () => child.kill('SIGTERM');
  });
  return { ended, url, stop };
}

/** A project that has been built, as the defaults expect it. */
function aProject(environment: object = { collections: {} }): string {
  const folder = aFolder();
  mkdirSync(join(folder, 'dist'), { recursive: true });
  const deployment = { envId: 'demo', functionRoot: '.', functions: [{ name: 'hello' }] };
  writeFileSync(join(folder, 'cloudbaserc.json'), JSON.stringify(deployment));
  writeFileSync(join(folder, 'dist', 'environment.json'), JSON.stringify(environment));
  writeFunction(
    join(folder, 'dist', 'cloudfunctions'),
    'hello',
    'exports.main = async () => ({ secret: process.env.SECRET, private: process.env.PRIVATE });',
  );
  return folder;
}

describe('the command line', () => {
  test('it starts with the defaults, gives functions their secrets only, and ends when told', async () => {
    const folder = aProject({
      collections: {},
      functionRules: { '*': { invoke: false } },
      httpAccess: { '/api': 'hello' },
    });
    writeFileSync(join(folder, '.env'), '# settings\nSECRET=a=b\n');
    const words = ['--port', '0', '--env-file', '.env', '--at', '2031-05-06T00:00:00Z'];
    const emulator = run(folder, ...words);
    const url = await emulator.url;
    expect(await (await fetch(`${url}/api`)).json()).toEqual({ secret: 'a=b' });
    expect((await postJson(`${url}/emulator/clock`, { advance: 'P1D' })).body).toMatchObject({
      now: expect.stringMatching(/^2031-05-07T00/),
    });
    const unknown = { action: 'functions.invokeFunction', function_name: 'nobody' };
    expect((await postJson(`${url}/admin`, unknown)).body).toMatchObject({
      message: expect.stringContaining('function nobody is not in cloudbaserc.json'),
    });
    const second = await run(folder, '--port', '0').ended;
    expect(second).toMatchObject({
      code: 1,
      stderr: 'another emulator is running on the data folder .emulator\n',
    });
    emulator.stop();
    expect((await emulator.ended).code).toBe(0);
  });

  test('a taken port and a wrong word are told', async () => {
    const { port } = await anEmulator({ data: null });
    const taken = run(aProject(), '--port', String(port));
    const unknown = run(aFolder(), '--prot', '1');
    expect(await taken.ended).toMatchObject({
      code: 1,
      stderr: `port ${port} is taken; choose another with --port\n`,
    });
    const { code, stderr } = await unknown.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/--prot.*--cloudbaserc FILE/s);
    const keyless = run(aProject(), '--port', '0', '--verify-signatures');
    expect(await keyless.ended).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('needs TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY'),
    });
  });
});

describe('declarations', () => {
  test('a file that is missing or wrong is named', async () => {
    const missing = join(aFolder(), 'environment.json');
    await expect(anEmulator({ environment: missing })).rejects.toThrow(
      'environment.json is missing. Has the project been built?',
    );
    const file = join(aProject({ collections: { notes: { indexes: [{ name: 'x' }] } } }), 'dist');
    await expect(anEmulator({ environment: join(file, 'environment.json') })).rejects.toThrow(
      /environment\.json: collections\.notes\.indexes\.0\.keys: /,
    );
    writeFileSync(missing, '{');
    await expect(anEmulator({ environment: missing })).rejects.toThrow('is not JSON');
    await expect(anEmulator({ people: 'nobody.json' })).rejects.toThrow('nobody.json is missing');
  });

  test('each mistake names its field', async () => {
    const starting = (environment: object, functions: object[] = []) =>
      anEmulator({
        environment: { collections: {}, ...environment },
        cloudbaserc: { envId: 'demo', functions } as never,
      });
    await expect(starting({ functionRules: {} })).rejects.toThrow(/functionRules: .*"\*"/);
    await expect(starting({ functionRules: { '*': { invoke: 'maybe' } } })).rejects.toThrow(
      'functionRules.*.invoke',
    );
    await expect(starting({ httpAccess: { api: 'f' } })).rejects.toThrow('httpAccess.api');
    await expect(starting({ collection: {} })).rejects.toThrow('collection');
    await expect(starting({}, [{ name: 'f', timeout: 1000 }])).rejects.toThrow(
      'functions.0.timeout',
    );
    const trigger = { name: 't', type: 'timer', config: '0 0 * * *' };
    await expect(starting({}, [{ name: 'f', triggers: [trigger] }])).rejects.toThrow('7 fields');
  });
});

test('a data folder that cannot be made is told at once', async () => {
  const { code, stderr } = await run(aProject(), '--data', '/proc/x/y').ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^\/proc\/x\/y cannot be written to: .*\n$/),
  });
});
