import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  BinaryBitmap,
  HybridBinarizer,
  MultiFormatReader,
  RGBLuminanceSource,
} from '@zxing/library';
import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { openGallery } from '../gallery/gallery';
import { looks, nameOf } from '../gallery/looks';
import { asPng, tabPictures } from '../gallery/tab-pictures';
import { withGallery } from '../gallery/take-pictures';
import { launchBrowser, tooSmallOn } from '../support/browser';

let gallery: Awaited<ReturnType<typeof openGallery>>;
let browser: Browser;

beforeAll(async () => {
  gallery = await openGallery();
  browser = await launchBrowser();
}, 300_000);
afterAll(async () => {
  await browser.close();
  await gallery.close();
});

test.each(looks.map((look) => [nameOf(look), look] as const))(
  'every part fits its page, and a fingertip hits it: %s',
  async (_, look) => {
    await withGallery(browser, { url: gallery.url, look }, async (page) => {
      expect(await sticksOut(page)).toEqual([]);
      expect(await tooSmallOn(page)).toEqual([]);
      const body = await page.evaluate<string>(
        `getComputedStyle(document.querySelector('.entry-row__title')).fontSize`,
      );
      expect(body).toBe(look.isLarge ? '20px' : '16px');
      expect(await smallestText(page)).toBeGreaterThanOrEqual(12);
    });
  },
  60_000,
);

test('a part that does not fit, or is too small to be hit, would be noticed', async () => {
  const look = { theme: 'apricot', language: 'zh', isLarge: false, width: 320 } as const;
  await withGallery(browser, { url: gallery.url, look }, async (page) => {
    await page.evaluate(`document.querySelector('.page').insertAdjacentHTML('beforeend',
      '<div class="wide" style="width: 400px">a</div>' +
      '<div class="cut" style="width: 20px; overflow: hidden; white-space: nowrap">a long word</div>' +
      '<div class="low" role="button" style="width: 60px; height: 40px"></div>')`);
    expect(await sticksOut(page)).toEqual(['wide: a', 'cut: a long word']);
    expect(await tooSmallOn(page)).toEqual(['low 60×40']);
  });
});

test.each([320, 375] as const)('codes are read from a screen %d wide', async (width) => {
  const look = { theme: 'apricot', language: 'zh', isLarge: false, width } as const;
  await withGallery(browser, { url: gallery.url, look }, async (page) => {
    const bars = await pixelsOf(page, '.barcode__bars');
    const greys = new Uint8ClampedArray(bars.data.length / 4).map(
      (_, at) => bars.data[at * 4] ?? 255,
    );
    const source = new RGBLuminanceSource(greys, bars.width, bars.height);
    const read = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    expect(read.getText()).toBe('771002345678901234');

    const square = await pixelsOf(page, '.qr-code');
    expect(jsqr(square.data, square.width, square.height)?.data).toBe('771002345678901234');
  });
});

test('points that were pending are a gain once, when they were earned', async () => {
  const look = { theme: 'apricot', language: 'zh', isLarge: false, width: 375 } as const;
  await withGallery(browser, { url: gallery.url, look }, async (page) => {
    const gains = page.locator('.entry', { has: page.locator('.points-amount--gain') });
    expect(await gains.locator('.entry__title').allTextContents()).toEqual([
      '网上商城',
      '网上商城',
    ]);
    const arrived = page.locator('.entry', { hasText: '待入账积分到账' });
    expect(await arrived.locator('.points-amount--quiet').textContent()).toBe('+369');
  });
});

test('forms take what they are for, and nothing else', async () => {
  const look = { theme: 'apricot', language: 'zh', isLarge: false, width: 375 } as const;
  await withGallery(browser, { url: gallery.url, look }, async (page) => {
    const [name, receipt] = [
      page.locator('.text-field input').nth(0),
      page.locator('.text-field input').nth(1),
    ];
    await name.pressSequentially('张女士');
    expect(await name.inputValue()).toBe('张女士');
    await receipt.press('End');
    await receipt.pressSequentially('a9-x8');
    expect(await receipt.inputValue()).toBe('0038120498');

    const options = page.locator('.choices').nth(0).locator('.choice');
    await options.nth(0).click();
    expect(await chosenOf(page, 0)).toEqual(['孕期']);
    const subjects = page.locator('.choices').nth(1).locator('.choice');
    await subjects.nth(0).click();
    await subjects.nth(1).click();
    expect(await chosenOf(page, 1)).toEqual(['奶粉', '玩具和绘本']);

    const [on, , disabled] = await page.locator('.switch-row').all();
    await on?.click();
    expect(await page.locator('.switch').nth(0).getAttribute('class')).not.toContain('switch--on');
    await disabled?.click();
    expect(await page.locator('.switch').nth(2).getAttribute('class')).toContain('switch--on');

    await page.locator('.date-field').nth(0).click();
    await page.locator('.weui-picker__action').nth(1).click();
    await page.getByText('2026-06-15').waitFor();
  });
});

test('the pictures of the tab bar are what npm run icons draws', async () => {
  const page = await browser.newPage();
  const stale: string[] = [];
  for (const { file, svg } of tabPictures) {
    const kept = readFileSync(path.resolve(__dirname, '../../miniprogram', file));
    const [one, other] = [await decoded(page, kept), await decoded(page, await asPng(page, svg))];
    expect([one.width, one.height]).toEqual([81, 81]);
    // Another release of the browser may round the soft edge of a line its own way.
    if (one.data.some((part, at) => Math.abs(part - (other.data[at] ?? 0)) > 24)) stale.push(file);
  }
  await page.close();
  expect(stale).toEqual([]);
});

/** Elements with words that reach over the edge of the page or of what holds them. Text, because it runs there. */
const sticksOut = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.page *')]
    .filter((it) => {
      const box = it.getBoundingClientRect();
      const isCut = getComputedStyle(it).overflowX === 'hidden' && it.scrollWidth > it.clientWidth + 1;
      return box.right > innerWidth + 1 || box.left < -1 || (isCut && it.textContent !== '');
    })
    .map((it) => it.className + ': ' + it.textContent)`);

const chosenOf = (page: Page, field: number): Promise<string[]> =>
  page.locator('.choices').nth(field).locator('.choice--on').allTextContents();

const smallestText = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.min(...[...document.querySelectorAll('.page *')]
    .filter((it) => it.children.length === 0 && it.textContent.trim() !== '')
    .map((it) => Number.parseFloat(getComputedStyle(it).fontSize)))`);

type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

const pixelsOf = async (page: Page, selector: string): Promise<Pixels> =>
  decoded(page, await page.locator(selector).first().screenshot());

async function decoded(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, bytes } = await page.evaluate<{
    width: number;
    height: number;
    bytes: string;
  }>(
    `(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${png.toString('base64')}';
      await image.decode();
      const { width, height } = image;
      const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      return { width, height, bytes: Array.from(data, (it) => String.fromCharCode(it)).join('') };
    })()`,
  );
  return { width, height, data: Uint8ClampedArray.from(bytes, (it) => it.charCodeAt(0)) };
}
