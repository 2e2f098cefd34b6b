import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, say } from '@huigan/cloudfunctions/terminal/run-command';
import { launchBrowser, ROOT } from '../support/browser';
import { aTemporaryFolder } from '../support/temporary-folder';
import { writeContactSheet } from './contact-sheet';
import { livedIn } from './history';
import { openNewBrand } from './new-brand';
import { openProduct } from './product';
import { takePictures } from './take';

const USAGE = `Photographs every page of the member's app as it runs with the demo brand.

  npm run screenshots                  writes docs/screenshots and its contact sheet
  --page NAME    only this page        --data FOLDER   a demo that has been lived through already`;

const options = { page: { type: 'string' }, data: { type: 'string' } } as const;

await runCommand({ usage: USAGE, options, positionals: 0 }, ({ page, data }) =>
  photograph(data ?? aTemporaryFolder(), page),
);

async function photograph(data: string, only: string | undefined): Promise<void> {
  const folder = join(ROOT, 'docs/screenshots');
  if (only === undefined) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const product = await openProduct(data);
  const newBrand = await openNewBrand();
  const browser = await launchBrowser();
  try {
    const entries = await livedIn(product);
    const pictures = await takePictures({ browser, product, newBrand, folder, only }, entries);
    if (only === undefined) writeContactSheet(folder, pictures);
    for (const { file } of pictures) say(file);
  } finally {
    await browser.close();
    await newBrand.close();
    await product.close();
  }
}
