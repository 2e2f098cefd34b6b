import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from './source-files';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const english = read('README.md');
const chinese = read('README.zh-CN.md');

/** What a shell is given, without what is said beside it: two spaces or more, then words. */
const commandsIn = (text: string) =>
  [...text.matchAll(/^npm .+?(?= {2}|$)/gm)].map(([command]) => command.trim());
const linksIn = (text: string) =>
  [...text.matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, link, image]) => link ?? image);
const settingsIn = (text: string) => text.match(/\b(HUIGAN|TCB)_[A-Z]+\b/g);

test('both READMEs name the same commands, settings and pages', () => {
  expect(commandsIn(english).length).toBeGreaterThan(20);
  expect(commandsIn(chinese)).toEqual(commandsIn(english));
  expect(settingsIn(chinese)).toEqual(settingsIn(english));
  const others = (text: string) => linksIn(text).filter((link) => !link?.startsWith('README'));
  expect(others(chinese).sort()).toEqual(others(english).sort());
});

test('they name every command there is, and no other', () => {
  const named = [...english.matchAll(/^npm run (?:-s )?([\w-]+)(?: \| ([\w-]+))?/gm)];
  const names = named.flatMap(([, one, another]) => (another ? [one, another] : [one]));
  // What README begins with, and parts of `check` and `start`.
  const parts = ['types', 'lint', 'fix', 'layers', 'unused', 'build', 'emulator'];
  const scripts = Object.keys(readJson('package.json').scripts);
  expect([...names, 'start', 'test', ...parts].sort()).toEqual(scripts.sort());
});
