import type { Document, DocumentId } from './document';
import { type Cold, Documents, type Stored } from './documents';
import { printEjson } from './ejson';
import type { IndexDeclaration } from './index-key';
import { AFTER, encodeId, indexKeys, isArrayAt } from './index-key';
import { Refusal } from './refusal';
import { SortedKeys } from './sorted-keys';

export interface Index extends IndexDeclaration {
  entries: SortedKeys;
  /** Fields that hold an array in some document: their order says nothing about a document. */
  arrayFields: Set<string>;
}

export type Write = { id: DocumentId; before: Stored | null; after: Stored | null };

const ID_INDEX: IndexDeclaration = { name: '_id_', keys: [['_id', 1]], unique: true };

/** Production refuses documents above this size. */
const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** The documents of one collection and every index over them, always in step. */
export class Collection {
  readonly name: string;
  readonly indexes: Index[];
  private readonly documents: Documents;

  constructor(name: string, declarations: IndexDeclaration[], cold: Cold | null) {
    this.name = name;
    this.documents = new Documents(cold);
    this.indexes = [ID_INDEX, ...declarations].map((declaration) => ({
      ...declaration,
      entries: new SortedKeys(),
      arrayFields: new Set<string>(),
    }));
  }

  get size(): number {
    return this.documents.size;
  }

  get(id: DocumentId): Stored | undefined {
    return this.documents.get(id);
  }

  all(): Iterable<Stored> {
    return this.documents.values();
  }

  stored(document: Document): Stored {
    const text = printEjson(document);
    if (text.length > MAX_DOCUMENT_BYTES) {
      throw new Refusal('DATABASE_REQUEST_FAILED', 'document is larger than 16777216 bytes');
    }
    return { document, text };
  }

  /** Applies all writes or, when one breaks a unique index, none. */
  apply(writes: Write[]): void {
    const done: Write[] = [];
    try {
      for (const write of writes) {
        this.applyOne(write);
        done.push(write);
      }
    } catch (problem) {
      for (const write of done.reverse()) this.applyOne(opposite(write));
      throw problem;
    }
  }

  private applyOne({ id, before, after }: Write): void {
    const changes = this.indexes.map((index) => this.keyChange(index, id, before, after));
    for (const { index, removed, added } of changes) {
      for (const key of removed) index.entries.remove(key + encodeId(id));
      for (const key of added) index.entries.insert(key + encodeId(id), id);
      if (after) noteArrays(index, after.document, added);
    }
    if (after) this.documents.set(id, after);
    else this.documents.delete(id);
  }

  private keyChange(index: Index, id: DocumentId, before: Stored | null, after: Stored | null) {
    const old = before ? indexKeys(before.document, index) : [];
    const fresh = after ? indexKeys(after.document, index) : [];
    const added = old.length === 0 ? fresh : fresh.filter((key) => !old.includes(key));
    const removed = fresh.length === 0 ? old : old.filter((key) => !fresh.includes(key));
    if (index.unique && after) this.mustBeFree(index, id, added, after.document);
    return { index, added, removed };
  }

  private mustBeFree(index: Index, id: DocumentId, keys: string[], document: Document): void {
    for (const key of keys) {
      for (const owner of index.entries.ascending(key, key + AFTER)) {
        if (owner !== id || index.name === ID_INDEX.name) throw this.duplicate(index, document);
      }
    }
  }

  private duplicate(index: Index, document: Document): Refusal {
    const values = index.keys.map(([field]) => `${field}: ${printEjson(document[field] ?? null)}`);
    const error =
      `E11000 duplicate key error collection: ${this.name} ` +
      `index: ${index.name} dup key: { ${values.join(', ')} }`;
    return new Refusal(
      'DATABASE_REQUEST_FAILED',
      `[FailedOperation.Insert] multiple write errors: [{write errors: [{${error}}]}, {<nil>}]`,
    );
  }
}

function noteArrays(index: Index, document: Document, added: string[]): void {
  if (added.length === 0) return;
  for (const [field] of index.keys) {
    if (!index.arrayFields.has(field) && isArrayAt(document, field)) index.arrayFields.add(field);
  }
}

function opposite({ id, before, after }: Write): Write {
  return { id, before: after, after: before };
}
