import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aProgram } from '../support/build';
import { aShop, aShopsFile } from '../support/build-shops';
import { aTemporaryFolder } from '../support/temporary-folder';
import { aWorld, ROOT, type World } from '../support/world';

// The commands as somebody types them, in processes of their own, against a running environment.
let world: World;
const home = aTemporaryFolder();
beforeAll(async () => {
  world = await aWorld();
  await world.person('mei', '13800000001').join();
  writeFileSync(join(home, 'master-key'), world.masterKey);
}, 120_000);
afterAll(() => world.close());

type Ran = { readonly code: number; readonly out: string };

function run(command: string, ...args: string[]): Promise<Ran> {
  const file = join(ROOT, 'cloudfunctions/terminal', `${command}.ts`);
  const env = { PATH: process.env['PATH'], HUIGAN_HOME: home, HUIGAN_URL: world.emulator.url };
  return new Promise((resolve) => {
    execFile(
      join(ROOT, 'node_modules/.bin/tsx'),
      [file, ...args],
      { env },
      (error, out, problems) => resolve({ code: error === null ? 0 : 1, out: out + problems }),
    );
  });
}

const shell = (command: string): Promise<string> =>
  new Promise((resolve) => execFile('bash', ['-c', command], (_, out) => resolve(out)));

function aFile(name: string, content: object | string): string {
  const file = join(home, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('a key is made once, and what it signs can be pasted into a shell', async () => {
  const made = await run('key', 'new', 'shop-1', 'Shop 1');
  const secret = /secret {2}([0-9a-f]{64})/.exec(made.out)?.[1] ?? '';
  expect(made.code).toBe(0);
  expect(await run('key', 'new', 'shop-1')).toMatchObject({
    code: 1,
    out: expect.stringContaining('already'),
  });

  const body = JSON.stringify({ member: { phone: '13800000001' }, note: "it's odd" });
  const args = ['--key', 'shop-1', '--secret', secret, '--url', `${world.emulator.url}/api`];
  const odd = await run('sign', ...args, '/v1/members:lookup', body);
  expect(await shell(odd.out)).toContain('"field":"note"');
  const plain = JSON.stringify({ member: { phone: '13800000001' } });
  const good = await run('sign', ...args, '/v1/members:lookup', plain);
  expect(await shell(good.out)).toContain('"spendable":0');

  expect((await run('key', 'limit', 'shop-1', 'many')).out).toContain('whole number');
  expect((await run('key', 'limit', 'shop-1', '600')).out).toContain('600 items a minute');
  expect(await run('key', 'usage', 'shop-1')).toMatchObject({
    code: 0,
    out: expect.stringContaining('calls'),
  });
  expect((await run('key', 'rotate', 'shop-1')).out).toMatch(/secret {2}[0-9a-f]{64}/);
  expect((await run('key', 'revoke', 'shop-1')).out).toContain('revoked');
  expect(await run('key', 'rotate', 'shop-1')).toMatchObject({ code: 1 });
}, 120_000);

test('every fault of a program is told with its path, and a sound one is published for good', async () => {
  const faulty = {
    ...aProgram({ version: 0 }),
    earning: {
      rules: [{ id: 'a', words: { zh: '甲', en: 'A' }, award: { kind: 'fixed', points: 0 } }],
      multipliers: [
        {
          id: 'm',
          words: { zh: '乙', en: 'B' },
          percent: 200,
          when: { field: 'tier', in: ['no'] },
        },
      ],
    },
    typo: true,
  };
  const checked = await run('program', 'check', aFile('faulty.json', faulty));
  expect(checked.code).toBe(1);
  for (const path of [
    'version',
    'typo',
    'earning.rules[0].award.points',
    'earning.multipliers[0].when',
  ]) {
    expect(checked.out).toContain(path);
  }
  expect(await run('program', 'check', aFile('text.json', '{'))).toMatchObject({
    code: 1,
    out: expect.stringContaining('is not JSON'),
  });

  const past = aFile(
    'past.json',
    aProgram({ version: 2, effectiveFrom: '2026-02-01T00:00:00+08:00' }),
  );
  expect((await run('program', 'publish', past)).out).toContain('at least half a minute ahead');
  const next = aFile(
    'next.json',
    aProgram({ version: 2, effectiveFrom: '2026-05-01T00:00:00+08:00' }),
  );
  expect(await run('program', 'publish', next)).toMatchObject({ code: 0 });
  expect((await run('program', 'publish', next)).out).toContain('never changes');
}, 120_000);

test('who reads only the beginning of an answer breaks nothing', async () => {
  const file = join(ROOT, 'cloudfunctions/terminal/key.ts');
  const tsx = join(ROOT, 'node_modules/.bin/tsx');
  const settings = `HUIGAN_HOME=${home} HUIGAN_URL=${world.emulator.url}`;
  const said = await shell(`${settings} ${tsx} ${file} usage till 2>&1 | head -n 1`);
  expect(said).toMatch(/^day +calls/);
}, 30_000);

test('without anything running, a command says what to do', async () => {
  const env = { PATH: process.env['PATH'], HUIGAN_HOME: home, HUIGAN_URL: 'http://127.0.0.1:9' };
  const file = join(ROOT, 'cloudfunctions/terminal/key.ts');
  const said = await new Promise<string>((resolve) =>
    execFile(join(ROOT, 'node_modules/.bin/tsx'), [file, 'new', 'x'], { env }, (_, out, problems) =>
      resolve(out + problems),
    ),
  );
  expect(said).toContain('npm start');
}, 30_000);

test('shops are checked and published, and the desk answers what a member asked', async () => {
  const file = aFile('shops.json', aShopsFile());
  expect((await run('shops', 'check', file)).out).toContain('2 shops, all sound');
  const wrong = aFile('wrong-shops.json', { format: 1, shops: [{ ...aShop(), phone: '' }] });
  expect(await run('shops', 'publish', wrong)).toMatchObject({
    code: 1,
    out: expect.stringContaining('shops[0].phone'),
  });
  expect((await run('shops', 'publish', file)).out).toContain('2 shops are published');
  expect((await run('shops', 'publish', file)).out).toContain('published already');

  expect((await run('desk', 'list')).out).toContain('nothing waits');
  await world.emulator.advance('PT6M');
  const mei = world.person('mei', '13800000001');
  const asked = await mei.ask<{ reference: string }>('service.claim', {
    number: 'R77',
    shop: 'binjiang',
    day: '2026-03-02',
    amountFen: 12_800,
  });
  if (!asked.ok) throw new Error(asked.error.code);
  const { reference } = asked.value;
  expect((await run('desk', 'list')).out).toContain(`${reference}  2 March`);
  expect((await run('desk', 'show', reference)).out).toContain('no till has sent this number');
  const answer = ['answer', reference.toLowerCase(), '--as', 'Lin', '--why', '小票已核对'];
  expect(await run('desk', ...answer)).toMatchObject({ code: 1 });
  expect(await run('desk', ...answer, '--credit', '128')).toMatchObject({
    code: 1,
    out: expect.stringContaining('--approved-by'),
  });
  const credit = [...answer, '--credit', '128', '--approved-by', 'Zhou'];
  expect(await run('desk', ...credit)).toMatchObject({ code: 0 });
  expect(await run('desk', ...answer, '--refuse')).toMatchObject({
    code: 1,
    out: expect.stringContaining('answered already'),
  });
  const shown = (await run('desk', 'show', reference)).out;
  for (const words of ['credited 128 points', 'Lin, Zhou', '小票已核对']) {
    expect(shown).toContain(words);
  }
  expect(await mei.ask('service.tickets')).toMatchObject({
    value: { tickets: [{ answer: { outcome: 'credited', points: 128, reason: '小票已核对' } }] },
  });
}, 120_000);
