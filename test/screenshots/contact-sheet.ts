import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faces } from './faces';
import type { Look, Picture } from './take';

const WIDTH = 150;

const HEAD = `# Every page in its five faces

Taken by \`npm run screenshots\` from the running product with its demo brand, 375 × 812: a page before anything came, with
nothing in it yet, with content, refused, and when the network went; a form on its way, untouched, filled in, refused, and
sent without a network. Below each, its content in English, in large text (大字版) and 320 px wide.
`;

/** One page that shows all the pictures, a row of faces and a row of looks for every page of the app. */
export function writeContactSheet(folder: string, pictures: readonly Picture[]): void {
  const pages = [...new Set(pictures.map(({ page }) => page))];
  const sections = pages.map((page) => {
    const own = pictures.filter((picture) => picture.page === page);
    const inFaces = faces.flatMap((face) =>
      own.filter((picture) => picture.face === face && picture.look === ''),
    );
    const inLooks = own.filter(({ look }) => look !== '');
    return `\n## ${page}\n${row(inFaces)}\n${row(inLooks)}\n`;
  });
  writeFileSync(join(folder, 'README.md'), HEAD + sections.join(''));
}

const row = (pictures: readonly Picture[]): string =>
  `\n<p>\n${pictures.map(({ file, page, face, look }) => `  <img width="${WIDTH}" src="${file}" alt="${page}, ${face}${wordOf(look)}">`).join('\n')}\n</p>`;

const wordOf = (look: Look): string => (look === '' ? '' : `, ${look.slice(1)}`);
