import { post } from '@huigan/cloudfunctions/core/account/post';
import type { House } from '@huigan/cloudfunctions/core/house';
import { earnCause, refundCause } from '@huigan/shared/kernel/ids';

/** Decides before and after each call of a port whether it is lost. */
export type Trouble = (moment: 'before' | 'after') => boolean;
export class Lost extends Error {}

/** The same port on a bad line: a call may fail before it does anything, or after it has done all. */
function onABadLine<Port extends object>(port: Port, trouble: Trouble): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        if (name === 'idOf') return method(...given);
        return (async () => {
          if (trouble('before')) throw new Lost(`${String(name)} never arrived`);
          const answer: unknown = await method(...given);
          if (trouble('after')) throw new Lost(`the answer of ${String(name)} was lost`);
          return answer;
        })();
      };
    },
  });
}

/** The rooms of a house joined as in `openHouse`, every store behind a bad line. */
export function aShakyHouse(house: House, trouble: Trouble) {
  const shaky = <Port extends object>(port: Port): Port => onABadLine(port, trouble);
  const posting = {
    ...house.posting,
    accounts: shaky(house.accounts),
    journal: shaky(house.journal),
  };
  const account: House['ordering']['account'] = {
    earn: (member, order, digest) =>
      post(posting, member, { kind: 'earn', cause: earnCause(order.id), digest, order }),
    reverse: (member, refund, { id, digest }) =>
      post(posting, member, {
        kind: 'reverse',
        cause: refundCause(refund.order, id),
        digest,
        refund,
        recalled: null,
      }),
  };
  return { shaky, posting, ordering: { ...house.ordering, orders: shaky(house.orders), account } };
}

/** A till repeats itself until it has an answer. Other errors than a lost call are bugs. */
export async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 500; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Lost)) throw error;
    }
  }
  throw new Error('no answer after 500 attempts');
}

/** Numbers that look like chance and are the same in every run (mulberry32). */
export function aDie(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
