import type { Collection, Index } from './collection';
import type { Bound, Constraint, Constraints } from './constraints';
import { branchesOf, constraintsOf } from './constraints';
import type { Fields, Value } from './document';
import type { Direction } from './index-key';
import { AFTER, encodeType, encodeValue } from './index-key';

export type Sort = [field: string, direction: Direction][];

export interface Range {
  index: Index;
  from: string;
  to: string;
}

/** How to find a query's documents without looking at the others. */
export interface Plan {
  ranges: Range[];
  /** Reading the one range in this direction gives the requested order. */
  order: 'ascending' | 'descending' | 'none';
  /** How many fields of the index the query pins down. */
  bounded: number;
}

/** More look-ups than this for one query is a scan by another name. */
const MAX_RANGES = 1000;

/** The best way to answer through a declared index, or null when there is none. */
export function planFor(collection: Collection, query: Fields, sort: Sort): Plan | null {
  const constraints = constraintsOf(query);
  const plans = collection.indexes
    .map((index) => planOn(index, constraints, sort))
    .filter((plan) => plan !== null);
  plans.sort((left, right) => right.bounded - left.bounded);
  const best = plans[0];
  if (best && (best.bounded > 0 || Object.keys(query).length === 0)) return best;
  return planBranches(collection, query, sort);
}

function planBranches(collection: Collection, query: Fields, sort: Sort): Plan | null {
  const plans = branchesOf(query).map((branch) => planFor(collection, branch, sort));
  if (plans.length === 0) return null;
  const ranges: Range[] = [];
  for (const plan of plans) {
    if (plan === null) return null;
    ranges.push(...plan.ranges);
  }
  return { ranges, order: 'none', bounded: 1 };
}

function planOn(index: Index, constraints: Constraints, sort: Sort): Plan | null {
  const { prefixes, pinned, firstMany } = pin(index, constraints);
  const next = index.keys[pinned];
  const constraint = next && constraints.get(next[0]);
  const interval = next && constraint && intervalOf(constraint, next[1], index, next[0]);
  const order = orderOf(index, sort, constraints, [pinned, firstMany]);
  const fetchesById = index.name === '_id_' && pinned === 1;
  if (order === null && !fetchesById) return null;
  const ranges = prefixes.map((prefix) => ({
    index,
    from: prefix + (interval?.from ?? ''),
    to: prefix + (interval?.to ?? AFTER),
  }));
  return {
    ranges,
    order: ranges.length === 1 && order !== null ? order : 'none',
    bounded: pinned + (interval ? 1 : 0),
  };
}

/** Follows the index as long as the query names exact values for its fields. */
function pin(index: Index, constraints: Constraints) {
  let prefixes = [''];
  let pinned = 0;
  let firstMany: number | null = null;
  for (const [field, direction] of index.keys) {
    const points = constraints.get(field)?.points;
    if (!points || points.length * prefixes.length > MAX_RANGES) break;
    const parts = [...new Set(points.map((point) => encodeValue(point, direction)))];
    prefixes = prefixes.flatMap((prefix) => parts.map((part) => prefix + part));
    if (parts.length > 1) firstMany ??= pinned;
    pinned += 1;
  }
  return { prefixes, pinned, firstMany: firstMany ?? pinned };
}

function intervalOf(constraint: Constraint, direction: Direction, index: Index, field: string) {
  const { lower, upper } = constraint;
  const anchor = lower ?? upper;
  if (!anchor) return null;
  const type = encodeType(anchor.value, direction);
  const whole = { from: type, to: type + AFTER };
  // One item of an array may satisfy the lower bound and another the upper one.
  const single = index.arrayFields.has(field) && lower && upper;
  const from = lower ? edge(lower, direction, 'lower') : null;
  const to = upper && !single ? edge(upper, direction, 'upper') : null;
  const [start, end] = direction === 1 ? [from, to] : [to, from];
  return { from: start ?? whole.from, to: end ?? whole.to };
}

/** Where a bound cuts the index: before or after the keys of its own value. */
function edge({ value, inclusive }: Bound, direction: Direction, side: 'lower' | 'upper'): string {
  const key = encodeValue(value, direction);
  const comesFirst = (side === 'lower') === (direction === 1);
  return inclusive === comesFirst ? key : key + AFTER;
}

/** In which direction the index, read from one of the starts, yields the sort; null if it cannot. */
function orderOf(
  index: Index,
  sort: Sort,
  constraints: Constraints,
  starts: number[],
): 'ascending' | 'descending' | 'none' | null {
  const wanted = sort.filter(([field]) => !isConstant(constraints.get(field)));
  const [first] = wanted;
  if (!first) return 'none';
  for (const start of starts) {
    const keys = index.keys.slice(start, start + wanted.length);
    const flipped = keys[0]?.[1] !== first[1];
    const matches = wanted.every(([field, direction], at) => {
      const key = keys[at];
      if (!key || key[0] !== field || index.arrayFields.has(field)) return false;
      return (key[1] !== direction) === flipped;
    });
    if (matches) return flipped ? 'descending' : 'ascending';
  }
  return null;
}

function isConstant(constraint: Constraint | undefined): boolean {
  return constraint?.points?.length === 1;
}

/** Sorts what several ranges brought together, by the same keys an index would use. */
export function sortKey(values: (Value | undefined)[], sort: Sort): string {
  return sort.map(([, direction], at) => encodeValue(values[at], direction)).join('');
}
