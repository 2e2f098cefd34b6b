import type { Returnable } from '@huigan/shared/account/returnable';
import type { MemberId } from '@huigan/shared/kernel/ids';
import type { Database, Document } from '../platform/database';
import type { Journal, Segment } from './ports';

type SegmentDocument = Document &
  Segment & {
    readonly member: MemberId;
    /** What the entries can be found by: their causes, and orders that were let go with them. */
    readonly causes: readonly string[];
  };

/** Write-once segments: an account's older entries, in order, each under the number it starts with. */
export const journalIn = (database: Database): Journal => ({
  add: async (member, segment) => {
    const document = documentOf(member, segment);
    if (await database.add('journal', document)) return segment;
    const standing = await database.get<SegmentDocument>('journal', document._id);
    if (!standing) throw new Error('a segment was there and is gone');
    return standing;
  },
  entryOf: async (cause) => {
    const [segment] = await newest(database, cause);
    return segment?.entries.find((entry) => entry.cause === cause) ?? null;
  },
  entriesOf: async (causes) => {
    const where = { causes: database.is.oneOf(causes) };
    const found = await database.find<SegmentDocument>('journal', { where, limit: causes.length });
    return found.flatMap(({ entries }) => entries.filter(({ cause }) => causes.includes(cause)));
  },
  evictedOrders: async (order) => {
    const oldestFirst = (await newest(database, evictedKey(order))).toReversed();
    return new Map(
      oldestFirst.flatMap(({ member, entries }) =>
        entries
          .flatMap(({ evicted }) => evicted ?? [])
          .filter(({ id }) => id === order)
          .map((record) => [member, record] as const),
      ),
    );
  },
  segmentsBefore: (member, before, limit) =>
    database.find<SegmentDocument>('journal', {
      where: { member, first: database.is.below(before) },
      order: ['first', 'desc'],
      limit,
    }),
});

/** A cause stands in one segment; an order may have been let go more than once: the last one counts. */
async function newest(database: Database, causes: string): Promise<readonly SegmentDocument[]> {
  const found = await database.find<SegmentDocument>('journal', { where: { causes }, limit: 100 });
  return [...found].sort((a, b) => b.first - a.first);
}

function documentOf(member: MemberId, segment: Segment): SegmentDocument {
  const { first, entries } = segment;
  const evicted: readonly Returnable[] = entries.flatMap((entry) => entry.evicted ?? []);
  return {
    _id: `${member}:${String(first).padStart(8, '0')}`,
    member,
    ...segment,
    causes: [...entries.map(({ cause }) => cause), ...evicted.map(({ id }) => evictedKey(id))],
  };
}

const evictedKey = (order: string): string => `order:${order}`;
