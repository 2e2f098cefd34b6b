import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '../..');

const FOLDERS = ['shared', 'cloudfunctions', 'miniprogram', 'emulator', 'bot', 'test', 'bench'];
const SOURCE = /\.(ts|tsx|js|cjs|mjs|scss)$/;
const NOT_OURS = /^(node_modules|dist|\..*)$/;

export type SourceFile = { readonly path: string; readonly text: string };

/** Every source file as it lies on the disk, committed or not, by its path from the root. */
export const sourceFiles: readonly SourceFile[] = FOLDERS.flatMap(filesIn)
  .filter((path) => SOURCE.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Every file below a folder, whatever it is; a folder that is not there yet has none. */
export function filesIn(folder: string): readonly string[] {
  const entries = entriesOf(folder).filter(({ name }) => !NOT_OURS.test(name));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
