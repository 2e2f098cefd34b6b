import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, type PhoneOptions } from '../support/browser';
import { pullDown } from '../support/pull-down';
import { type Face, faces } from './faces';
import type { Form } from './forms';
import type { openNewBrand } from './new-brand';
import { type Person, pagesToShow } from './pages';
import type { Product } from './product';
import { smallPng } from './small-png';

type PageToShow = ReturnType<typeof pagesToShow>[number];
export type Picture = {
  readonly page: string;
  readonly face: Face;
  readonly look: Look;
  readonly file: string;
};

/** How content is looked at besides Chinese at 375: what is appended to the name of the picture. */
const looks = {
  '': {},
  '-en': { remembers: { language: 'en' } },
  '-large': { remembers: { 'text-size': 'large' } },
  '-320': { width: 320 },
} as const satisfies Record<string, PhoneOptions>;
export type Look = keyof typeof looks;

const ACCENT = '#A8483C';
/** Rings draw and numbers roll for so long. */
const SETTLED_MS = 900;
const CALLS = '**/client/call';

type NewBrand = Awaited<ReturnType<typeof openNewBrand>>;
type Camera = {
  readonly browser: Browser;
  readonly product: Product;
  readonly newBrand: NewBrand;
  readonly folder: string;
  readonly only: string | undefined;
};

/** A picture of every page in its five faces, and of its content in every look. */
export async function takePictures(
  camera: Camera,
  entries: { asked: number; unasked: number },
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  const pages = pagesToShow(entries).filter(({ name }) => (camera.only ?? name) === name);
  for (const page of pages) {
    for (const { face, look } of picturesOf()) {
      const file = `${page.name}-${face}${look}.png`;
      await takePicture(camera, { page, face, look, file });
      pictures.push({ page: page.name, face, look, file });
    }
  }
  return pictures;
}

/** Refused comes last: what made the cloud refuse it stays as it is. */
const inTurn = [...faces.filter((face) => face !== 'refusal'), 'refusal'] as const;

const picturesOf = (): readonly { face: Face; look: Look }[] =>
  inTurn.flatMap((face) =>
    (face === 'content' ? (Object.keys(looks) as Look[]) : ([''] as const)).map((look) => ({
      face,
      look,
    })),
  );

async function takePicture(
  { browser, product, newBrand, folder }: Camera,
  { page, face, look, file }: { page: PageToShow; face: Face; look: Look; file: string },
): Promise<void> {
  const options: PhoneOptions = looks[look];
  const remembers = { accent: ACCENT, ...options.remembers };
  const phone = await aPhoneIn(browser, { ...options, remembers });
  try {
    if (face === 'empty' && page.empty === 'new-brand') {
      await open(phone.page, { url: newBrand.url, person: page.content, path: page.path });
      await settled(phone.page);
    } else {
      await show(phone.page, { product, page, face });
    }
    await phone.page.waitForTimeout(SETTLED_MS);
    await phone.page.evaluate('document.fonts.ready.then(() => undefined)');
    writeFileSync(join(folder, file), smallPng(await phone.page.screenshot()));
  } finally {
    await product.break([]);
    // What was held back is given up with its page; a browser that closes would let it through.
    await phone.page.goto('about:blank');
    await phone.close();
  }
}

type Shown = { readonly product: Product; readonly page: PageToShow; readonly face: Face };

async function show(page: Page, { product, page: shown, face }: Shown): Promise<void> {
  const { url } = product;
  const path = face === 'empty' ? (shown.emptyPath ?? shown.path) : shown.path;
  const person = whoSees(shown, face);
  if (shown.form !== undefined) {
    await open(page, { url, person, path });
    await settled(page);
    return fillIn(page, { product, form: shown.form, face });
  }
  if (face === 'loading') await page.route(CALLS, () => undefined);
  if (face === 'refusal' && shown.refusal === 'quota') await product.break([{ kind: 'quota' }]);
  await open(page, { url, person, path });
  if (face === 'loading') return;
  await settled(page);
  if (face !== 'offline') return;
  await page.route(CALLS, (route) => route.abort());
  if (shown.goesDark === undefined) await pullDown(page);
  else await shown.goesDark(page);
}

/** Untouched, filled in, and then on its way, refused, or sent without a network. */
async function fillIn(
  page: Page,
  { product, form, face }: { product: Product; form: Form; face: Face },
): Promise<void> {
  if (face === 'empty') return;
  if (face === 'refusal') await form.meanwhile?.(product);
  await form.fill(page, face);
  if (face === 'content') return;
  if (face === 'loading') await page.route(CALLS, () => undefined);
  if (face === 'offline') await page.route(CALLS, (route) => route.abort());
  await form.send(page);
}

function whoSees(page: PageToShow, face: Face): Person {
  if (face === 'empty' && page.empty !== 'new-brand') return page.empty;
  if (face === 'refusal' && page.refusal !== 'quota') return page.refusal;
  return page.content;
}

/** Opens a page as somebody who has signed in. */
async function open(
  page: Page,
  { url, person, path }: { url: string; person: Person; path: string },
): Promise<void> {
  await page.context().addCookies([{ name: 'person', value: person, url }]);
  await page.goto(`${url}/h5/#${path}`);
}

/** Nothing is a skeleton any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('.page').first().waitFor();
  await page.locator('.bone').first().waitFor({ state: 'detached' });
}
