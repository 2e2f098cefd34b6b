import { accountFor, type House } from '@huigan/cloudfunctions/core/house';
import { SomeFailed } from '@huigan/cloudfunctions/core/platform/each';

/** Decides before and after each call of a port whether it is lost. */
export type Trouble = (moment: 'before' | 'after') => boolean;
export class Lost extends Error {}
/** Whether that is all that went wrong, also with some of a page. */
export const isLost = (failure: unknown): boolean =>
  failure instanceof SomeFailed ? failure.failures.every(isLost) : failure instanceof Lost;

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
  const account = accountFor(posting);
  return { shaky, posting, ordering: { ...house.ordering, orders: shaky(house.orders), account } };
}

/** Fails one call, the `target`th, before or after it took effect. */
export const once = (target: number, moment: 'before' | 'after') => {
  const count = { before: 0, after: 0, struck: false };
  const trouble: Trouble = (now) => {
    const strikes = now === moment && count[now] === target;
    count[now] += 1;
    count.struck ||= strikes;
    return strikes;
  };
  return { trouble, count };
};

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
