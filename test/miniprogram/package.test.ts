import fs from 'node:fs';
import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { parse } from 'acorn';

/** The oldest phones that WeChat still serves run this, and nothing newer. */
const ECMA_VERSION = 2018;
/** What is loaded before the first page shows. WeChat's own limit is 2 MB. */
const MAIN_PACKAGE_MAX = 700 * 1024;

type File = { readonly name: string; readonly bytes: number; readonly text: string };

let files: readonly File[] = [];

beforeAll(async () => {
  files = filesOf(await ensurePhoneBuilt('weapp'));
}, 300_000);

const scripts = () => files.filter(({ name }) => name.endsWith('.js'));

test('every script runs on the oldest phone', () => {
  expect(scripts().length).toBeGreaterThan(3);
  for (const { name, text } of scripts()) {
    const reading = () => parse(text, { ecmaVersion: ECMA_VERSION, sourceType: 'script' });
    expect({ name, error: errorOf(reading) }).toEqual({ name, error: null });
  }
  expect(errorOf(() => parse('a?.b', { ecmaVersion: ECMA_VERSION }))).not.toBeNull();
});

test('the main package stays small', () => {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(MAIN_PACKAGE_MAX);
});

test('contracts reach the phone as types only', () => {
  for (const { name, text } of scripts()) {
    expect({ name, zod: /ZodError|_zod\b|strictObject/.test(text) }).toEqual({ name, zod: false });
  }
});

test('the gallery of parts is in nothing that members get', async () => {
  const served = filesOf(await ensurePhoneBuilt('h5'));
  const showing = (words: string) =>
    [...files, ...served].filter(({ text }) => text.includes(words));
  expect(showing('entry-row').length).toBeGreaterThan(1);
  expect(showing('exhibit').map(({ name }) => name)).toEqual([]);
}, 300_000);

test('nothing that exists for the browser is carried to the phone', () => {
  for (const { name, text } of scripts()) {
    expect({ name, emulator: /\/emulator\/|\/client\/call/.test(text) }).toEqual({
      name,
      emulator: false,
    });
  }
});

function filesOf(dist: string): readonly File[] {
  return fs
    .readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => ({
      name: path.relative(dist, file),
      bytes: fs.statSync(file).size,
      text: fs.readFileSync(file, 'utf8'),
    }));
}

function errorOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (problem) {
    return String(problem);
  }
}
