import type { Database, Document } from '../platform/database';
import type { Usage, UsageDay } from './ports';

type UsageDocument = Document & UsageDay;

/** One document for a key and a day. */
export const usageIn = (database: Database): Usage => ({
  find: async (key, day) => {
    const document = await database.get<UsageDocument>('usage', idOf({ key, day }));
    return document && dayFrom(document);
  },
  save: async ({ v, ...day }) => {
    const document = { _id: idOf(day), ...day, v: v + 1 };
    if (v === 0) return database.add('usage', document);
    const { _id, key: _key, day: _day, ...fields } = document;
    return (await database.update('usage', { _id, v }, fields)) === 1;
  },
  lastDays: async (key, limit) => {
    const found = await database.find<UsageDocument>('usage', {
      where: { key },
      order: ['day', 'desc'],
      limit,
    });
    return found.map(dayFrom);
  },
  drop: async (before, limit) => {
    const old = await database.find<UsageDocument>('usage', {
      where: { day: database.is.below(before) },
      order: ['day', 'asc'],
      limit,
    });
    for (const { _id } of old) await database.remove('usage', { _id });
    return old.length;
  },
});

const idOf = ({ key, day }: Pick<UsageDay, 'key' | 'day'>): string => `${key}:${day}`;

const dayFrom = ({ _id, ...day }: UsageDocument): UsageDay => day;
