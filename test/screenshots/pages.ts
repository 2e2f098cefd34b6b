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
};

/** How each page comes by its faces. A new page does not compile until it says so. */
const byRoute: Readonly<Record<keyof typeof routes, Omit<PageToShow, 'name' | 'path'>>> = {
  home: { content: 'zhang', empty: 'li', refusal: 'quota' },
  join: { content: 'li', empty: 'fresh', refusal: 'quota' },
  code: { content: 'zhang', empty: 'li', refusal: 'quota' },
  me: { content: 'zhang', empty: 'li', refusal: 'quota' },
  phone: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  family: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  profile: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  privacy: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  points: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  tier: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  orders: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  claim: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  questions: { content: 'zhang', empty: 'fresh', refusal: 'li' },
  shops: { content: 'zhang', empty: 'li', refusal: 'quota' },
};

/** Every page there is. The two entries are one that was asked about and one that was not. */
export function pagesToShow(entries: { asked: number; unasked: number }): readonly PageToShow[] {
  const names = Object.keys(byRoute) as (keyof typeof routes)[];
  return [
    ...names.map((name) => ({ name, path: `/pages/${name}/index`, ...byRoute[name] })),
    {
      name: 'dispute',
      path: `${DISPUTE}?seq=${entries.asked}`,
      content: 'zhang',
      empty: 'zhang',
      refusal: 'li',
    },
    {
      name: 'question',
      path: `${DISPUTE}?seq=${entries.unasked}`,
      content: 'zhang',
      empty: 'zhang',
      refusal: 'li',
    },
  ];
}
