import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
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
    execFileSync('npm', [...words, '--workspace', 'emulator'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  npm('run', 'build');
  const [report] = JSON.parse(npm('pack', '--json', '--pack-destination', folder));
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
  for (const name of Object.keys(dependencies)) {
    const place = join(project, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(REPOSITORY, 'node_modules', name), place);
  }
  for (const [name, file] of Object.entries<string>(bin)) {
    mkdirSync(join(project, 'node_modules/.bin'));
    chmodSync(join(home, file), 0o755);
    symlinkSync(join('..', PACKAGE, file), join(project, 'node_modules/.bin', name));
  }
  return project;
}

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

  test('holds what runs and the README, and no sources', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'README.md',
        'dist/emulator.js',
        'dist/main.js',
        'dist/runner.cjs',
        'dist/window/index.html',
        'dist/window/main.js',
        'dist/window/window.css',
        'package.json',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
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
});
