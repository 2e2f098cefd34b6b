import { type MemberId, type OrderId, orderId } from '@huigan/shared/kernel/ids';
import type { Order } from '@huigan/shared/orders/order';
import type { Database, Document, Where } from '../platform/database';
import type { Awaited, AwaitedRefund, Orders, Owner, Stored } from './ports';

/** Owner fields are apart from the order's own: `waiting` is indexed, and gone once it is claimed. */
type OrderDocument = Document &
  Omit<Order, 'id'> & {
    readonly v: number;
    readonly digest: string;
    readonly member?: string;
    readonly memberNo?: string;
    readonly waiting?: string;
    readonly keptUntil?: number;
    /** Only where returns came first. */
    readonly awaited?: readonly AwaitedRefund[];
  };

export const ordersIn = (database: Database): Orders => {
  const find = async (id: OrderId): Promise<Stored | Awaited | null> => {
    const document = await database.get<OrderDocument>('orders', id);
    return document && standingFrom(document);
  };
  const change = async (id: OrderId, v: number, fields: object): Promise<boolean> =>
    (await database.update('orders', { _id: id, v }, { ...fields, v: v + 1 })) === 1;
  return {
    find,
    insert: async (stored) => {
      const document = { _id: stored.order.id, v: 0, ...fieldsOf(stored) };
      if (await database.add('orders', document)) return { ...stored, v: 0 };
      const standing = await find(stored.order.id);
      if (!standing) throw new Error('an order was there and is gone');
      return standing;
    },
    save: ({ v }, { id, lines, refunds }) => change(id, v, { lines, refunds }),
    assign: ({ order, v }, owner) => change(order.id, v, { ...nobody, ...owner }),
    await: (id, before, refund, keptUntil) =>
      before === null
        ? database.add('orders', { _id: id, v: 0, awaited: [refund], keptUntil } as Document)
        : change(id, before.v, { awaited: [...before.refunds, refund], keptUntil }),
    arrive: ({ id, v }, stored) =>
      change(id, v, { keptUntil: undefined, ...fieldsOf(stored), awaited: undefined }),
    ofMembers: async (members, after, limit) => {
      const found = await database.find<OrderDocument>('orders', {
        where: behind(database, members, after),
        order: ['paidAt', 'desc'],
        tie: ['_id', 'desc'],
        limit,
      });
      return found.map(storedFrom);
    },
    onReceipt: async (ids, printed) => {
      const where = database.is.either([{ _id: database.is.oneOf(ids) }, printed]);
      const found = await database.find<OrderDocument>('orders', { where, limit: RECEIPTS_MAX });
      return found.map(standingFrom).filter((standing) => 'order' in standing);
    },
    waitingFor: async (waiting, limit) => {
      const found = await database.find<OrderDocument>('orders', { where: { waiting }, limit });
      return found.map(storedFrom);
    },
    dropUnclaimed: async (now, limit) => {
      const expired = await database.find<OrderDocument>('orders', {
        where: { keptUntil: database.is.atMost(now) },
        order: ['keptUntil', 'asc'],
        limit,
      });
      // By version: an order claimed at this moment is no longer the one that was read.
      for (const { _id, v } of expired) await database.remove('orders', { _id, v });
      return expired.length;
    },
  };
};

/** A till may number its receipts anew every day: so many are looked at under one number. */
const RECEIPTS_MAX = 50;

/** Of several orders paid in one moment, the number decides. */
function behind(
  database: Database,
  members: readonly MemberId[],
  after: { readonly paidAt: number; readonly id: OrderId } | null,
): Where {
  const member = members.length === 1 ? members[0] : database.is.oneOf(members);
  if (after === null) return { member };
  const { paidAt, id } = after;
  return database.is.either([
    { member, paidAt: database.is.below(paidAt) },
    { member, paidAt, _id: database.is.before(id) },
  ]);
}

const nobody = {
  member: undefined,
  memberNo: undefined,
  waiting: undefined,
  keptUntil: undefined,
};

function fieldsOf({ order, digest, owner }: Omit<Stored, 'v'>) {
  const { id: _id, ...fields } = order;
  return { digest, ...owner, ...fields };
}

const standingFrom = (document: OrderDocument): Stored | Awaited =>
  document.awaited === undefined
    ? storedFrom(document)
    : { id: idOf(document), refunds: document.awaited, v: document.v };

function storedFrom(document: OrderDocument): Stored {
  const { _id, v, digest, member, memberNo, waiting, keptUntil, ...fields } = document;
  return {
    order: { id: idOf(document), ...fields },
    digest,
    owner: (member === undefined ? { waiting, keptUntil } : { member, memberNo }) as Owner,
    v,
  };
}

function idOf({ _id }: Document): OrderId {
  const [channel = '', ...number] = _id.split(':');
  return orderId(channel, number.join(':'));
}
