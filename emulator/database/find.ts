import type { Collection, Stored } from './collection';
import type { Document, DocumentId, Fields, Value } from './document';
import { isFields } from './document';
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
  const byId = search.query['_id'];
  const isOnlyId = Object.keys(search.query).length === 1;
  if (isOnlyId && (typeof byId === 'string' || typeof byId === 'number')) {
    const stored = collection.get(byId);
    return stored && search.skip === 0 ? [stored] : [];
  }
  const matches = compileQuery(search.query);
  const plan = planFor(collection, search.query, search.sort);
  if (plan === null && strict) throw unserved(collection, search);
  const isUnbounded = plan?.bounded === 0 && search.limit === Number.POSITIVE_INFINITY;
  const isUnordered = plan?.bounded === 0 && search.sort.length === 0;
  if (strict && (isUnbounded || isUnordered)) throw fullScan(collection);
  if (plan === null) return window(sorted(scan(collection, matches), search.sort), search);
  if (plan.order === 'none' && search.sort.length > 0) {
    return window(sorted([...candidates(collection, plan, matches)], search.sort), search);
  }
  return take(candidates(collection, plan, matches), search);
}

function scan(collection: Collection, matches: Predicate): Stored[] {
  return [...collection.all()].filter(({ document }) => matches(document));
}

function* candidates(collection: Collection, plan: Plan, matches: Predicate): Generator<Stored> {
  const seen = mayRepeat(plan) ? new Set<DocumentId>() : null;
  for (const { index, from, to } of plan.ranges) {
    const ids =
      plan.order === 'descending'
        ? index.entries.descending(from, to)
        : index.entries.ascending(from, to);
    for (const id of ids) {
      if (seen?.has(id)) continue;
      seen?.add(id);
      const stored = collection.get(id);
      if (stored && matches(stored.document)) yield stored;
    }
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
