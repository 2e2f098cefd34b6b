import { type Account, bounds, dueAt } from '@huigan/shared/account/account';
import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import type { Database, Document } from '../platform/database';
import type { Accounts, Held } from './ports';

type AccountDocument = Document &
  Omit<Account, 'id'> & {
    readonly v: number;
    readonly due?: number;
    readonly untold?: number;
    readonly full?: number;
  };

/** One document a member. What a timer asks for stands in it as a field of its own, indexed. */
export const accountsIn = (database: Database): Accounts => ({
  open: async (account) => {
    const document = { _id: account.id, v: 0, ...fieldsOf(account), ...present(signsOf(account)) };
    await database.add('accounts', document);
  },
  read: async (id) => held(await database.get<AccountDocument>('accounts', id)),
  save: async ({ account: before, v }, after) => {
    const changed = { ...changedFields(before, after), ...signsOf(after), v: v + 1 };
    return (await database.update('accounts', { _id: after.id, v }, changed)) === 1;
  },
  due: (now, limit) => findBy(database, 'due', database.is.atMost(now), limit),
  full: (limit) => findBy(database, 'full', database.is.atMost(1), limit),
  untold: (now, limit) => findBy(database, 'untold', database.is.atMost(now), limit),
});

async function findBy(
  database: Database,
  field: string,
  condition: unknown,
  limit: number,
): Promise<readonly Held[]> {
  const found = await database.find<AccountDocument>('accounts', {
    where: { [field]: condition },
    order: [field, 'asc'],
    limit,
  });
  return found.flatMap((document) => held(document) ?? []);
}

function held(document: AccountDocument | null): Held | null {
  if (!document) return null;
  const { _id, v, due: _due, untold: _untold, full: _full, ...fields } = document;
  return { v, account: { id: memberId(_id) as MemberId, ...fields } };
}

const fieldsOf = ({ id: _id, ...fields }: Account): Omit<Account, 'id'> => fields;

/** Decisions leave what they do not touch as the same value, so identity tells what to send. */
const changedFields = (before: Account, after: Account): object =>
  Object.fromEntries(
    Object.entries(fieldsOf(after)).filter(
      ([field, value]) => value !== before[field as keyof Account],
    ),
  );

const signsOf = (account: Account) => ({
  due: dueAt(account) ?? undefined,
  untold: account.facts[0]?.at,
  full: account.tail.length >= bounds.tail ? 1 : undefined,
});

const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
