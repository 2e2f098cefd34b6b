import type { Page } from 'playwright-core';
import type { routes } from '../../miniprogram/lib/routes';
import { claim, type Form, phone, question } from './forms';

/** Who looks: a regular, somebody who joined today, somebody who has not joined. */
export type Person = 'zhang' | 'fresh' | 'li';

/** The page of one entry stands outside the routes, because its address needs the entry's number. */
const DISPUTE = '/pages/dispute/index';
const NO_ENTRY = 999_999;

type PageToShow = {
  readonly name: string;
  readonly path: string;
  /** Who sees the content, who sees that there is nothing yet, and who is refused. */
  readonly content: Person;
  /** Where everybody has something, a brand on its first day has nothing. */
  readonly empty: Person | 'new-brand';
  /** Where there is nothing at another address. */
  readonly emptyPath?: string;
  /** Where nobody is refused, the cloud is out of quota instead. */
  readonly refusal: Person | 'quota';
  readonly form?: Form;
  /** What shows that the network went, where pulling the page down does not. */
  readonly goesDark?: (page: Page) => Promise<void>;
};

const regulars = { content: 'zhang', empty: 'fresh', refusal: 'li' } as const;
/** What anybody may see. */
const anybodys = { content: 'zhang', empty: 'li', refusal: 'quota' } as const;
const forms = { content: 'zhang', empty: 'zhang', refusal: 'zhang' } as const;

/** How each page comes by its faces. A new page does not compile until it says so. */
const byRoute: Readonly<Record<keyof typeof routes, Omit<PageToShow, 'name' | 'path'>>> = {
  home: anybodys,
  join: { ...anybodys, content: 'li', empty: 'fresh', goesDark: joinInTheDark },
  code: { ...anybodys, goesDark: awayAndBack },
  me: anybodys,
  phone: { content: 'fresh', empty: 'fresh', refusal: 'fresh', form: phone },
  family: regulars,
  profile: regulars,
  privacy: regulars,
  points: regulars,
  tier: regulars,
  orders: regulars,
  claim: { ...forms, form: claim },
  questions: regulars,
  shops: { ...anybodys, empty: 'new-brand' },
  messages: { ...regulars, empty: 'new-brand' },
};

/** Without a network joining is not heard of, and says so. */
async function joinInTheDark(page: Page): Promise<void> {
  await page.locator('.consent__tick').click();
  await page.getByText('微信一键加入').click();
}

/** A tab looked at again asks anew. */
async function awayAndBack(page: Page): Promise<void> {
  await page.getByText('首页').click();
  await page.getByText('会员码', { exact: true }).last().click();
}

/** Every page there is. The two entries are one that was asked about and one that was not. */
export function pagesToShow(entries: { asked: number; unasked: number }): readonly PageToShow[] {
  const names = Object.keys(byRoute) as (keyof typeof routes)[];
  return [
    ...names.map((name) => ({ name, path: `/pages/${name}/index`, ...byRoute[name] })),
    {
      ...regulars,
      name: 'dispute',
      path: `${DISPUTE}?seq=${entries.asked}`,
      empty: 'zhang',
      emptyPath: `${DISPUTE}?seq=${NO_ENTRY}`,
    },
    // The last, because what it asks meanwhile stays asked.
    {
      ...forms,
      name: 'question',
      path: `${DISPUTE}?seq=${entries.unasked}`,
      form: question(entries.unasked),
    },
  ];
}
