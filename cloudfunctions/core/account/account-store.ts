import type { Account } from '@huigan/shared/account/account';
import { memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { beijingDay } from '../platform/beijing-day';
import type { Clock } from '../platform/clock';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Accounts, Held } from './ports';
import { signsOf } from './signs';

type Fields = Omit<Account, 'id'>;
/** Fields a timer or a proof asks for, and a keyed sum over all others. */
export type AccountDocument = Document &
  Fields & {
    readonly v: number;
    /** The day it was last written, counted from the epoch: the nightly proof asks for it. */
    readonly touched: number;
    /** What is changed by anybody but us is noticed. */
    readonly sum: string;
    readonly due?: number;
    readonly untold?: number;
    readonly full?: number;
    /** The version of the rules the tier was last looked at by. */
    readonly judged?: number;
    readonly people?: Instant;
  };

/** One document a member. What a timer asks for stands in it as a field of its own, indexed. */
export const accountsIn = (database: Database, sealing: Sealing, clock: Clock): Accounts => {
  const findBy = async (field: string, condition: unknown, limit: number) => {
    const found = await database.find<AccountDocument>('accounts', {
      where: { [field]: condition },
      order: [field, 'asc'],
      limit,
    });
    return found.map((document) => held(document, sealing));
  };
  const signed = (account: Account) => ({
    ...signsOf(account),
    touched: beijingDay(clock.now()),
    sum: sumOf(account, sealing),
  });
  return {
    open: async (account) => {
      const document = { _id: account.id, v: 0, ...fieldsOf(account), ...signed(account) };
      await database.add('accounts', withSealed(document, account, sealing));
    },
    read: async (id) => {
      const document = await database.get<AccountDocument>('accounts', id);
      return document && held(document, sealing);
    },
    save: async ({ account: before, v }, after) => {
      const changed = { ...changedFields(before, after), ...signed(after), v: v + 1 };
      const where = { _id: after.id, v };
      return (await database.update('accounts', where, withSealed(changed, after, sealing))) === 1;
    },
    peopleChanged: async (id, at) => {
      await database.update('accounts', { _id: id }, { people: at });
    },
    due: (now, limit) => findBy('due', database.is.atMost(now), limit),
    unjudged: (version, limit) => findBy('judged', database.is.below(version), limit),
    full: (limit) => findBy('full', database.is.atMost(1), limit),
    touchedOn: async (day, after, limit) => {
      const found = await database.find<AccountDocument>('accounts', {
        where: { touched: day, _id: database.is.above(after) },
        order: ['_id', 'asc'],
        limit,
      });
      return found.map((document) => held(document, sealing));
    },
    firstTouched: async () => {
      const [first] = await database.find<AccountDocument>('accounts', {
        where: {},
        order: ['touched', 'asc'],
        limit: 1,
      });
      return first?.touched ?? null;
    },
    all: async (after, limit) => {
      const found = await database.find<AccountDocument>('accounts', {
        where: { _id: database.is.above(after) },
        order: ['_id', 'asc'],
        limit,
      });
      return found.map((document) => ({
        ...held(document, sealing),
        isIntact: document.sum === sumOf(held(document, sealing).account, sealing),
        signs: document,
      }));
    },
    untold: (now, limit) => findBy('untold', database.is.atMost(now), limit),
  };
};

/** A document as decisions read it. */
export function held(document: AccountDocument, sealing: Sealing): Held {
  const {
    _id,
    v,
    due: _due,
    untold: _untold,
    full: _full,
    judged: _j,
    touched: _t,
    sum: _s,
    people = 0 as Instant,
    ...rest
  } = document;
  const { birthday } = rest.about;
  const open = birthday === null ? null : sealing.open(birthdayPlace(_id), birthday);
  return {
    v,
    people,
    account: { id: memberId(_id), ...rest, about: { ...rest.about, birthday: open } },
  };
}

/** A keyed hash over everything the account says, in one order whatever the document's is. */
export function sumOf(account: Account, sealing: Sealing): string {
  const { id, points, growth, tier, counters, orders, about, keys, floor } = account;
  const { tail, head, facts, seq, absorbed, merged, left } = account;
  const text = [id, points, growth, tier, counters, orders, about, keys, floor];
  const more = [tail, head, facts, seq, absorbed, merged, left];
  return sealing.fingerprint('account', JSON.stringify([...text, ...more]));
}

const birthdayPlace = (id: string): string => `accounts/${id}/birthday`;

/** A birthday is personal: it stands sealed in the document and open in memory only. */
function withSealed<D extends object>(document: D, account: Account, sealing: Sealing): D {
  const { about } = account;
  if (!('about' in document) || about.birthday === null) return document;
  const birthday = sealing.seal(birthdayPlace(account.id), about.birthday);
  return { ...document, about: { ...about, birthday } };
}

const fieldsOf = ({ id: _id, ...fields }: Account): Fields => fields;

/** Decisions leave what they do not touch as the same value, so identity tells what to send. */
const changedFields = (before: Account, after: Account): object =>
  Object.fromEntries(
    Object.entries(fieldsOf(after)).filter(
      ([field, value]) => value !== before[field as keyof Account],
    ),
  );
