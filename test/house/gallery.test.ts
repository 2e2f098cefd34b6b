import { dirname, join } from 'node:path';
import { type SourceFile, sourceFiles } from './source-files';

const IMPORT = /from '(\.[^']*)'/g;

const phone = sourceFiles.filter(({ path }) => path.startsWith('miniprogram/'));

test('every part is in the gallery', () => {
  const parts = phone.filter(({ path }) => /^miniprogram\/parts\/.*\.tsx$/.test(path));
  const shown = reachedFrom('miniprogram/gallery/index.tsx', phone);
  expect(parts.length).toBeGreaterThan(15);
  expect(parts.map(({ path }) => path).filter((path) => !shown.has(path))).toEqual([]);
});

test('a part nobody shows is missed', () => {
  const files = [
    { path: 'm/gallery/index.tsx', text: "import { A } from '../parts/a';" },
    { path: 'm/parts/a.tsx', text: "import { B } from './b';" },
    { path: 'm/parts/b.tsx', text: '' },
    { path: 'm/parts/c.tsx', text: '' },
  ];
  expect([...reachedFrom('m/gallery/index.tsx', files)]).toEqual([
    'm/gallery/index.tsx',
    'm/parts/a.tsx',
    'm/parts/b.tsx',
  ]);
});

/** The file and all it imports, near or far. */
function reachedFrom(start: string, files: readonly SourceFile[]): ReadonlySet<string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const reached = new Set([start]);
  for (const path of reached) {
    for (const [, name = ''] of (texts.get(path) ?? '').matchAll(IMPORT)) {
      const found = [`${join(dirname(path), name)}.tsx`, `${join(dirname(path), name)}.ts`].find(
        (file) => texts.has(file),
      );
      if (found !== undefined) reached.add(found);
    }
  }
  return reached;
}
