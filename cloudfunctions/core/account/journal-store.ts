import type { Entry, ReturnableOrder } from '@huigan/shared/account/account';
import type { MemberId, OrderId } from '@huigan/shared/kernel/ids';
import type { Database, Document } from '../platform/database';
import type { Journal } from './ports';

type Segment = Document & {
  readonly member: MemberId;
  /** Number of the first entry. */
  readonly first: number;
  readonly entries: readonly Entry[];
  /** What the entries can be found by: their causes, and orders that were let go with them. */
  readonly causes: readonly string[];
};

/** Write-once segments: an account's older entries, in order, each under the number it starts with. */
export const journalIn = (database: Database): Journal => ({
  add: async (member, entries) => {
    const segment = segmentOf(member, entries);
    if (await database.add('journal', segment)) return entries;
    const standing = await database.get<Segment>('journal', segment._id);
    if (!standing) throw new Error('a segment was there and is gone');
    return standing.entries;
  },
  entryOf: async (cause) => {
    const [segment] = await newest(database, cause);
    return segment?.entries.find((entry) => entry.cause === cause) ?? null;
  },
  evictedOrder: async (order) => {
    const [segment] = await newest(database, evictedKey(order));
    const records = (segment?.entries ?? []).flatMap(({ evicted }) => evicted ?? []);
    return records.findLast(({ id }) => id === order) ?? null;
  },
  segmentsBefore: async (member, before, limit) => {
    const segments = await database.find<Segment>('journal', {
      where: { member, first: database.is.below(before) },
      order: ['first', 'desc'],
      limit,
    });
    return segments.map(({ entries }) => entries);
  },
});

/** A cause stands in one segment; an order may have been let go more than once: the last one counts. */
async function newest(database: Database, causes: string): Promise<readonly Segment[]> {
  const found = await database.find<Segment>('journal', { where: { causes }, limit: 100 });
  return [...found].sort((a, b) => b.first - a.first);
}

function segmentOf(member: MemberId, entries: readonly Entry[]): Segment {
  const first = entries[0]?.seq ?? 0;
  const evicted: readonly ReturnableOrder[] = entries.flatMap((entry) => entry.evicted ?? []);
  return {
    _id: `${member}:${String(first).padStart(8, '0')}`,
    member,
    first,
    entries,
    causes: [...entries.map(({ cause }) => cause), ...evicted.map(({ id }) => evictedKey(id))],
  };
}

const evictedKey = (order: OrderId): string => `order:${order}`;
