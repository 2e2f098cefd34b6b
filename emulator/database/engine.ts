import { randomBytes } from 'node:crypto';
import { compilePipeline } from './aggregate';
import { Collection, type Write } from './collection';
import type { Document, DocumentId, Fields, Value } from './document';
import { isFields } from './document';
import type { Stored } from './documents';
import { parseEjsonFields, printEjson } from './ejson';
import { find, type Search } from './find';
import type { Answer, DatabaseOptions } from './options';
import type { Sort } from './plan';
import { compileProjection } from './projection';
import { Refusal } from './refusal';
import type { Storage } from './storage';
import { act } from './transaction-actions';
import { type Caller, Transactions } from './transactions';
import { compileUpdate } from './update';
import { whenFree } from './waiting';
import {
  besideTransaction,
  DEFAULT_LIMIT,
  declaredOnly,
  idOf,
  MAX_AGGREGATED,
  MAX_DOCUMENTS,
  mustBePlainNames,
  noCollection,
  notByIdAlone,
  notEmulated,
  type Params,
  stagesOf,
  textOf,
  tooMany,
  tooWide,
  WRITES,
} from './wire';

/** Collections, transactions and the actions of the wire over them; it knows nothing of files. */
export class Engine {
  onWrite: (collection: string, write: Write) => void = () => undefined;
  private readonly collections = new Map<string, Collection>();
  private readonly now: () => number;
  private readonly strict: boolean;
  private readonly declaredIn: string;
  private readonly transactions: Transactions;

  constructor(options: DatabaseOptions, { read }: Storage) {
    const { collections, now, strict = true, declaredIn = 'the options' } = options;
    this.now = now;
    this.strict = strict;
    this.declaredIn = declaredIn;
    this.transactions = new Transactions(now);
    for (const [name, { indexes }] of Object.entries(collections)) {
      const cold = (id: DocumentId) => this.parsed(read?.(name, id) ?? null);
      this.collections.set(name, new Collection(name, indexes, read && cold));
    }
  }

  size(name: string): number {
    return this.collection(name).size;
  }

  /** Documents of a collection that is no longer declared stay in the file, out of reach. */
  restore(name: string, id: DocumentId, text: string): void {
    const collection = this.collections.get(name);
    if (!collection) return;
    collection.apply([{ id, before: null, after: this.parsed(text) }]);
  }

  private parsed(text: string): Stored;
  private parsed(text: string | null): Stored | null;
  private parsed(text: string | null): Stored | null {
    return text === null ? null : { document: parseEjsonFields(text, this.now) as Document, text };
  }

  runWhenFree(action: string, params: Params, caller: Caller): Promise<Answer> {
    const { strict } = this;
    return whenFree(() => this.answer(action, params, caller), { action, caller, strict });
  }

  private answer(action: string, params: Params, caller: Caller): Answer {
    if (action === 'database.startTransaction') {
      return { data: {}, transactionId: this.transactions.start(caller) };
    }
    return { data: this.act(action, params, caller) };
  }

  private act(action: string, params: Params, caller: Caller): Fields {
    if (action === 'database.addCollection') throw declaredOnly(this.declaredIn);
    const { transactionId } = params;
    if (typeof transactionId === 'string') return this.inTransaction(transactionId, action, params);
    const perform = ACTIONS[action];
    if (!perform) throw notEmulated(`The action ${action}`);
    const forgets = this.strict && WRITES.has(action) && this.transactions.isOpenFor(caller);
    if (forgets) throw besideTransaction(action);
    return perform.call(this, this.collection(textOf(params, 'collectionName')), params);
  }

  private inTransaction(transactionId: string, action: string, params: Params): Fields {
    const { transactions } = this;
    if (action === 'database.commitTransaction') return this.commitAll(transactionId);
    if (action === 'database.abortTransaction') {
      transactions.abort(transactionId);
      return {};
    }
    const name = textOf(params, 'collectionName');
    const collection = this.collection(name);
    const { _id, ...others } = this.query(params);
    const isById = _id !== undefined && Object.keys(others).length === 0;
    if (!isById && action !== 'database.insertDocument') throw notByIdAlone(action);
    return act(action, params, {
      view: (wanted) => transactions.read(transactionId, { collection, id: wanted }),
      write: (wanted, after) =>
        transactions.write(transactionId, { collection, id: wanted }, after),
      stored: (document) => collection.stored(document),
      parse: (given) => this.parse(given),
      id: isById ? (idOf({ _id }) ?? null) : null,
    });
  }

  private commitAll(transactionId: string): Fields {
    const done: { collection: Collection; write: Write }[] = [];
    try {
      for (const { collection, ...write } of this.transactions.commit(transactionId)) {
        this.commit(collection, [write]);
        done.push({ collection, write });
      }
    } catch (problem) {
      for (const { collection, write } of done.reverse()) {
        this.commit(collection, [{ id: write.id, before: write.after, after: write.before }]);
      }
      throw problem;
    }
    return {};
  }

  insert(collection: Collection, params: Params): Fields {
    const texts = params['data'];
    if (!Array.isArray(texts)) throw new Refusal('INVALID_PARAM', 'data must be an array');
    const writes = texts.map((text) => {
      const fields = this.parse(text);
      mustBePlainNames(fields);
      const id = idOf(fields) ?? randomBytes(16).toString('hex');
      const stored = collection.stored({ ...fields, _id: id });
      return { id, before: null, after: stored };
    });
    this.commit(collection, writes);
    return { insertedIds: writes.map(({ id }) => id) };
  }

  read(collection: Collection, params: Params): Fields {
    const found = this.search(collection, params);
    const projection = params['projection'];
    if (!projection) return { list: found.map(({ text }) => text) };
    const project = compileProjection(this.parse(projection));
    return { list: found.map(({ document }) => printEjson(project(document))) };
  }

  documents(params: Params): readonly Stored[] {
    return this.search(this.collection(textOf(params, 'collectionName')), params);
  }

  private search(collection: Collection, params: Params): readonly Stored[] {
    const single = params['queryType'] === 'DOC';
    const limit = single ? 1 : Number(params['limit'] ?? DEFAULT_LIMIT);
    if (limit > MAX_DOCUMENTS) throw tooMany(`A limit of ${limit}`);
    const search = {
      query: this.query(params),
      sort: this.sort(params),
      skip: Number(params['offset'] ?? 0),
      limit,
    };
    return find(collection, search, this.strict);
  }

  count(collection: Collection, params: Params): Fields {
    return { total: this.matching(collection, params, Number.POSITIVE_INFINITY).length };
  }

  aggregate(collection: Collection, params: Params): Fields {
    let read = 0;
    const reach = (from: Collection, search: Search): Fields[] => {
      const found = find(from, search, this.strict);
      read += found.length;
      if (read > MAX_AGGREGATED) throw tooWide(read);
      return found.map(({ document }) => document);
    };
    const { search, steps } = compilePipeline(stagesOf(params, this.now), (name, query) =>
      reach(this.collection(name), { query, ...ALL }),
    );
    let documents = reach(collection, search);
    for (const step of steps) documents = step(documents);
    if (documents.length > MAX_DOCUMENTS) throw tooMany(`${documents.length} results`);
    return { list: documents.map(printEjson) };
  }

  modify(collection: Collection, params: Params): Fields {
    if (params['merge'] !== true) return this.replace(collection, params);
    if (params['upsert'] === true) throw notEmulated('An update with upsert');
    const update = compileUpdate(this.parse(params['data']));
    const writes = this.targets(collection, params).flatMap((before) => {
      const document = update(before.document);
      if (document === before.document) return [];
      return [{ id: document._id, before, after: collection.stored(document) }];
    });
    this.commit(collection, writes);
    return { updated: writes.length, upsert_id: null };
  }

  modifyAndReturn(collection: Collection, params: Params): Fields {
    const update = compileUpdate(this.parse(params['data']));
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
    const fields = this.parse(params['data']);
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
    return find(collection, { query, ...ALL, limit }, this.strict);
  }

  private commit(collection: Collection, writes: Write[]): void {
    this.transactions.mustBeFree(collection, writes);
    collection.apply(writes);
    this.transactions.noteCommitted(collection, writes);
    for (const write of writes) this.onWrite(collection.name, write);
  }

  private collection(name: string): Collection {
    const collection = this.collections.get(name);
    if (collection) return collection;
    throw noCollection(name, this.declaredIn);
  }

  private query(params: Params): Fields {
    const query = params['query'];
    return query ? this.parse(query) : {};
  }

  private sort(params: Params): Sort {
    const order = params['order'];
    if (!order) return [];
    return Object.entries(this.parse(order)).map(([field, direction]) => [
      field,
      direction === -1 ? -1 : 1,
    ]);
  }

  private parse(given: unknown): Fields {
    return isFields(given as Value) ? (given as Fields) : parseEjsonFields(String(given), this.now);
  }
}

const ALL = { sort: [], skip: 0, limit: Number.POSITIVE_INFINITY };

type Action = (this: Engine, collection: Collection, params: Params) => Fields;
const ACTIONS: Record<string, Action> = {
  'database.insertDocument': Engine.prototype.insert,
  'database.getDocument': Engine.prototype.read,
  'database.aggregateDocuments': Engine.prototype.aggregate,
  'database.calculateDocument': Engine.prototype.count,
  'database.modifyDocument': Engine.prototype.modify,
  'database.modifyAndReturnDoc': Engine.prototype.modifyAndReturn,
  'database.removeDocument': Engine.prototype.remove,
};
