import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, type PhoneOptions } from '../support/browser';
import { pullDown } from '../support/pull-down';
import { type Face, type Person, pagesToShow } from './pages';
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

type Camera = {
  readonly browser: Browser;
  readonly product: Product;
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
    for (const { face, look } of picturesOf(page)) {
      const file = `${page.name}-${face}${look}.png`;
      await takePicture(camera, { page, face, look, file });
      pictures.push({ page: page.name, face, look, file });
    }
  }
  return pictures;
}

const picturesOf = (page: PageToShow): readonly { face: Face; look: Look }[] =>
  page.faces.flatMap((face) =>
    (face === 'content' ? (Object.keys(looks) as Look[]) : ([''] as const)).map((look) => ({
      face,
      look,
    })),
  );

async function takePicture(
  { browser, product, folder }: Camera,
  { page, face, look, file }: { page: PageToShow; face: Face; look: Look; file: string },
): Promise<void> {
  const options: PhoneOptions = looks[look];
  const remembers = { accent: ACCENT, ...options.remembers };
  const phone = await aPhoneIn(browser, { ...options, remembers });
  try {
    await signIn(phone.page, product, whoSees(page, face));
    await show(phone.page, { product, page, face });
    await phone.page.waitForTimeout(SETTLED_MS);
    await phone.page.evaluate('document.fonts.ready.then(() => undefined)');
    writeFileSync(join(folder, file), smallPng(await phone.page.screenshot()));
  } finally {
    await product.break([]);
    await phone.close();
  }
}

function whoSees(page: PageToShow, face: Face): Person {
  if (face === 'empty') return page.empty;
  if (face === 'refusal' && page.refusal !== 'quota') return page.refusal;
  return page.content;
}

async function signIn(page: Page, { url }: Product, person: Person): Promise<void> {
  await page.context().addCookies([{ name: 'person', value: person, url }]);
}

async function show(
  page: Page,
  {
    product,
    page: { path, refusal, goesDark },
    face,
  }: { product: Product; page: PageToShow; face: Face },
): Promise<void> {
  if (face === 'loading') await page.route(CALLS, () => undefined);
  if (face === 'refusal' && refusal === 'quota') await product.break([{ kind: 'quota' }]);
  await page.goto(`${product.url}/h5/#${path}`);
  if (face === 'loading') return;
  await settled(page);
  if (face !== 'offline') return;
  await page.route(CALLS, (route) => route.abort());
  if (goesDark === undefined) await pullDown(page);
  else await goesDark(page);
}

/** Nothing is a skeleton any more. */
async function settled(page: Page): Promise<void> {
  await page.locator('.page').first().waitFor();
  await page.locator('.bone').first().waitFor({ state: 'detached' });
}
