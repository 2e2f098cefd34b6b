import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser, ROOT } from '../support/browser';
import { asPng, tabPictures } from './tab-pictures';

// `npm run icons`: draws the pictures of the tab bar anew, after an icon or an accent has changed.
const browser = await launchBrowser();
const page = await browser.newPage();
for (const { file, svg } of tabPictures) {
  writeFileSync(join(ROOT, 'miniprogram', file), await asPng(page, svg));
}
await browser.close();
