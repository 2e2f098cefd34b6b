import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Emulator } from '../../emulator/emulator';
import { launchBrowser } from '../support/browser';
import { aBusyHouse } from './support/a-busy-house';
import { closeEverything } from './support/an-emulator';

let browser: Browser;
let emulator: Emulator;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  emulator = await aBusyHouse();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await closeEverything();
});

async function aWindow(colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 960 },
    colorScheme,
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (problem) => complaints.push(String(problem)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${emulator.url}/emulator/`);
  await page.waitForSelector('#collections button');
  return page;
}

const textOf = (page: Page, id: string) => page.locator(`#${id}`).innerText();

describe('the developer’s window', () => {
  test('the sign-in page leads there', async () => {
    const page = await browser.newPage();
    await page.goto(emulator.url);
    await page.click('text=What the emulator is doing');
    expect(page.url()).toBe(`${emulator.url}/emulator/`);
    await page.goto(`${emulator.url}/emulator`);
    expect(page.url()).toBe(`${emulator.url}/emulator/`);
  });

  test('it shows functions, calls, collections, documents and logs', async () => {
    const page = await aWindow();
    const rows = await page.locator('#functions tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'orders 10 s 256 MB 1 idle none',
      'nightly 60 s 256 MB 1 idle expiry 2026-03-04 02:30:00 report 2026-03-09 09:00:00',
      'webhook /webhook 5 s 256 MB 1 idle none',
    ]);
    const dearest = page.locator('#calls tbody tr').first();
    expect((await dearest.innerText()).replace(/\s+/g, ' ')).toBe('orders orders.take 24 48 0 48');
    expect(await textOf(page, 'collections')).toMatch(/members\s+4\s+orders\s+24\s+rewards\s+1/);
    expect(await textOf(page, 'logs')).toContain('expiry done');
    expect(await textOf(page, 'documents')).toMatch(/an\s+bo\s+chen\s+ding/);
  });

  test('documents are looked through by page and by the beginning of their ids', async () => {
    const page = await aWindow();
    await page.click('#collections button:has-text("orders")');
    await page.waitForSelector('#documents summary:has-text("2026-0001")');
    expect(await page.locator('#documents summary').count()).toBe(20);
    await page.click('#documents button:has-text("→")');
    await page.waitForSelector('#documents summary:has-text("2026-0024")');
    expect(await page.locator('#documents summary').allInnerTexts()).toEqual([
      '2026-0021',
      '2026-0022',
      '2026-0023',
      '2026-0024',
    ]);
    await page.fill('#documents input', '2026-001');
    await page.click('#documents button:has-text("Show")');
    await page.waitForSelector('#documents summary:has-text("2026-0010")');
    expect(await page.locator('#documents summary').count()).toBe(10);
    await page.click('#documents summary:has-text("2026-0010")');
    expect(await page.locator('#documents details[open] pre').innerText()).toContain(
      '"note": "<b>less sugar</b>"',
    );
  });

  test('the calls are sorted by the column asked for, and reset', async () => {
    const page = await aWindow();
    const first = () => page.locator('#calls tbody tr').first().innerText();
    expect(await first()).toContain('orders.take');
    await page.click('#calls th button:has-text("Read")');
    expect(await page.locator('#calls th[aria-sort]').innerText()).toBe('Read ↓');
    await page.click('#calls th button:has-text("Function")');
    expect(await first()).toContain('(direct)');
  });

  test('the logs are filtered by function, and by a request with one click', async () => {
    const page = await aWindow();
    await page.selectOption('#log-filter select', 'orders');
    await page.waitForSelector('#logs:not(:has-text("expiry"))');
    expect(await page.locator('#logs > div').count()).toBe(24);
    await page.locator('#logs button').first().click();
    await page.waitForSelector('#logs > div:only-child');
    expect(await textOf(page, 'logs')).toContain('2026-0024');
  });

  test('the clock is moved by its buttons and to an instant, and tells what it fired', async () => {
    const page = await aWindow();
    const before = emulator.now();
    await page.click('#clock button:has-text("+1 day")');
    await page.waitForSelector('#clock p:has-text("nightly/expiry ran 1×")');
    expect(emulator.now() - before).toBeGreaterThanOrEqual(86_400_000);
    await page.fill('#clock input', '2026-03-09T12:00');
    await page.click('#clock button:has-text("Go to")');
    await page.waitForSelector('#clock p:has-text("nightly/report ran 1×")');
    await page.waitForSelector('#clock time:has-text("2026-03-09 12:00")');
    await page.fill('#clock input', '2026-01-01T00:00');
    await page.click('#clock button:has-text("Go to")');
    await page.waitForSelector('#problem:has-text("the clock only moves forward")');
  });

  test('faults are added, removed and cleared', async () => {
    const page = await aWindow();
    await page.selectOption('#add-fault [name=kind]', 'latency');
    await page.fill('#add-fault [name=milliseconds]', '80');
    await page.fill('#add-fault [name=percent]', '20');
    await page.click('#add-fault button');
    await page.waitForSelector('#faults td:has-text("latency 80 ms")');
    await page.selectOption('#add-fault [name=kind]', 'drop_after');
    await page.selectOption('#add-fault [name=action]', 'database.commitTransaction');
    await page.selectOption('#add-fault [name=collection]', 'orders');
    await page.fill('#add-fault [name=count]', '3');
    await page.fill('#add-fault [name=percent]', '');
    await page.click('#add-fault button');
    await page.waitForSelector('#faults td:has-text("0 of 3")');
    expect(emulator.faults()).toMatchObject([
      { kind: 'latency', milliseconds: 80, percent: 20 },
      { kind: 'drop_after', action: 'database.commitTransaction', collection: 'orders', count: 3 },
    ]);
    await keepPicture(page);
    await page.locator('#faults button').first().click();
    await page.waitForSelector('#faults tbody tr:only-child');
    expect(emulator.faults()).toMatchObject([{ kind: 'drop_after' }]);
    await page.click('#clear-faults');
    await page.waitForSelector('#faults:has-text("Nothing goes wrong on purpose")');
    expect(emulator.faults()).toEqual([]);
  });

  test.each(['light', 'dark'] as const)('in %s nothing is wider than the page', async (scheme) => {
    const page = await aWindow(scheme);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(1280);
  });

  test('the counts are set to nothing', async () => {
    const page = await aWindow();
    await page.click('#reset-calls');
    await page.waitForSelector('#calls:has-text("Nothing has been called")');
    expect(emulator.calls()).toEqual([]);
  });

  test('nothing that was printed or stored ran, and the browser had nothing to say', () => {
    // A refused move of the clock is an answer with status 400, which the console mentions.
    expect(complaints.filter((words) => !words.includes('400 (Bad Request)'))).toEqual([]);
  });
});

/** The picture in the docs is taken here, when it is asked for. */
async function keepPicture(page: Page): Promise<void> {
  const file = process.env['EMULATOR_PICTURE'];
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  await page.click('#collections button:has-text("orders")');
  await page.waitForSelector('#documents summary:has-text("2026-0001")');
  await page.locator('#documents summary').first().click();
  await page.screenshot({ path: file, fullPage: true });
}
