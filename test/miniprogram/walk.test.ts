import { readdirSync } from 'node:fs';
import path from 'node:path';
import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { livedIn } from '../screenshots/history';
import { type Person, pagesToShow } from '../screenshots/pages';
import { aPhoneIn, launchBrowser, type PhoneOptions } from '../support/browser';
import { anOrderBody, aProgram, aRefundBody } from '../support/build';
import { aShop, aShopsFile } from '../support/build-shops';
import { aWorld, type World } from '../support/world';

// Every page against the functions as they are deployed: one world, one browser.
const redemption = { points: 100, fen: 100, step: 100, minimum: 100, maxPercent: 50 } as never;
const servicePhone = '400-820-6601';
jest.setTimeout(180_000);

let world: World;
let browser: Browser;
let pages: ReturnType<typeof pagesToShow>;

beforeAll(async () => {
  const h5 = await ensurePhoneBuilt('h5');
  [browser, world] = await Promise.all([
    launchBrowser(),
    aWorld({
      program: aProgram({ redemption, brand: { ...aProgram().brand, servicePhone } as never }),
      emulator: { h5 },
    }),
  ]);
  pages = pagesToShow(await aHistory());
}, 300_000);
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** A regular with orders, a return and questions; who has just joined; who has not. */
async function aHistory() {
  await publishShops(world.house.publishing, aShopsFile([aShop({ id: 'hz-binjiang' })]));
  const people = {
    zhang: world.person('zhang', '13800000001'),
    li: world.person('li', '13800000002'),
    fresh: world.person('fresh', '13800000003'),
  };
  await people.zhang.join();
  for (const id of ['1001', '1002', '1003']) await world.till.order(anOrderBody({ id }));
  await world.till.refund(aRefundBody({ refundedAt: '2026-03-02T10:00:00+08:00' }));
  return livedIn({
    welcome: () => phoneCodeFor('13800000003'),
    call: async <T>(person: string, operation: string, input: object = {}) => {
      const answer = await people[person as Person].ask<T>(operation, input);
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.error)}`);
      return answer.value;
    },
  });
}

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
      const title = await page.title();
      titles.add(title);
      const [sideways, cut] = [await sidewaysOf(page), await cutOn(page)];
      if (sideways !== 0 || cut.length > 0) faults.push({ name, sideways, cut });
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

/** Opens one page after another on one phone, as whoever sees this face. */
async function walk(
  face: 'content' | 'refusal',
  { css, name: _, ...options }: Look,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const phone = await aPhoneIn(browser, options);
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
