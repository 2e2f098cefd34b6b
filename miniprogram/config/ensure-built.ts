import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { phoneSources } from './sources';

/** The gallery is a browser build that shows the parts instead of the pages. */
export type PhoneTarget = 'weapp' | 'h5' | 'gallery';

// Not __dirname: a loader that turns this file into a module leaves only `require` where it was.
const ROOT = path.dirname(require.resolve('../../cloudbaserc.json'));
const STAMPS = path.join(ROOT, 'dist/.stamps');

/** How long one build waits for another that is already at it, and how often it looks. */
const WAIT_MS = 240_000;
const LOOK_MS = 500;

export const phoneDist = (target: PhoneTarget): string =>
  path.join(ROOT, 'dist', target === 'weapp' ? 'miniprogram' : target);

/**
 * Builds the phone unless what lies in `dist` was made of these very sources. Safe to call from
 * several processes at once: one builds, the others wait for it.
 */
export async function ensurePhoneBuilt(target: PhoneTarget): Promise<string> {
  const dist = phoneDist(target);
  const wanted = digestOfSources();
  if (stampOf(target) === wanted && fs.existsSync(dist)) return dist;
  await oneAtATime(target, async () => {
    if (stampOf(target) === wanted && fs.existsSync(dist)) return;
    fs.rmSync(stampFile(target), { force: true });
    fs.rmSync(dist, { recursive: true, force: true });
    await build(target);
    fs.writeFileSync(stampFile(target), wanted);
  });
  return dist;
}

function digestOfSources(): string {
  const digest = createHash('sha256');
  for (const file of phoneSources(ROOT)) {
    digest.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file));
  }
  return digest.update(process.env['CLOUD_ENV'] ?? '').digest('hex');
}

const stampFile = (target: PhoneTarget): string => path.join(STAMPS, `phone-${target}`);

function stampOf(target: PhoneTarget): string | null {
  const file = stampFile(target);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

/** A directory can be made once: who makes it builds. A builder that died is not waited for. */
async function oneAtATime(target: PhoneTarget, work: () => Promise<void>): Promise<void> {
  fs.mkdirSync(STAMPS, { recursive: true });
  const lock = `${stampFile(target)}.lock`;
  const deadline = Date.now() + WAIT_MS;
  while (!taken(lock)) {
    if (abandoned(lock) || Date.now() > deadline) fs.rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw problem;
  }
}

function abandoned(lock: string): boolean {
  if (!fs.existsSync(lock)) return false;
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0);
    return false;
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function build(target: PhoneTarget): Promise<void> {
  const cli = require.resolve('@tarojs/cli/bin/taro');
  const type = target === 'gallery' ? 'h5' : target;
  const gallery = target === 'gallery' ? { GALLERY: 'yes' } : {};
  const options = ['build', '--type', type, '--disable-global-config', '--no-check'];
  const child = spawn(process.execPath, [cli, ...options], {
    cwd: path.join(ROOT, 'miniprogram'),
    env: { ...process.env, ...gallery, NODE_ENV: 'production', TARO_ENV: type },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`building the phone for ${target} failed:\n${output}`));
    });
  });
}
