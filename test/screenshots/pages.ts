import type { Page } from 'playwright-core';
import type { routes } from '../../miniprogram/lib/routes';

/** Who looks: a regular, somebody who joined today, somebody who has not joined. */
export type Person = 'zhang' | 'fresh' | 'li';

export const faces = ['loading', 'empty', 'content', 'refusal', 'offline'] as const;
export type Face = (typeof faces)[number];

/** The page of one entry stands outside the routes, because its address needs the entry's number. */
const DISPUTE = '/pages/dispute/index';

type PageToShow = {
  readonly name: string;
  readonly path: string;
  /** Who sees the content, who sees that there is nothing yet, and who is refused. */
  readonly content: Person;
  readonly empty: Person;
  /** Where nobody is refused, the cloud is out of quota instead. */
  readonly refusal: Person | 'quota';
  /** Those it has: a form that asks for nothing when it opens neither loads nor goes stale. */
  readonly faces: readonly Face[];
  /** What shows that the network went, where pulling the page down does not. */
  readonly goesDark?: (page: Page) => Promise<void>;
};

const regulars = { content: 'zhang', empty: 'fresh', refusal: 'li', faces } as const;
/** What anybody may see. */
const anybodys = { content: 'zhang', empty: 'li', refusal: 'quota', faces } as const;
const form = { ...regulars, faces: ['content'] } as const;

/** How each page comes by its faces. A new page does not compile until it says so. */
const byRoute: Readonly<Record<keyof typeof routes, Omit<PageToShow, 'name' | 'path'>>> = {
  home: anybodys,
  join: { ...anybodys, content: 'li', empty: 'fresh', goesDark: joinInTheDark },
  code: { ...anybodys, goesDark: awayAndBack },
  me: anybodys,
  phone: form,
  family: regulars,
  profile: regulars,
  privacy: regulars,
  points: regulars,
  tier: regulars,
  orders: regulars,
  claim: form,
  questions: regulars,
  shops: { ...anybodys, faces: ['loading', 'content', 'refusal', 'offline'] },
  // Empty only where a brand has no template at all.
  messages: { ...regulars, faces: ['loading', 'content', 'refusal', 'offline'] },
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

async function askInTheDark(page: Page): Promise<void> {
  await page.locator('textarea').fill('会员日怎么没有双倍？');
  await page.getByText('提交申诉').click();
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
      faces: ['loading', 'content', 'refusal'],
    },
    {
      ...regulars,
      name: 'question',
      path: `${DISPUTE}?seq=${entries.unasked}`,
      faces: ['content', 'offline'],
      goesDark: askInTheDark,
    },
  ];
}
