import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import cloudbase from '@cloudbase/node-sdk';
import { sdkEnvironment } from '../../emulator/emulator';
import { aFolder, closeEverything, writeFunction } from './support/an-emulator';

const REPOSITORY = resolve(__dirname, '../..');
const PACKAGE = '@huigan/emulator';
const started: ChildProcess[] = [];

afterAll(async () => {
  for (const child of started) child.kill();
  await closeEverything();
});

/** The package as it would be downloaded, and the files in it. */
function packed(): { tarball: string; files: string[] } {
  const folder = aFolder();
  const npm = (...words: string[]) =>
    execFileSync('npm', words, { cwd: REPOSITORY, encoding: 'utf8', stdio: 'pipe' });
  npm('run', 'build', '--workspace', 'emulator');
  const [report] = JSON.parse(
    npm('pack', './emulator/dist', '--json', '--pack-destination', folder),
  );
  return {
    tarball: join(folder, report.filename),
    files: report.files.map(({ path }: { path: string }) => path),
  };
}

/** An empty project with the package installed: what it depends on comes from this repository. */
function aProjectWith(tarball: string): string {
  const project = aFolder();
  const home = join(project, 'node_modules', PACKAGE);
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  const { dependencies, bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) fromHere(project, name);
  for (const [name, file] of Object.entries<string>(bin)) {
    mkdirSync(join(project, 'node_modules/.bin'));
    chmodSync(join(home, file), 0o755);
    symlinkSync(join('..', PACKAGE, file), join(project, 'node_modules/.bin', name));
  }
  return project;
}

/** What another project would install, taken from this repository. */
function fromHere(project: string, name: string): void {
  const place = join(project, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(REPOSITORY, 'node_modules', name), place);
}

const pathsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(pathsIn);

function start(project: string, ...words: string[]): Promise<string> {
  const child = spawn(join(project, 'node_modules/.bin/cloudbase-emulator'), words, {
    cwd: project,
  });
  started.push(child);
  return new Promise((tell, fail) => {
    let said = '';
    const hear = (piece: Buffer) => {
      said += String(piece);
      const [url] = /http:\S+/.exec(said) ?? [];
      if (url) tell(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
}

describe('the package', () => {
  let tarball: string;
  let files: string[];

  beforeAll(() => {
    ({ tarball, files } = packed());
  });

  test('holds what runs, its types and the README, and no sources', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'emulator.js',
        'load-bundle.cjs',
        'main.js',
        'package.json',
        'runner.cjs',
        'types/emulator.d.ts',
        'window/index.html',
        'window/main.js',
        'window/window.css',
      ]),
    );
    expect(files.filter((file) => /(?<!\.d)\.ts$/.test(file))).toEqual([]);
  });

  test('offers nothing that is not in it', () => {
    const manifest = readFileSync(join(REPOSITORY, 'emulator/dist/package.json'), 'utf8');
    const { exports, bin } = JSON.parse(manifest);
    const offered = [exports, bin].flatMap(pathsIn).map((path) => path.replace(/^\.\//, ''));
    expect(offered.sort()).toEqual(['emulator.js', 'main.js', 'types/emulator.d.ts']);
    expect(files).toEqual(expect.arrayContaining(offered));
  });

  test('started by its bin with a schema and a folder of functions, it serves another project', async () => {
    const project = aProjectWith(tarball);
    const schema = {
      collections: { visits: { indexes: [{ name: 'by_door', keys: [['door', 1]] }] } },
    };
    writeFileSync(join(project, 'schema.json'), JSON.stringify(schema));
    const sdk = JSON.stringify(require.resolve('@cloudbase/node-sdk'));
    const source = `
      const cloudbase = require(${sdk});
      const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV });
      exports.main = ({ door }) => app.database().collection('visits').add({ door });`;
    writeFunction(join(project, 'functions'), 'visit', source);
    const words = ['--schema', 'schema.json', '--functions', './functions', '--port', '0'];
    const url = await start(project, ...words);
    Object.assign(process.env, sdkEnvironment(url));
    const app = cloudbase.init({ env: 'local' });
    await app.callFunction({ name: 'visit', data: { door: 'east' } });
    await expect(app.callFunction({ name: 'leave', data: {} })).rejects.toThrow(
      'function leave is not among those given: visit',
    );
    const nowhere = app.database().collection('nowhere');
    await expect(nowhere.add({ door: 'east' })).rejects.toThrow('Declare it in schema.json');
    const visits = app.database().collection('visits');
    expect((await visits.where({ door: 'east' }).count()).total).toBe(1);
    await expect(visits.where({ hour: 9 }).get()).rejects.toMatchObject({
      code: 'EMULATOR_STRICT',
    });
    for (const path of ['', 'window/main.js', 'window/window.css', 'calls']) {
      expect((await fetch(`${url}/emulator/${path}`)).status).toBe(200);
    }
  });

  test('imported by its name, it starts in code', () => {
    const project = aProjectWith(tarball);
    const script = `
      import { startEmulator, sdkEnvironment } from '${PACKAGE}';
      const emulator = await startEmulator({
        environment: { collections: {} },
        cloudbaserc: { envId: 'local', functions: [] },
        functions: '.',
        data: null,
      });
      process.stdout.write(Object.keys(sdkEnvironment(emulator.url)).join());
      await emulator.close();`;
    writeFileSync(join(project, 'start.mjs'), script);
    const said = execFileSync(process.execPath, ['start.mjs'], { cwd: project, encoding: 'utf8' });
    expect(said).toContain('TCB_CONTEXT_CNFG');
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'what README shows in code has types, with modules as %s and %s',
    (module, moduleResolution) => {
      const project = aProjectWith(tarball);
      for (const name of ['@types/node', 'undici-types']) fromHere(project, name);
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'es2022',
        strict: true,
        noEmit: true,
      };
      writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const readme = readFileSync(join(REPOSITORY, 'emulator/README.md'), 'utf8');
      const [, shown = ''] = /## In code\s+```ts\n(.*?)```/s.exec(readme) ?? [];
      const given = `
        const environment = { collections: {} };
        const cloudbaserc = { envId: 'local', functions: [] };
        const functions = '.';`;
      const wrong = `
        // @ts-expect-error a duration is text
        await emulator.advance(30);`;
      expect(shown).toContain(PACKAGE);
      writeFileSync(join(project, 'start.ts'), given + shown + wrong);
      const tsc = join(REPOSITORY, 'node_modules/.bin/tsc');
      const { status, stdout } = spawnSync(tsc, { cwd: project, encoding: 'utf8' });
      expect([status, stdout]).toEqual([0, '']);
    },
  );
});
