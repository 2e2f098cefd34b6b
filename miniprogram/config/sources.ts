import fs from 'node:fs';
import path from 'node:path';

/** Imports that leave code behind; `import type` leaves none. */
const CODE_IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const SHARED = '@huigan/shared/';
const SKIPPED = new Set(['node_modules', 'tsconfig.json']);

/**
 * Every file the phone is built from: all of `miniprogram`, what is installed, and of `shared` only
 * what the phone imports as code, so that work on the cloud does not rebuild it.
 */
export function phoneSources(root: string): string[] {
  const own = filesUnder(path.join(root, 'miniprogram'));
  const found = new Set([...own, path.join(root, 'package-lock.json')]);
  const unread = own.filter((file) => /\.tsx?$/.test(file));
  for (let file = unread.pop(); file !== undefined; file = unread.pop()) {
    for (const shared of sharedImportsOf(file, root)) {
      if (found.has(shared)) continue;
      found.add(shared);
      unread.push(shared);
    }
  }
  return [...found].sort();
}

function sharedImportsOf(file: string, root: string): string[] {
  const shared = path.join(root, 'shared');
  return Array.from(fs.readFileSync(file, 'utf8').matchAll(CODE_IMPORT), ([, name = '']) =>
    name.startsWith(SHARED)
      ? path.join(shared, `${name.slice(SHARED.length)}.ts`)
      : path.resolve(path.dirname(file), `${name}.ts`),
  ).filter((found) => found.startsWith(shared) && fs.existsSync(found));
}

function filesUnder(place: string): string[] {
  if (!fs.statSync(place).isDirectory()) return [place];
  return fs
    .readdirSync(place)
    .filter((name) => !SKIPPED.has(name) && !name.startsWith('.'))
    .flatMap((name) => filesUnder(path.join(place, name)));
}
