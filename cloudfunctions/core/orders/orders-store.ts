import { type OrderId, orderId } from '@huigan/shared/kernel/ids';
import type { Order } from '@huigan/shared/orders/order';
import type { Database, Document } from '../platform/database';
import type { Orders, Owner, Stored } from './ports';

/** Owner fields are apart from the order's own: `waiting` is indexed, and gone once it is claimed. */
type OrderDocument = Document &
  Omit<Order, 'id'> & {
    readonly v: number;
    readonly digest: string;
    readonly member?: string;
    readonly memberNo?: string;
    readonly waiting?: string;
    readonly keptUntil?: number;
  };

export const ordersIn = (database: Database): Orders => {
  const find = async (id: OrderId): Promise<Stored | null> => {
    const document = await database.get<OrderDocument>('orders', id);
    return document && storedFrom(document);
  };
  return {
    find,
    insert: async ({ order, digest, owner }) => {
      const { id, ...fields } = order;
      const document = { _id: id, v: 0, digest, ...owner, ...fields };
      if (await database.add('orders', document)) return { order, digest, owner, v: 0 };
      const standing = await find(id);
      if (!standing) throw new Error('an order was there and is gone');
      return standing;
    },
    save: async ({ v }, { id, lines, refunds }) =>
      (await database.update('orders', { _id: id, v }, { lines, refunds, v: v + 1 })) === 1,
    assign: async ({ order, v }, { member, memberNo }) => {
      const owner = { member, memberNo, waiting: undefined, keptUntil: undefined };
      const changed = { ...owner, v: v + 1 };
      return (await database.update('orders', { _id: order.id, v }, changed)) === 1;
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

function storedFrom(document: OrderDocument): Stored {
  const { _id, v, digest, member, memberNo, waiting, keptUntil, ...fields } = document;
  const [channel = '', ...number] = _id.split(':');
  return {
    order: { id: orderId(channel, number.join(':')), ...fields },
    digest,
    owner: (member === undefined ? { waiting, keptUntil } : { member, memberNo }) as Owner,
    v,
  };
}
