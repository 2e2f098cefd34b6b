import type { Fields, Value } from './document';
import { isFields } from './document';
import type { Expression } from './expression';
import { compileExpression, failed } from './expression';
import type { Search } from './find';
import { compileGroup } from './group';
import { compileLookup, type Reach } from './lookup';
import { type Sort, sortKey } from './plan';
import { compileProjection } from './projection';
import { compileQuery } from './query';
import { strictRefusal } from './refusal';
import { compileUnwind } from './unwind';

/** One step of a pipeline, its argument already read. */
export type Stage = [name: string, argument: Value];

type Step = (documents: Fields[]) => Fields[];

/** Each checked against answers worked out by hand; mingo counts nothing as a row and changes what it unwinds. */
const STAGES: Record<string, (argument: Value, reach: Reach) => Step> = {
  $match: (argument) => {
    const matches = compileQuery(fieldsOf('$match', argument));
    return (documents) => documents.filter(matches);
  },
  $sort: (argument) => {
    const sort = sortOf(argument);
    return (documents) => sorted(documents, sort);
  },
  $skip: (argument) => {
    const skip = countOf('$skip', argument, 0);
    return (documents) => documents.slice(skip);
  },
  $limit: (argument) => {
    const limit = countOf('$limit', argument, 1);
    return (documents) => documents.slice(0, limit);
  },
  $count: (argument) => {
    if (typeof argument !== 'string' || !/^[^$.][^.]*$/.test(argument)) {
      throw failed('the count field must be a plain name');
    }
    return ({ length }) => (length === 0 ? [] : [{ [argument]: length }]);
  },
  $group: compileGroup,
  $unwind: compileUnwind,
  $lookup: compileLookup,
  $project: (argument) => {
    const project = compileStageProjection(fieldsOf('$project', argument));
    return (documents) => documents.map(project);
  },
  $addFields: (argument) => {
    const add = compileAddition(fieldsOf('$addFields', argument));
    return (documents) => documents.map((document) => add(document, { ...document }));
  },
};

/** Splits a pipeline into what a look-up through an index does and the steps after it. */
export function compilePipeline(stages: Stage[], reach: Reach): { search: Search; steps: Step[] } {
  const rest = [...stages];
  const take = (name: string): Value | undefined =>
    rest[0]?.[0] === name ? rest.shift()?.[1] : undefined;
  const query = take('$match');
  const sort = take('$sort');
  const skip = take('$skip');
  const limit = take('$limit');
  return {
    search: {
      query: query === undefined ? {} : fieldsOf('$match', query),
      sort: sort === undefined ? [] : sortOf(sort),
      skip: skip === undefined ? 0 : countOf('$skip', skip, 0),
      limit: limit === undefined ? Number.POSITIVE_INFINITY : countOf('$limit', limit, 1),
    },
    steps: rest.map(([name, argument]) => {
      const compile = STAGES[name];
      if (!compile) throw untested(name);
      return compile(argument, reach);
    }),
  };
}

/** Flags keep fields as they are, expressions compute new ones; `_id` stays unless it is named. */
function compileStageProjection(projection: Fields): (document: Fields) => Fields {
  const entries = Object.entries(projection);
  if (entries.length === 0) throw failed('$project needs at least one field');
  const isFlag = ([, value]: [string, Value]) => ['number', 'boolean'].includes(typeof value);
  const flags = Object.fromEntries(entries.filter(isFlag));
  const computed = Object.fromEntries(entries.filter((entry) => !isFlag(entry)));
  if (Object.keys(computed).length === 0) return compileProjection(flags);
  const excluded = Object.keys(flags).find((name) => name !== '_id' && !flags[name]);
  if (excluded) throw failed(`Invalid $project: exclusion of ${excluded} in inclusion projection`);
  const add = compileAddition(computed);
  // Inclusion of an absent name keeps nothing but the id.
  const keep = compileProjection({ '': 1, ...flags });
  return (document) => add(document, keep(document));
}

/** Computed fields; what cannot be computed for a document is left out of it. */
function compileAddition(fields: Fields): (document: Fields, into: Fields) => Fields {
  const columns = Object.entries(fields).map(([name, value]): [string, Expression] => {
    if (name.includes('.')) throw untested(`computed field with a path, "${name}"`);
    return [name, compileExpression(value)];
  });
  return (document, into) => {
    for (const [name, value] of columns) {
      const found = value(document);
      if (found === undefined) delete into[name];
      else into[name] = found;
    }
    return into;
  };
}

function sorted(documents: Fields[], sort: Sort): Fields[] {
  const keyed = documents.map((document) => ({ document, key: orderKey(document, sort) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : Number(left.key > right.key)));
  return keyed.map(({ document }) => document);
}

function orderKey(document: Fields, sort: Sort): string {
  const values = sort.map(([field]) => {
    const value = compileExpression(`$${field}`)(document);
    if (Array.isArray(value)) throw untested(`order by "${field}", which holds an array`);
    return value;
  });
  return sortKey(values, sort);
}

function sortOf(argument: Value): Sort {
  return Object.entries(fieldsOf('$sort', argument)).map(([field, direction]) => {
    if (direction !== 1 && direction !== -1) throw failed('$sort takes 1 or -1');
    return [field, direction];
  });
}

function countOf(name: string, argument: Value, least: number): number {
  if (Number.isInteger(argument) && Number(argument) >= least) return Number(argument);
  throw failed(`${name} needs a whole number of at least ${least}`);
}

function fieldsOf(name: string, argument: Value): Fields {
  if (isFields(argument)) return argument;
  throw failed(`${name} needs an object`);
}

function untested(what: string): Error {
  return strictRefusal(
    `The aggregation stage ${what} is not emulated (tested: ${Object.keys(STAGES).join(' ')}).`,
    'the database runs it as MongoDB does; rewrite the pipeline or add it with a test.',
  );
}
