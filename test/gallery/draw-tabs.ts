import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@huigan/cloudfunctions/terminal/run-command';
import { launchBrowser, ROOT } from '../support/browser';
import { asPng, tabPictures } from './tab-pictures';

const USAGE = `Draws the pictures of the tab bar anew, after an icon or an accent has changed.

  npm run icons`;

await runCommand({ usage: USAGE, options: {}, positionals: 0 }, async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  for (const { file, svg } of tabPictures) {
    writeFileSync(join(ROOT, 'miniprogram', file), await asPng(page, svg));
  }
  await browser.close();
});
