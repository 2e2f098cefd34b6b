import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, launchBrowser } from '../support/browser';
import { type Look, looks, nameOf, optionsOf } from './looks';

/** Writes a picture of the whole gallery for every look, and answers with their names. */
export async function takePictures(url: string, folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const browser = await launchBrowser();
  const files: string[] = [];
  for (const look of looks) {
    const file = join(folder, `${nameOf(look)}.png`);
    await withGallery(browser, { url, look }, async (page) => {
      await growToContent(page);
      await page.screenshot({ path: file });
    });
    files.push(file);
  }
  await browser.close();
  return files;
}

/** Opens the gallery as somebody sees it who chose this look. */
export async function withGallery<T>(
  browser: Browser,
  { url, look }: { url: string; look: Look },
  act: (page: Page) => Promise<T>,
): Promise<T> {
  const phone = await aPhoneIn(browser, optionsOf(look));
  try {
    await phone.page.goto(url);
    await phone.page.locator('.exhibit').last().waitFor();
    await phone.page.evaluate('document.fonts.ready.then(() => undefined)');
    return await act(phone.page);
  } finally {
    await phone.close();
  }
}

/** The browser's pages scroll inside the window, so the window is made as tall as the page. */
async function growToContent(page: Page): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  const height = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('.taro_page')].map((it) => it.scrollHeight))`,
  );
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(700);
}
