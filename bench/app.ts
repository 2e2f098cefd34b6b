import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { pace } from '@huigan/miniprogram/lib/pace';
import { themes } from '@huigan/miniprogram/lib/theme';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, launchBrowser } from '../test/support/browser';
import { aPeopledWorld } from '../test/support/peopled-world';
import type { World } from '../test/support/world';

/**
 * Budget: main package ≤ 900 KB; home 1 function call and 2 database calls, 3 in a process that has no
 * program yet; every other page turned to from home at most 2 for what is seen first, 3 with the reminders it
 * offers a second later, and 6 database calls, warm: a process that knew neither the person nor the program
 * for half a minute reads each once more (docs/decisions/0002). In the browser with a processor slowed to a
 * quarter, first content ≤ 1,000 ms and an answer to a tap ≤ 200 ms.
 *
 * What a page asks again by itself is counted once. Home asks again while it is looked at, as often as
 * `homeAsksAgain` says, and each time costs what opening it does; the page of the code looks for news ten times.
 */
export type App = {
  readonly mainPackageBytes: number;
  readonly subpackageBytes: Readonly<Record<string, number>>;
  readonly pages: Readonly<Record<string, PageCost>>;
  readonly homeAsksAgain: typeof pace;
  /** Medians over `rounds` fresh visits of home. */
  readonly firstContentMs: number;
  /** From a finger on a tab to the first picture after it. */
  readonly tapMs: number;
};
type Opened = { readonly name: string; readonly path: string; readonly content: string };
type PageCost = { readonly functionCalls: number; readonly databaseCalls: number };

const SLOWER = 4;
/** Longer than a page waits before it offers reminders. */
const QUIET_MS = 1_400;
const LOOK_MS = 100;
const HOME = '/pages/home/index';
/** A page that asks nothing again by itself. */
const STILL = '/pages/claim/index';

/** What the phone downloads, what opening each page costs, and how soon a slow phone shows something. */
export async function measureApp(rounds = 9): Promise<App> {
  const h5 = await ensurePhoneBuilt('h5');
  const weapp = await ensurePhoneBuilt('weapp');
  const [browser, { world, pages }] = await Promise.all([launchBrowser(), aPeopledWorld(h5)]);
  try {
    const costs = await costsOf(browser, world, pages);
    const visits: { firstContentMs: number; tapMs: number }[] = [];
    for (let round = 0; round < rounds; round++) visits.push(await visit(browser, world));
    return {
      ...packagesIn(weapp),
      pages: costs,
      homeAsksAgain: pace,
      firstContentMs: median(visits.map(({ firstContentMs }) => firstContentMs)),
      tapMs: median(visits.map(({ tapMs }) => tapMs)),
    };
  } finally {
    await browser.close();
    await world.close();
  }
}

/** What each subpackage holds, and what is left for the main one. */
function packagesIn(dist: string): Pick<App, 'mainPackageBytes' | 'subpackageBytes'> {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
    subPackages?: readonly { root: string }[];
  };
  const roots = (app.subPackages ?? []).map(({ root }) => root);
  const subpackageBytes = Object.fromEntries(
    roots.map((root) => [root, bytesUnder(join(dist, root))]),
  );
  const inSubpackages = Object.values(subpackageBytes).reduce((sum, bytes) => sum + bytes, 0);
  return { mainPackageBytes: bytesUnder(dist) - inSubpackages, subpackageBytes };
}

function bytesUnder(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Of home as it opens, of every other page as it is turned to on a phone that has been there. */
async function costsOf(browser: Browser, world: World, pages: readonly Opened[]) {
  const costs: Record<string, PageCost> = {};
  for (const person of new Set(pages.map(({ content }) => content))) {
    const phone = await aPhoneAs(browser, world, person);
    const open = (path: string) => phone.page.goto(`${world.emulator.url}/h5/#${path}`);
    const costOf = async (path: string) => {
      world.emulator.resetCalls();
      await open(path);
      return costWhenQuiet(world);
    };
    const home = await costOf(HOME);
    for (const { name, path } of pages.filter(({ content }) => content === person)) {
      // What the page before asks again by itself has come to an end there.
      await open(STILL);
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS / 2));
      costs[name] = path === HOME ? home : await costOf(path);
    }
    await phone.close();
  }
  return costs;
}

/** What was asked by now, once nothing new is asked; what a page asks again by itself counts once. */
async function costWhenQuiet({ emulator }: World): Promise<PageCost> {
  // Without invocations are calls of what was asked before.
  const asked = () =>
    emulator.calls().filter((row) => row.function === 'member' && row.invocations > 0);
  for (let quietMs = 0, before = 0; quietMs < QUIET_MS; quietMs += LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { length } = asked();
    if (length > before) quietMs = 0;
    before = length;
  }
  const perCall = asked().map((row) => Math.ceil(row.databaseCalls / row.invocations));
  return {
    functionCalls: perCall.length,
    databaseCalls: perCall.reduce((sum, calls) => sum + calls, 0),
  };
}

/** A first visit on a slow phone: when something is seen, and how long a tap on a tab stays unanswered. */
async function visit(browser: Browser, world: World) {
  const phone = await aPhoneAs(browser, world, 'zhang');
  const { page } = phone;
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(`${world.emulator.url}/h5/#${HOME}`);
    await page.locator('.member-card__hero').waitFor();
    const firstContentMs = await page.evaluate<number>(
      `performance.getEntriesByName('first-contentful-paint')[0].startTime`,
    );
    return { firstContentMs, tapMs: await tapOn(page) };
  } finally {
    await phone.close();
  }
}

/** Runs in the page: the tap is made there, so that no driver's way to the browser is measured. */
const tapOn = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const start = performance.now();
    document.querySelector('.code-strip').click();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  })`);

/** Of somebody who has been here before: their phone knows the brand's colour. */
async function aPhoneAs(browser: Browser, { emulator: { url } }: World, person: string) {
  const phone = await aPhoneIn(browser, { remembers: { accent: themes.apricot } });
  await phone.page.context().addCookies([{ name: 'person', value: person, url }]);
  return phone;
}

const median = (values: readonly number[]): number =>
  Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);
