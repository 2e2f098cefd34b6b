import { readdirSync } from 'node:fs';
import path from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { atRest, type PhoneOptions, sidewaysOf, tooSmallOn } from '../support/browser';
import { type Browsing, browse } from '../support/browsing';
import { aPeopledWorld } from '../support/peopled-world';

// Every page against the functions as they are deployed: one world, one browser.
jest.setTimeout(180_000);

let town: Browsing;
let pages: Awaited<ReturnType<typeof aPeopledWorld>>['pages'];

beforeAll(async () => {
  town = await browse(async (h5) => {
    const peopled = await aPeopledWorld(h5);
    pages = peopled.pages;
    return peopled.world;
  });
}, 300_000);
afterAll(() => town.close());
afterEach(() => town.putAway());

test('every page of the app is walked', () => {
  const folders = readdirSync(path.resolve(__dirname, '../../miniprogram/pages'));
  const walked = new Set(pages.map((page) => page.path.split('/')[2]));
  expect(folders.filter((folder) => !walked.has(folder))).toEqual([]);
});

/** All text a third larger, as a phone's own setting makes it. */
const BIGGER = `.page { --note: 15.6px; --small: 18.2px; --body: 20.8px; --section: 23.4px;
  --title: 26px; --amount: 36.4px; --hero: 52px; }`;

type Face = 'content' | 'refusal';
type Look = PhoneOptions & { readonly name: string; readonly css?: string };
const looks: readonly Look[] = [
  { name: 'Chinese, 375 wide', width: 375 },
  { name: 'English, 320 wide', width: 320, remembers: { language: 'en' } },
  { name: '大字版, 320 wide', width: 320, remembers: { 'text-size': 'large' } },
  { name: '130 % text, 320 wide', width: 320, css: BIGGER },
];

test.each(looks.map((look) => [look.name, look] as const))(
  'nothing is cut, nothing scrolls sideways, and a fingertip hits what it means: %s',
  async (_, look) => {
    const faults: object[] = [];
    const titles = new Set<string>();
    await walk('content', look, async (page, name) => {
      titles.add(await page.title());
      faults.push(...(await faultsOn(page, name)));
    });
    expect(faults).toEqual([]);
    expect([...titles].filter((title) => !isTitleIn(title, look))).toEqual([]);
  },
);

/** Letters that come late move the page themselves: it is drawn with those that are there. */
const painted: readonly (Look & { readonly face: Face })[] = [
  { face: 'content', name: 'content' },
  { face: 'content', name: 'content in English', width: 320, remembers: { language: 'en' } },
  { face: 'content', name: 'content, 大字版', width: 320, remembers: { 'text-size': 'large' } },
  { face: 'refusal', name: 'refusal' },
];

test.each(painted.map((look) => [look.name, look] as const))(
  'nothing moves by itself, and axe finds nothing serious: %s',
  async (_, { face, ...look }) => {
    const faults: object[] = [];
    await walk(face, { ...look, ownLetters: true }, async (page, name) => {
      const { moved, what } = await page.evaluate<Moves>('window.moves');
      if (moved > (movedMax[face][name] ?? STILL)) faults.push({ name, moved, what });
      await page.evaluate(axe.source);
      const found = await page.evaluate<object[]>(AXE);
      faults.push(...found.map((fault) => ({ name, ...fault })));
    });
    expect(faults).toEqual([]);
  },
);

/** What a page may not do in any look. */
async function faultsOn(page: Page, name: string): Promise<readonly object[]> {
  const [cut, small] = [await cutOn(page), await tooSmallOn(page)];
  const found = { sideways: await sidewaysOf(page), cut, small };
  const isFine = found.sideways === 0 && cut.length === 0 && small.length === 0;
  return isFine ? [] : [{ name, ...found }];
}

/** Opens one page after another on one phone, as whoever sees this face. */
async function walk(
  face: Face,
  { css, name: _, ...options }: Look,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const phone = await town.aPhone(options);
  const { page } = phone;
  await page.addInitScript(WATCH);
  for (const { name, path: to, content, refusal } of pages) {
    const isOut = face === 'refusal' && refusal === 'quota';
    const id = face === 'content' || refusal === 'quota' ? content : refusal;
    town.world.emulator.setFaults(isOut ? [{ kind: 'quota' }] : []);
    await town.show(phone, { id }, to);
    if (css !== undefined) await page.addStyleTag({ content: css });
    await page.locator('.page').first().waitFor();
    await page.locator('.bone').first().waitFor({ state: 'detached' });
    await atRest(page);
    await look(page, name);
  }
}

const isTitleIn = (title: string, { remembers }: Look): boolean =>
  title !== '' && /\p{Script=Han}/u.test(title) === (remembers?.['language'] !== 'en');

/** Runs in the page: what axe calls serious or worse, and where. */
const AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => ({ id, at: nodes.map(({ html, any }) =>
    html.slice(0, 160) + ' ' + (any[0]?.message ?? '')).slice(0, 3) })))`;

/** How much of the screen moves, times how far: less than a pixel of all of it. */
const STILL = 0.0005;
/**
 * Where what is seen first has a margin above it that what comes does not have; where rows wait under a card
 * that is higher in the end, by a line where English dates go one to a line at 320 px; where what points are worth is heard of after the code stands there.
 */
const movedMax: Readonly<Record<Face, Readonly<Record<string, number>>>> = {
  content: { messages: 0.014, points: 0.0095, code: 0.006 },
  refusal: {
    points: 0.009,
    orders: 0.014,
    shops: 0.014,
    questions: 0.014,
    messages: 0.014,
    dispute: 0.014,
    question: 0.014,
  },
};
/** A browser's own title bar pushes everything down when it comes; WeChat has it at once. */
const WATCH = `window.moves = { moved: 0, what: [] };
  new PerformanceObserver((list) => list.getEntries().forEach(({ value, sources }) => {
    const what = sources.map(({ node, previousRect, currentRect }) =>
      (node?.className ?? '') + ' ' + previousRect.y + ' → ' + currentRect.y);
    if (what.some((name) => name.startsWith('taro-tabbar__panel'))) return;
    window.moves.moved += value;
    window.moves.what.push(...what);
  })).observe({ type: 'layout-shift', buffered: true });`;
type Moves = { readonly moved: number; readonly what: readonly string[] };

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
