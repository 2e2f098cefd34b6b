import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildFunctions, bundling, DOORS } from '@huigan/cloudfunctions/terminal/build-functions';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { build } from 'esbuild';
import { ROOT } from '../test/support/world';

type Loaded = { readonly bytes: number; readonly loadMs: number };
/** Budget: main package ≤ 700 KB, loadRatio ≤ 1.3. */
export type Size = {
  readonly mainPackageBytes: number;
  readonly functions: Readonly<Record<string, Loaded>>;
  /** The SDK bundled by itself: what any function of the platform pays to start. */
  readonly sdkAloneMs: number;
  /** The slowest door against the SDK alone. */
  readonly loadRatio: number;
};

const ROUNDS = 21;
const SDK_ALONE = 'dist/sdk-alone.js';

/** What is uploaded and how long a cold function takes to load, the best of interleaved fresh starts. */
export async function measureSize(): Promise<Size> {
  await buildFunctions(ROOT);
  await buildSdkAlone();
  const bundles = new Map<string, string>([
    ['sdk', join(ROOT, SDK_ALONE)],
    ...DOORS.map((door) => [door, join(ROOT, 'dist/cloudfunctions', door, 'index.js')] as const),
  ]);
  const times = loadTimes(bundles);
  const sdkAloneMs = best(times.get('sdk') ?? []);
  const functions = Object.fromEntries(
    DOORS.map((door) => [
      door,
      { bytes: statSync(bundles.get(door) ?? '').size, loadMs: best(times.get(door) ?? []) },
    ]),
  );
  const slowest = Math.max(...Object.values(functions).map(({ loadMs }) => loadMs));
  return {
    mainPackageBytes: bytesUnder(await ensurePhoneBuilt('weapp')),
    functions,
    sdkAloneMs,
    loadRatio: Math.round((slowest / sdkAloneMs) * 100) / 100,
  };
}

async function buildSdkAlone(): Promise<void> {
  const contents =
    "import cloudbase from '@cloudbase/node-sdk'; cloudbase.init({ env: 'x' }).database();";
  await build({
    stdin: { contents, resolveDir: join(ROOT, 'cloudfunctions'), loader: 'ts' },
    outfile: join(ROOT, SDK_ALONE),
    ...bundling,
  });
}

/** Taken in turns, so that a busy moment of the machine hurts all alike. */
function loadTimes(bundles: ReadonlyMap<string, string>): ReadonlyMap<string, number[]> {
  const times = new Map<string, number[]>([...bundles.keys()].map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, file] of bundles) times.get(name)?.push(loadOnce(file));
  }
  return times;
}

function loadOnce(file: string): number {
  const script = `const t = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t)); process.exit(0)`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HUIGAN_MASTER_KEY: Buffer.alloc(32).toString('base64'),
  };
  return Number(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }));
}

/** Whatever else the machine does only ever adds: the best start is what loading itself takes. */
const best = (values: readonly number[]): number => Math.round(Math.min(...values));

/** There are no subpackages yet: everything the phone downloads is the main package. */
const bytesUnder = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
