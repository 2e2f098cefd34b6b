import type { Collection } from './collection';
import type { Document, DocumentId, Fields, Value } from './document';
import { isFields } from './document';
import type { Stored } from './documents';
import type { Plan, Sort } from './plan';
import { planFor, sortKey } from './plan';
import type { Predicate } from './query';
import { compileQuery } from './query';
import { strictRefusal } from './refusal';

export interface Search {
  query: Fields;
  sort: Sort;
  skip: number;
  limit: number;
}

/** All documents that match, in order, found through a declared index. */
export function find(collection: Collection, search: Search, strict: boolean): Stored[] {
  const id = onlyId(search.query);
  if (id !== null) {
    const stored = collection.get(id);
    return stored && search.skip === 0 ? [stored] : [];
  }
  const matches = compileQuery(search.query);
  const plan = planFor(collection, search.query, search.sort);
  if (strict) mustBeServed(collection, search, plan);
  if (plan === null) return window(sorted(scan(collection, matches), search.sort), search);
  const found = candidates(collection, plan, matches);
  const needsSorting = plan.order === 'none' && search.sort.length > 0;
  return needsSorting ? window(sorted([...found], search.sort), search) : take(found, search);
}

function onlyId(query: Fields): DocumentId | null {
  const { _id: id, ...others } = query;
  const isId = typeof id === 'string' || typeof id === 'number';
  return isId && Object.keys(others).length === 0 ? id : null;
}

function mustBeServed(collection: Collection, search: Search, plan: Plan | null): void {
  if (plan === null) throw unserved(collection, search);
  if (plan.bounded > 0) return;
  const isOpenEnded = search.limit === Number.POSITIVE_INFINITY || search.sort.length === 0;
  if (isOpenEnded) throw fullScan(collection);
}

function scan(collection: Collection, matches: Predicate): Stored[] {
  return [...collection.all()].filter(({ document }) => matches(document));
}

function* candidates(collection: Collection, plan: Plan, matches: Predicate): Generator<Stored> {
  const seen = mayRepeat(plan) ? new Set<DocumentId>() : null;
  for (const id of idsOf(plan)) {
    if (seen?.has(id)) continue;
    seen?.add(id);
    const stored = collection.get(id);
    if (stored && matches(stored.document)) yield stored;
  }
}

function* idsOf({ ranges, order }: Plan): Generator<DocumentId> {
  for (const { index, from, to } of ranges) {
    if (order === 'descending') yield* index.entries.descending(from, to);
    else yield* index.entries.ascending(from, to);
  }
}

function mayRepeat(plan: Plan): boolean {
  return plan.ranges.length > 1 || plan.ranges.some(({ index }) => index.arrayFields.size > 0);
}

function take(found: Iterable<Stored>, { skip, limit }: Search): Stored[] {
  const taken: Stored[] = [];
  let passed = 0;
  for (const stored of found) {
    passed += 1;
    if (passed > skip) taken.push(stored);
    if (taken.length >= limit) break;
  }
  return taken;
}

function sorted(found: Stored[], sort: Sort): Stored[] {
  if (sort.length === 0) return found;
  const keyed = found.map((stored) => ({
    stored,
    key: sortKey(
      sort.map(([field]) => valueAt(stored.document, field)),
      sort,
    ),
  }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
  return keyed.map(({ stored }) => stored);
}

function window(found: Stored[], { skip, limit }: Search): Stored[] {
  return found.slice(skip, skip + limit);
}

function valueAt(document: Document, path: string): Value | undefined {
  let value: Value | undefined = document;
  for (const part of path.split('.')) value = isFields(value) ? value[part] : undefined;
  return value;
}

function unserved(collection: Collection, { query, sort }: Search): Error {
  const indexes = collection.indexes.map(({ name, keys }) => {
    const fields = keys.map(([field, direction]) => (direction === 1 ? field : `-${field}`));
    return `${name}(${fields.join(', ')})`;
  });
  const order = sort.length > 0 ? ` sorted by ${JSON.stringify(sort)}` : '';
  return strictRefusal(
    `No declared index of "${collection.name}" serves the query ${JSON.stringify(query)}${order}. ` +
      `Declared: ${indexes.join(' ')}.`,
    'the database reads the whole collection, which gets slower and costs more with every document.',
  );
}

function fullScan(collection: Collection): Error {
  return strictRefusal(
    `A query without conditions on "${collection.name}" needs orderBy on an index and a limit.`,
    'the database reads the whole collection in no particular order.',
  );
}
