import { randomBytes } from 'node:crypto';
import type { Stored, Write } from './collection';
import { Collection } from './collection';
import type { Document, DocumentId, Fields } from './document';
import { isFields } from './document';
import { parseEjsonFields, printEjson } from './ejson';
import { find } from './find';
import type { IndexDeclaration } from './index-key';
import type { Sort } from './plan';
import { compileProjection } from './projection';
import { Refusal, strictRefusal } from './refusal';
import { openStorage } from './storage';
import { compileUpdate } from './update';

export type CollectionDeclarations = Record<string, { indexes: IndexDeclaration[] }>;

export interface DatabaseOptions {
  /** The SQLite file; null keeps everything in memory only. */
  file: string | null;
  collections: CollectionDeclarations;
  now: () => number;
  strict?: boolean;
}

/** The fields of a wire call, as the SDK sends them. */
export type Params = Record<string, unknown>;

export type Answer = { data: Fields } | { code: string; message: string };

export interface DocumentDatabase {
  /** Runs one wire action; the answer comes when its effect is on disk. */
  handle(action: string, params: Params): Promise<Answer>;
  size(collection: string): number;
  close(): void;
}

/** The platform's ceiling for one read; the SDK asks for 100 when nothing is said. */
const MAX_DOCUMENTS = 1000;
const DEFAULT_LIMIT = 100;

export function openDatabase(options: DatabaseOptions): DocumentDatabase {
  const storage = openStorage(options.file);
  const engine = new Engine(options);
  try {
    for (const { collection, id, text } of storage.load()) engine.restore(collection, id, text);
  } catch (problem) {
    storage.close();
    throw problem;
  }
  engine.onWrite = (collection, { id, after }) => {
    storage.write(after ? { collection, id, text: after.text } : { collection, id, text: null });
  };
  return {
    async handle(action, params) {
      const answer = engine.run(action, params);
      await storage.flushed();
      return answer;
    },
    size: (collection) => engine.size(collection),
    close: () => storage.close(),
  };
}

class Engine {
  onWrite: (collection: string, write: Write) => void = () => undefined;
  private readonly collections = new Map<string, Collection>();
  private readonly now: () => number;
  private readonly strict: boolean;

  constructor({ collections, now, strict = true }: DatabaseOptions) {
    this.now = now;
    this.strict = strict;
    for (const [name, { indexes }] of Object.entries(collections)) {
      this.collections.set(name, new Collection(name, indexes));
    }
  }

  size(name: string): number {
    return this.collection(name).size;
  }

  /** Documents of a collection that is no longer declared stay in the file, out of reach. */
  restore(name: string, id: DocumentId, text: string): void {
    const collection = this.collections.get(name);
    if (!collection) return;
    const document = parseEjsonFields(text, this.now) as Document;
    collection.apply([{ id, before: null, after: { document, text } }]);
  }

  run(action: string, params: Params): Answer {
    try {
      return { data: this.act(action, params) };
    } catch (problem) {
      if (problem instanceof Refusal) return { code: problem.code, message: problem.message };
      throw problem;
    }
  }

  private act(action: string, params: Params): Fields {
    if (action === 'database.addCollection') throw declaredOnly();
    if (params['transactionId']) throw notEmulated('A transaction');
    const perform = ACTIONS[action];
    if (!perform) throw notEmulated(`The action ${action}`);
    return perform.call(this, this.collection(textOf(params, 'collectionName')), params);
  }

  insert(collection: Collection, params: Params): Fields {
    const texts = params['data'];
    if (!Array.isArray(texts)) throw new Refusal('INVALID_PARAM', 'data must be an array');
    const writes = texts.map((text) => {
      const fields = this.parse(String(text));
      mustBePlainNames(fields);
      const id = idOf(fields) ?? randomBytes(16).toString('hex');
      const stored = collection.stored({ ...fields, _id: id });
      return { id, before: null, after: stored };
    });
    this.commit(collection, writes);
    return { insertedIds: writes.map(({ id }) => id) };
  }

  read(collection: Collection, params: Params): Fields {
    const single = params['queryType'] === 'DOC';
    const limit = single ? 1 : Number(params['limit'] ?? DEFAULT_LIMIT);
    if (limit > MAX_DOCUMENTS) throw tooMany(`A limit of ${limit}`);
    const search = {
      query: this.query(params),
      sort: this.sort(params),
      skip: Number(params['offset'] ?? 0),
      limit,
    };
    const found = find(collection, search, this.strict);
    const projection = params['projection'];
    if (!projection) return { list: found.map(({ text }) => text) };
    const project = compileProjection(this.parse(String(projection)));
    return { list: found.map(({ document }) => printEjson(project(document))) };
  }

  count(collection: Collection, params: Params): Fields {
    return { total: this.matching(collection, params, Number.POSITIVE_INFINITY).length };
  }

  modify(collection: Collection, params: Params): Fields {
    if (params['merge'] !== true) return this.replace(collection, params);
    if (params['upsert'] === true) throw notEmulated('An update with upsert');
    const update = compileUpdate(this.parse(textOf(params, 'data')));
    const writes = this.targets(collection, params).flatMap((before) => {
      const document = update(before.document);
      if (document === before.document) return [];
      return [{ id: document._id, before, after: collection.stored(document) }];
    });
    this.commit(collection, writes);
    return { updated: writes.length, upsert_id: null };
  }

  modifyAndReturn(collection: Collection, params: Params): Fields {
    const update = compileUpdate(this.parse(textOf(params, 'data')));
    const [before] = this.matching(collection, params, 1);
    if (!before) return { updated: 0, doc: null };
    const document = update(before.document);
    if (document === before.document) return { updated: 1, doc: before.text };
    const after = collection.stored(document);
    this.commit(collection, [{ id: document._id, before, after }]);
    return { updated: 1, doc: after.text };
  }

  remove(collection: Collection, params: Params): Fields {
    const writes = this.targets(collection, params).map((before) => ({
      id: before.document._id,
      before,
      after: null,
    }));
    this.commit(collection, writes);
    return { deleted: writes.length };
  }

  private replace(collection: Collection, params: Params): Fields {
    const id = idOf(this.query(params));
    if (id === undefined) throw notEmulated('A set without an id');
    const fields = this.parse(textOf(params, 'data'));
    mustBePlainNames(fields);
    const before = collection.get(id) ?? null;
    this.commit(collection, [{ id, before, after: collection.stored({ _id: id, ...fields }) }]);
    return before ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: id };
  }

  private targets(collection: Collection, params: Params): Stored[] {
    if (!params['query']) throw new Refusal('INVALID_PARAM', 'query must be set');
    const limit = params['multi'] === true ? MAX_DOCUMENTS + 1 : 1;
    const found = this.matching(collection, params, limit);
    if (found.length > MAX_DOCUMENTS) throw tooMany(`More than ${MAX_DOCUMENTS} matches`);
    return found;
  }

  private matching(collection: Collection, params: Params, limit: number): Stored[] {
    const query = this.query(params);
    return find(collection, { query, sort: [], skip: 0, limit }, this.strict);
  }

  private commit(collection: Collection, writes: Write[]): void {
    collection.apply(writes);
    for (const write of writes) this.onWrite(collection.name, write);
  }

  private collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (collection) return collection;
    throw new Refusal(
      'DATABASE_COLLECTION_NOT_EXIST',
      `[ResourceNotFound] Db or Table not exist: ${name}. ` +
        '[emulator] Declare it in environment.json; production never creates one by writing.',
    );
  }

  private query(params: Params): Fields {
    const query = params['query'];
    return query ? this.parse(String(query)) : {};
  }

  private sort(params: Params): Sort {
    const order = params['order'];
    if (!order) return [];
    return Object.entries(this.parse(String(order))).map(([field, direction]) => [
      field,
      direction === -1 ? -1 : 1,
    ]);
  }

  private parse(text: string): Fields {
    return parseEjsonFields(text, this.now);
  }
}

const ACTIONS: Record<string, (this: Engine, collection: Collection, params: Params) => Fields> = {
  'database.insertDocument': Engine.prototype.insert,
  'database.getDocument': Engine.prototype.read,
  'database.calculateDocument': Engine.prototype.count,
  'database.modifyDocument': Engine.prototype.modify,
  'database.modifyAndReturnDoc': Engine.prototype.modifyAndReturn,
  'database.removeDocument': Engine.prototype.remove,
};

function textOf(params: Params, name: string): string {
  const value = params[name];
  if (typeof value === 'string') return value;
  throw new Refusal('INVALID_PARAM', `${name} must be a string`);
}

function idOf(fields: Fields): DocumentId | undefined {
  const id = fields['_id'];
  if (id === undefined || typeof id === 'string' || typeof id === 'number') return id;
  throw strictRefusal(
    `The _id ${JSON.stringify(id)} is neither text nor a number.`,
    'such ids come back in another form than they were given.',
  );
}

function mustBePlainNames(fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('$')) {
      throw new Refusal('DATABASE_REQUEST_FAILED', `[InvalidParameter] Invalid key name: ${name}`);
    }
    if (isFields(value)) mustBePlainNames(value);
  }
}

function tooMany(what: string): Refusal {
  return strictRefusal(
    `${what} in one call; work in pages of at most ${MAX_DOCUMENTS} documents.`,
    'one call reads at most 1000 documents and a large write can time out half done.',
  );
}

function declaredOnly(): Refusal {
  return new Refusal(
    'DATABASE_PERMISSION_DENIED',
    '[emulator] Collections are declared in environment.json and created by the deployment.',
  );
}

function notEmulated(what: string): Refusal {
  return strictRefusal(`${what} is not emulated.`, 'the platform may accept it.');
}
