import type { DocumentId, Fields, Value } from './document';
import { isFields } from './document';
import { parseEjson } from './ejson';
import { Refusal, strictRefusal } from './refusal';

/** The platform's ceiling for one read; the SDK asks for 100 when nothing is said. */
export const MAX_DOCUMENTS = 1000;
export const DEFAULT_LIMIT = 100;

/** A pipeline over more documents than this should be a total that is kept as things happen. */
export const MAX_AGGREGATED = 100_000;

/** Everything the SDK may ask for here, by its name on the wire. */
export const WIRE_ACTIONS = [
  'database.insertDocument',
  'database.getDocument',
  'database.calculateDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
  'database.aggregateDocuments',
  'database.startTransaction',
  'database.commitTransaction',
  'database.abortTransaction',
  'database.addCollection',
  'functions.invokeFunction',
] as const;

export const WRITES: ReadonlySet<string> = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
]);

/** The fields of a wire call, as the SDK sends them; in process, documents need not be text. */
export type Params = Record<string, unknown>;

export function textOf(params: Params, name: string): string {
  const value = params[name];
  if (typeof value === 'string') return value;
  throw new Refusal('INVALID_PARAM', `${name} must be a string`);
}

export function idOf(fields: Fields): DocumentId | undefined {
  const id = fields['_id'];
  if (id === undefined || typeof id === 'string' || typeof id === 'number') return id;
  throw strictRefusal(
    `The _id ${JSON.stringify(id)} is neither text nor a number.`,
    'such ids come back in another form than they were given.',
  );
}

export function mustBePlainNames(fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name.startsWith('$')) {
      throw new Refusal('DATABASE_REQUEST_FAILED', `[InvalidParameter] Invalid key name: ${name}`);
    }
    if (isFields(value)) mustBePlainNames(value);
  }
}

export function tooMany(what: string): Refusal {
  return strictRefusal(
    `${what} in one call; work in pages of at most ${MAX_DOCUMENTS} documents.`,
    'one call reads at most 1000 documents and a large write can time out half done.',
  );
}

export function tooWide(count: number): Refusal {
  return strictRefusal(
    `An aggregation over ${count} documents; match at most ${MAX_AGGREGATED}.`,
    'it reads every one of them each time, and times out as the collection grows.',
  );
}

/** A pipeline comes as pairs: the name of a stage, and its argument as EJSON or plain JSON. */
export function stagesOf(params: Params, now: () => number): [name: string, argument: Value][] {
  const stages = params['stages'];
  if (!Array.isArray(stages)) throw new Refusal('INVALID_PARAM', 'stages must be an array');
  return stages.map((stage: Params) => [
    textOf(stage, 'stageKey'),
    parseEjson(textOf(stage, 'stageValue'), now),
  ]);
}

export function declaredOnly(declaredIn: string): Refusal {
  return new Refusal(
    'DATABASE_PERMISSION_DENIED',
    `[emulator] Collections are declared in ${declaredIn}. In production: the deployment creates them.`,
  );
}

export function notEmulated(what: string): Refusal {
  return strictRefusal(`${what} is not emulated.`, 'the platform may accept it.');
}

export function noCollection(name: string, declaredIn: string): Refusal {
  return new Refusal(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ` +
      `[emulator] Declare it in ${declaredIn}. In production: writing never creates one.`,
  );
}

export function notByIdAlone(action: string): Refusal {
  return strictRefusal(
    `${action} inside a transaction names its document by other things than its id.`,
    'only documents named by their id are sure to take part.',
  );
}

/** Where the SDK leaves the transaction silently, or the author forgot it. */
export function besideTransaction(action: string): Refusal {
  return strictRefusal(
    `${action} outside the transaction that the same event has open.`,
    `it takes effect at once and stays when the transaction does not; ${WAITS} ${NEVER_PART}`,
  );
}

/** The same from a plain client, where it shows only by nothing going on. */
export function waitsForItself(action: string): Refusal {
  return strictRefusal(
    `${action} outside any transaction, on a document that an open one has written; that one has been silent ` +
      'since. If both are yours, they wait for each other.',
    `${WAITS} The SDK gives up after 15. ${NEVER_PART}`,
  );
}

const WAITS =
  'on a document that the transaction has written, it waits until the 30 seconds are over.';
const NEVER_PART =
  'where().update() and where().remove() never take part, even when called on the transaction.';
