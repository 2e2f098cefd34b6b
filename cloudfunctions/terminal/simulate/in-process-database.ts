import type { DocumentDatabase } from '@huigan/emulator/database/database';
import type { Params } from '@huigan/emulator/database/wire';
import type { Database, Document, Find, Where } from '../../core/platform/database';

/** The emulator's engine behind the same port as the SDK, in this process: no HTTP, the same rules. */
export function inProcessDatabase(engine: DocumentDatabase): Database {
  let calls = 0;
  const ask = async (action: string, params: Params): Promise<Record<string, unknown>> => {
    calls += 1;
    const answer = await engine.handle(`database.${action}`, params);
    if ('data' in answer) return answer.data;
    throw Object.assign(new Error(answer.message), { code: answer.code });
  };
  const look = (name: string, { where, order, tie, limit }: Find): readonly Document[] => {
    const found = engine.documents({
      collectionName: name,
      query: where,
      limit,
      ...(order && { order: sortOf(order, tie) }),
    });
    return found as readonly Document[];
  };
  const find: typeof look = (name, search) => {
    calls += 1;
    return look(name, search);
  };
  return {
    get: async <D extends Document>(name: string, id: string) => {
      const [found] = find(name, { where: { _id: id }, limit: 1 });
      return (found as D | undefined) ?? null;
    },
    getWith: async <D extends Document>(
      name: string,
      id: string,
      { field, of }: { readonly field: string; readonly of: string },
    ) => {
      const [document] = find(name, { where: { _id: id }, limit: 1 }) as readonly D[];
      if (!document) return null;
      const held = (document as unknown as Where)[field];
      return { document, other: look(of, { where: { _id: held }, limit: 1 })[0] ?? null };
    },
    find: async <D extends Document>(name: string, search: Find) =>
      find(name, search) as readonly D[],
    add: async (name, document) => {
      try {
        await ask('insertDocument', { collectionName: name, data: [document] });
        return true;
      } catch (error) {
        if (/E11000/.test((error as Error).message)) return false;
        throw error;
      }
    },
    update: async (name, where, fields) => {
      const { updated } = await ask('modifyDocument', {
        collectionName: name,
        query: where,
        data: changesOf(fields),
        multi: true,
        merge: true,
      });
      return Number(updated);
    },
    remove: async (name: string, where: Where) => {
      const { deleted } = await ask('removeDocument', {
        collectionName: name,
        query: where,
        multi: true,
      });
      return Number(deleted);
    },
    is: {
      atMost: (value) => ({ $lte: value }),
      below: (value) => ({ $lt: value }),
      above: (value) => ({ $gt: value }),
      before: (value) => ({ $lt: value }),
      absent: () => ({ $exists: false }),
      oneOf: (values) => ({ $in: [...values] }),
      either: (conditions) => ({ $or: [...conditions] }),
    },
    calls: () => calls,
  };
}

const sortOf = (...orders: readonly Find['order'][]): object =>
  Object.fromEntries(
    orders.flatMap((order) => (order ? [[order[0], order[1] === 'asc' ? 1 : -1]] : [])),
  );

/** Whole fields are set; `undefined` removes one. */
function changesOf(fields: object): object {
  const entries = Object.entries(fields);
  const set = entries.filter(([, value]) => value !== undefined);
  const unset = entries.filter(([, value]) => value === undefined).map(([name]) => [name, '']);
  return {
    ...(set.length > 0 && { $set: Object.fromEntries(set) }),
    ...(unset.length > 0 && { $unset: Object.fromEntries(unset) }),
  };
}
