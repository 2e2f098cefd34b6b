import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCREENSHOTS = path.join(ROOT, '.huigan/screenshots');
const FONT = path.join(ROOT, 'node_modules/@fontsource/noto-sans-sc');
/** An address that exists only inside the browser: the fonts come from node_modules. */
const FONT_HOST = 'http://fonts.huigan.test';

const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Phone = {
  readonly page: Page;
  /** Keeps a picture of what is seen, under `.huigan/screenshots`. */
  readonly keep: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

export type PhoneOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'zh-CN' | 'en-GB';
  /** Letters the browser has itself: boxes for Chinese ones, but there from the first paint. */
  readonly ownLetters?: boolean;
  /** What the phone kept from an earlier visit, by its name in the storage. */
  readonly remembers?: Readonly<Record<string, string>>;
};

/** A real browser that reads Chinese; the installed one when CHROME_PATH names it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromePath(), args: QUIET });
}

/** A page as wide as a phone, with touch, in the zone of the program. */
export async function aPhoneIn(browser: Browser, options: PhoneOptions = {}): Promise<Phone> {
  const { width = 375, height = 812, locale = 'zh-CN', remembers = {} } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale,
    timezoneId: 'Asia/Shanghai',
  });
  if (options.ownLetters !== true) await lendChineseFont(context);
  await context.addInitScript(remembering(remembers));
  const page = await context.newPage();
  return {
    page,
    keep: async (name) => {
      const file = path.join(SCREENSHOTS, `${name}.png`);
      await atRest(page);
      await page.screenshot({ path: file });
      return file;
    },
    close: () => context.close(),
  };
}

/** Fonts are there, and whatever slides or fades has come to rest. */
export const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(`Promise.all([document.fonts.ready, ...document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished.catch(() => undefined))]).then(() => undefined)`);

/** By how many pixels some page or sheet is wider than it may be. Text, because it runs in the page. */
export const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.taro_page, .sheet__content')]
      .map((it) => it.scrollWidth - it.clientWidth))`);

/** As Taro keeps it in a browser: wrapped, so that any value can be. */
const remembering = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, data]) => `localStorage.setItem('${name}', '${JSON.stringify({ data })}');`)
    .join('');

/**
 * What can be tapped and is smaller than a fingertip, whether it says that it is a button, only listens, or is
 * typed into; the twelve bars of a year share one width.
 */
export const tooSmallOn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.page *:not(.bar)')]
    .filter((it) => it.__events?.click !== undefined || it.matches('.field__box')
      || ['button', 'link', 'switch', 'radio', 'checkbox'].includes(it.getAttribute('role')))
    .map((it) => [it.className, it.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (Math.round(width) < 44 || Math.round(height) < 44))
    .map(([name, { width, height }]) => name + ' ' + width + '×' + height)`);

async function chromePath(): Promise<string> {
  const installed = process.env['CHROME_PATH'];
  if (installed) return installed;
  const packed = await import('@sparticuz/chromium');
  return packed.default.executablePath();
}

/** The packed browser has no Chinese font, and a page must not be judged by empty boxes. */
async function lendChineseFont(context: BrowserContext): Promise<void> {
  await context.route(`${FONT_HOST}/**`, async (route) => {
    const file = path.join(FONT, path.normalize(new URL(route.request().url()).pathname));
    await route.fulfill({
      body: fs.readFileSync(file),
      contentType: file.endsWith('.css') ? 'text/css' : 'font/woff2',
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  await context.addInitScript(USE_FONT);
}

/**
 * Runs in the page: the system's fonts give way to one that has every character. Text, not a
 * function, because what runs this file may have rewritten its functions.
 */
const USE_FONT = `
  addEventListener('DOMContentLoaded', () => {
    document.head.insertAdjacentHTML('beforeend',
      ['400', '600'].map((weight) =>
        '<link rel="stylesheet" href="${FONT_HOST}/' + weight + '.css">').join('') +
      '<style>body, .taro_page { font-family: "Noto Sans SC" !important }</style>');
  });
`;
