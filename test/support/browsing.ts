import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { aPhoneIn, launchBrowser, type Phone, type PhoneOptions } from './browser';
import { anOrderBody } from './build';
import type { World } from './world';

type Person = ReturnType<World['person']>;
export type Browsing = Awaited<ReturnType<typeof browse>>;

/** Where every page sends its calls. */
export const CALLS = '**/client/call';

/**
 * The browser build in people's hands, as the emulator serves it: what a page asks is answered by the
 * functions as they are deployed. `aWorldAround` makes the world around the build.
 */
export async function browse(aWorldAround: (h5: string) => Promise<World>) {
  const h5 = await ensurePhoneBuilt('h5');
  const [browser, world] = await Promise.all([launchBrowser(), aWorldAround(h5)]);
  const { url } = world.emulator;
  const phones: Phone[] = [];

  const aPhone = async (options?: PhoneOptions): Promise<Phone> => {
    const phone = await aPhoneIn(browser, options);
    phones.push(phone);
    return phone;
  };
  /** Loads a page as somebody sees it, from nothing. */
  const show = async ({ page }: Phone, who: { readonly id: string }, path: string) => {
    await page.context().addCookies([{ name: 'person', value: who.id, url }]);
    // Only another query makes a browser load a page anew; behind the hash it would only turn over.
    await page.goto(`${url}/h5/?${loads++}#${path}`);
  };
  let loads = 0;

  return {
    world,
    ...peopleOf(world),
    aPhone,
    show,
    open: async (who: { readonly id: string }, page: string, options?: PhoneOptions) => {
      const phone = await aPhone(options);
      await show(phone, who, `/pages/${page}/index`);
      return phone;
    },
    /** Nobody looks any more, and nothing is out of order. */
    putAway: async () => {
      world.emulator.setFaults([]);
      await Promise.all(phones.splice(0).map((phone) => phone.close()));
    },
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
}

/** Who looks, and what they buy at the till. */
function peopleOf(world: World) {
  let people = 0;
  let orders = 0;
  const somebody = (): Person => {
    people += 1;
    return world.person(`p${people}`, `1380000${String(people).padStart(4, '0')}`);
  };
  return {
    somebody,
    aMember: async (): Promise<Person> => {
      const person = somebody();
      await person.join();
      return person;
    },
    /** One article for so much money, just now; whoever has not joined yet gets the points when they do. */
    buys: async ({ phone }: Person, fen: number, over: Record<string, unknown> = {}) => {
      orders += 1;
      const { status, body } = await world.till.order(
        anOrderBody({
          id: `o${orders}`,
          paidAt: new Date(world.emulator.now()).toISOString(),
          member: { phone },
          lines: [{ sku: 'pram', quantity: 1, unitFen: fen }],
          ...over,
        }),
      );
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
  };
}
