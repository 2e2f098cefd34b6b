import type { Page } from 'playwright-core';
import type { Face } from './faces';
import { HELD_RECEIPT } from './history';
import type { Product } from './product';

/** A page that asks for nothing when it opens: it waits, is refused and goes dark once something is sent. */
export type Form = {
  readonly fill: (page: Page, face: Face) => Promise<void>;
  readonly send: (page: Page) => Promise<void>;
  /** What happens meanwhile that makes the cloud refuse it. */
  readonly meanwhile?: (product: Product) => Promise<unknown>;
};

/** The last button of the page, in any language. */
const press = (page: Page): Promise<void> => page.locator('.action').last().click();

/** A receipt; the one that is refused was sent before, and said something else. */
export const claim: Form = {
  fill: async (page, face) => {
    const [number, amount] = await page.locator('.claim-form .text-field input').all();
    await number?.fill(face === 'refusal' ? HELD_RECEIPT : 'S20261103-0286');
    await amount?.fill('128.50');
    await page.locator('.claim-form .press-field').click();
    await page.locator('.shop-choice').first().click();
    await page.locator('.claim-form .date-field').click();
    await page.locator('.weui-picker__action').nth(1).click();
    await page.locator('.weui-picker').waitFor({ state: 'hidden' });
  },
  send: press,
};

/** A number given up; refused is one that nobody proves to have been theirs. */
export const phone: Form = {
  fill: (page) => page.locator('.phone-step .action').first().click(),
  send: press,
  meanwhile: (product) => Promise.resolve(product.welcome('fresh', '林女士', '13857128888')),
};

/** A few sentences about an entry; refused is what was asked from another phone in between. */
export const question = (entry: number): Form => ({
  fill: (page) => page.locator('textarea').fill('会员日怎么没有双倍？'),
  send: press,
  meanwhile: (product) => product.call('zhang', 'service.dispute', { entry, words: '请再看看。' }),
});
