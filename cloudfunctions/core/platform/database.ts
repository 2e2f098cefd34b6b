import cloudbase from '@cloudbase/node-sdk';

export type Document = { readonly _id: string };
export type Where = Readonly<Record<string, unknown>>;
type Order = readonly [field: string, direction: 'asc' | 'desc'];
export type Find = {
  readonly where: Where;
  readonly order?: Order;
  /** What decides between those that are equal in `order`. */
  readonly tie?: Order;
  readonly limit: number;
};

/** The few things we ask of the document database, each one billed call. */
export type Database = {
  readonly get: <D extends Document>(collection: string, id: string) => Promise<D | null>;
  /** The same, and in the same call the document of another collection whose id it holds in a field. */
  readonly getWith: <D extends Document>(
    collection: string,
    id: string,
    other: { readonly field: string; readonly of: string },
  ) => Promise<{ readonly document: D; readonly other: Document | null } | null>;
  readonly find: <D extends Document>(collection: string, find: Find) => Promise<readonly D[]>;
  /** False when a document with that id, or a value that must be unique, is there already. */
  readonly add: (collection: string, document: Document) => Promise<boolean>;
  /** Sets whole fields where the condition holds; `undefined` removes a field. How many it changed. */
  readonly update: (collection: string, where: Where, fields: object) => Promise<number>;
  readonly remove: (collection: string, where: Where) => Promise<number>;
  /** Conditions: `is.atMost(now)`. */
  readonly is: {
    readonly atMost: (value: number) => unknown;
    readonly below: (value: number) => unknown;
    readonly above: (value: string) => unknown;
    readonly before: (value: string) => unknown;
    readonly absent: () => unknown;
    readonly oneOf: (values: readonly string[]) => unknown;
    /** Stands for a whole condition: any of these holds. */
    readonly either: (conditions: readonly Where[]) => Where;
  };
  /** Calls made so far by this process. */
  readonly calls: () => number;
};

/** The platform's own database through its SDK: the only place that knows it. */
export function connectDatabase(): Database {
  // Off by default inside a function, where every call would open a connection of its own.
  const keepalive = true;
  const app = cloudbase.init({ env: cloudbase.SYMBOL_DEFAULT_ENV as unknown as string, keepalive });
  const db = app.database();
  const _ = db.command;
  let calls = 0;
  const collection = (name: string) => {
    calls += 1;
    return db.collection(name);
  };
  return {
    get: async <D extends Document>(name: string, id: string) => {
      const { data } = await collection(name).where({ _id: id }).limit(1).get();
      return (data[0] as D | undefined) ?? null;
    },
    getWith: async <D extends Document>(
      name: string,
      id: string,
      { field, of }: { readonly field: string; readonly of: string },
    ) => {
      const [found] = await rowsOf<D & { readonly beside: readonly Document[] }>(
        collection(name)
          .aggregate()
          .match({ _id: id })
          .lookup({ from: of, localField: field, foreignField: '_id', as: 'beside' }),
      );
      if (!found) return null;
      const { beside, ...document } = found;
      return { document: document as unknown as D, other: beside[0] ?? null };
    },
    find: async <D extends Document>(name: string, { where, order, tie, limit }: Find) => {
      const query = collection(name).where(where).limit(limit);
      const inOrder = order ? query.orderBy(...order) : query;
      const { data } = await (tie ? inOrder.orderBy(...tie) : inOrder).get();
      return data as D[];
    },
    add: async (name, document) => {
      try {
        await collection(name).add(document);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    update: async (name, where, fields) => {
      const changes = Object.entries(fields).map(([field, value]) => [
        field,
        value === undefined ? _.remove() : _.set(value),
      ]);
      const { updated } = await collection(name).where(where).update(Object.fromEntries(changes));
      return updated ?? 0;
    },
    remove: async (name, where) => {
      const { deleted } = await collection(name).where(where).remove();
      return typeof deleted === 'number' ? deleted : 0;
    },
    is: {
      atMost: (value) => _.lte(value),
      below: (value) => _.lt(value),
      above: (value) => _.gt(value),
      before: (value) => _.lt(value),
      absent: () => _.exists(false),
      oneOf: (values) => _.in([...values]),
      either: (conditions) => _.or([...conditions]) as unknown as Where,
    },
    calls: () => calls,
  };
}

/** What a pipeline gives; the SDK does not say of what type. */
const rowsOf = async <R>(pipeline: { end: () => Promise<unknown> }): Promise<readonly R[]> =>
  ((await pipeline.end()) as { readonly data: readonly R[] }).data;

function isDuplicate(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '');
}
