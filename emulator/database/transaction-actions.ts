import type { Document, DocumentId, Fields } from './document';
import type { Stored } from './documents';
import { printEjson } from './ejson';
import { compileProjection } from './projection';
import { Refusal } from './refusal';
import { compileUpdate } from './update';
import { idOf, mustBePlainNames, notEmulated, type Params } from './wire';

/** One document seen and written through a transaction. */
type Access = {
  readonly id: DocumentId | null;
  readonly view: (id: DocumentId) => Stored | null;
  readonly write: (id: DocumentId, after: Stored | null) => void;
  readonly stored: (document: Document) => Stored;
  readonly parse: (given: unknown) => Fields;
};

/** What an action does inside a transaction: the same as outside, on its own view. */
export function act(action: string, params: Params, access: Access): Fields {
  const perform = ACTIONS[action];
  if (!perform) throw notEmulated(`The action ${action} inside a transaction`);
  return perform(params, access);
}

const ACTIONS: Record<string, (params: Params, access: Access) => Fields> = {
  'database.getDocument': (params, { id, view, parse }) => {
    const found = id === null ? null : view(id);
    if (!found) return { list: [] };
    const projection = params['projection'];
    if (!projection) return { list: [found.text] };
    return { list: [printEjson(compileProjection(parse(projection))(found.document))] };
  },
  'database.insertDocument': (params, { view, write, stored, parse }) => {
    const texts = params['data'];
    const [text] = Array.isArray(texts) ? texts : [];
    const fields = parse(text);
    mustBePlainNames(fields);
    const id = idOf(fields);
    if (id === undefined) throw notEmulated('Adding a document without an id in a transaction');
    if (view(id)) throw duplicate(id);
    write(id, stored({ ...fields, _id: id }));
    return { insertedIds: [id] };
  },
  'database.modifyDocument': (params, access) =>
    params['merge'] === true ? update(params, access) : replace(params, access),
  'database.removeDocument': (_, { id, view, write }) => {
    if (id === null || !view(id)) return { deleted: 0 };
    write(id, null);
    return { deleted: 1 };
  },
};

function update(params: Params, { id, view, write, stored, parse }: Access): Fields {
  const before = id === null ? null : view(id);
  if (id === null || !before) return { updated: 0, upsert_id: null };
  const document = compileUpdate(parse(params['data']))(before.document);
  if (document === before.document) return { updated: 0, upsert_id: null };
  write(id, stored(document));
  return { updated: 1, upsert_id: null };
}

function replace(params: Params, { id, view, write, stored, parse }: Access): Fields {
  if (id === null) throw notEmulated('A set without an id');
  const fields = parse(params['data']);
  mustBePlainNames(fields);
  const before = view(id);
  write(id, stored({ _id: id, ...fields }));
  return before ? { updated: 1, upsert_id: null } : { updated: 0, upsert_id: id };
}

const duplicate = (id: DocumentId): Refusal =>
  new Refusal(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.Insert] E11000 duplicate key error index: _id_ dup key: { _id: ${JSON.stringify(id)} }`,
  );
