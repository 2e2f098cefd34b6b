import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, launchBrowser, type PhoneOptions } from '../support/browser';
import { aPeopledWorld } from '../support/peopled-world';
import type { World } from '../support/world';

// Every page against the functions as they are deployed: one world, one browser.
jest.setTimeout(180_000);

let world: World;
let browser: Browser;
let pages: Awaited<ReturnType<typeof aPeopledWorld>>['pages'];

beforeAll(async () => {
  const h5 = await ensurePhoneBuilt('h5');
  [browser, { world, pages }] = await Promise.all([launchBrowser(), aPeopledWorld(h5)]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('every page of the app is walked', () => {
  const folders = readdirSync(path.resolve(__dirname, '../../miniprogram/pages'));
  const walked = new Set(pages.map((page) => page.path.split('/')[2]));
  expect(folders.filter((folder) => !walked.has(folder))).toEqual([]);
});

/** All text a third larger, as a phone's own setting makes it. */
const BIGGER = `.page { --note: 15.6px; --small: 18.2px; --body: 20.8px; --section: 23.4px;
  --title: 26px; --amount: 36.4px; --hero: 52px; }`;

type Look = PhoneOptions & { readonly name: string; readonly css?: string };
const looks: readonly Look[] = [
  { name: 'Chinese, 375 wide', width: 375 },
  { name: 'English, 320 wide', width: 320, remembers: { language: 'en' } },
  { name: '大字版, 320 wide', width: 320, remembers: { 'text-size': 'large' } },
  { name: '130 % text, 320 wide', width: 320, css: BIGGER },
];

test.each(looks.map((look) => [look.name, look] as const))(
  'nothing is cut and nothing scrolls sideways: %s',
  async (_, look) => {
    const faults: object[] = [];
    const titles = new Set<string>();
    await walk('content', look, async (page, name) => {
      titles.add(await page.title());
      faults.push(...(await faultsOn(page, name, look)));
    });
    expect(faults).toEqual([]);
    expect([...titles].filter((title) => !isTitleIn(title, look))).toEqual([]);
  },
);

test.each(['content', 'refusal'] as const)('axe finds nothing serious: %s', async (face) => {
  const faults: object[] = [];
  await walk(face, { name: 'axe' }, async (page, name) => {
    await page.evaluate(axe.source);
    const found = await page.evaluate<object[]>(AXE);
    faults.push(...found.map((fault) => ({ name, ...fault })));
  });
  expect(faults).toEqual([]);
});

/** What a page may not do in this look. */
async function faultsOn(page: Page, name: string, look: Look): Promise<readonly object[]> {
  // Narrow phones shrink with their width; what is drawn at 375 is measured there.
  const small = look.width === 375 ? await tooSmall(page) : [];
  // Styles that a test brings late move the page themselves.
  const moved = look.css === undefined ? await movedOn(page) : 0;
  const found = { sideways: await sidewaysOf(page), cut: await cutOn(page), small };
  const isFine = found.sideways === 0 && found.cut.length === 0 && small.length === 0;
  const isStill = moved <= (movedMax[name] ?? 1);
  return isFine && isStill ? [] : [{ name, moved, ...found }];
}

/** Opens one page after another on one phone, as whoever sees this face. */
async function walk(
  face: 'content' | 'refusal',
  { css, name: _, ...options }: Look,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const phone = await aPhoneIn(browser, options);
  await phone.page.addInitScript(WATCH);
  try {
    for (const { name, path: to, content, refusal } of pages) {
      const person = face === 'content' || refusal === 'quota' ? content : refusal;
      const { url } = world.emulator;
      await phone.page.context().addCookies([{ name: 'person', value: person, url }]);
      // Another query makes the browser load the page anew; behind the hash it would only turn over.
      await phone.page.goto(`${url}/h5/?${name}#${to}`);
      if (css !== undefined) await phone.page.addStyleTag({ content: css });
      await phone.page.locator('.page').first().waitFor();
      await phone.page.locator('.bone').first().waitFor({ state: 'detached' });
      await phone.page.evaluate('document.fonts.ready.then(() => undefined)');
      await look(phone.page, name);
    }
  } finally {
    await phone.close();
  }
}

const isTitleIn = (title: string, { remembers }: Look): boolean =>
  title !== '' && /\p{Script=Han}/u.test(title) === (remembers?.['language'] !== 'en');

/** Runs in the page: what axe calls serious or worse, and where. */
const AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => ({ id, at: nodes.map(({ html, any }) =>
    html.slice(0, 160) + ' ' + (any[0]?.message ?? '')).slice(0, 3) })))`;

/** By how many pixels the page is wider than the phone. */
const sidewaysOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...[...document.querySelectorAll('.taro_page')].map((it) => it.scrollWidth - it.clientWidth))`);

/** What can be tapped and is smaller than a fingertip. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.page [role], .page .action')]
    .filter((it) => ['button', 'link', 'switch', 'radio', 'checkbox'].includes(it.getAttribute('role')))
    .map((it) => [it.className, it.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (Math.round(width) < 44 || Math.round(height) < 44))
    .map(([name, { width, height }]) => name + ' ' + width + '×' + height)`);

/** How much of the screen moved by itself, times how far. */
const movedOn = (page: Page): Promise<number> => page.evaluate<number>('window.moved');
/** Where numbers arrive; a browser's own title bar, which WeChat has at once, comes to 0.02 of it. */
const movedMax: Readonly<Record<string, number>> = { home: 0.01, points: 0.05, tier: 0.05 };
const WATCH = `window.moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.moved += value;
  })).observe({ type: 'layout-shift', buffered: true });`;

/** Words that their own box hides, or that reach over the edge of the phone. */
const cutOn = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.page *, .weui-tabbar *')]
    .filter((it) => it.textContent.trim() !== '' && it.getClientRects().length > 0)
    .filter((it) => {
      const { overflowX, overflowY } = getComputedStyle(it);
      const box = it.getBoundingClientRect();
      const scrolls = it.closest('scroll-view, taro-scroll-view-core') !== null;
      return (overflowX === 'hidden' && it.scrollWidth > it.clientWidth + 1)
        || (overflowY === 'hidden' && it.scrollHeight > it.clientHeight + 1)
        || (!scrolls && (box.right > innerWidth + 1 || box.left < -1));
    })
    .map((it) => it.className + ': ' + it.textContent.slice(0, 60))`);
