import { z } from 'zod';
import type { Clock } from '../clock';
import type { DocumentDatabase } from '../database/database';
import type { Document } from '../database/document';
import { WIRE_ACTIONS } from '../database/wire';
import type { Deployment, Environment } from '../environment';
import { FAULT_KINDS } from '../faults';
import type { FunctionHost } from '../functions/function-host';
import type { LogTail } from '../functions/log-tail';
import type { Timers } from '../functions/timers';

export interface InspectionParts {
  environment: Environment;
  deployment: Deployment;
  clock: Clock;
  database: DocumentDatabase;
  host: FunctionHost;
  timers: Timers;
  tail: LogTail;
}

type Reply = [status: number, value: unknown];

const PAGE_MAX = 100;

/** Longer documents are shown by their beginning. */
const SHOWN_MAX = 20_000;

const logsQuery = z.strictObject({
  function: z.string().optional(),
  requestId: z.string().optional(),
});

const documentsQuery = z.strictObject({
  collection: z.string(),
  prefix: z.string().default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(20),
});

/** What the developer's window shows; nothing here changes anything. */
export class Inspection {
  private readonly parts: InspectionParts;

  constructor(parts: InspectionParts) {
    this.parts = parts;
  }

  /** Null where there is nothing of that name. */
  reply(path: string, search: URLSearchParams): Reply | null {
    const query = Object.fromEntries(search);
    switch (path) {
      case '/emulator/about':
        return [200, this.about()];
      case '/emulator/functions':
        return [200, { functions: this.functions() }];
      case '/emulator/collections':
        return [200, { collections: this.collections() }];
      case '/emulator/logs':
        return asked(logsQuery, query, (wanted) => ({ lines: this.parts.tail.latest(wanted) }));
      case '/emulator/documents':
        return asked(documentsQuery, query, (wanted) => this.documents(wanted));
      default:
        return null;
    }
  }

  private about() {
    const { envId } = this.parts.deployment;
    return { environmentId: envId, actions: WIRE_ACTIONS, faultKinds: FAULT_KINDS };
  }

  private functions() {
    const { deployment, environment, host, timers } = this.parts;
    return deployment.functions.map(({ name, timeout, memorySize }) => ({
      name,
      timeout,
      memorySize,
      paths: Object.entries(environment.httpAccess).flatMap(([path, served]) =>
        served === name ? [path] : [],
      ),
      instances: host.instancesOf(name),
      timers: timers.upcoming(name),
    }));
  }

  private collections() {
    const { environment, database } = this.parts;
    return Object.entries(environment.collections).map(([name, { indexes }]) => ({
      name,
      documents: database.size(name),
      indexes,
    }));
  }

  private documents({ collection, prefix, offset, limit }: z.infer<typeof documentsQuery>) {
    if (!(collection in this.parts.environment.collections)) {
      return { documents: [], hasMore: false };
    }
    const found = this.parts.database.documents({
      collectionName: collection,
      query: prefix === '' ? {} : { _id: { $gte: prefix, $lt: `${prefix}\uffff` } },
      order: { _id: 1 },
      offset,
      limit: limit + 1,
    });
    return { documents: found.slice(0, limit).map(shown), hasMore: found.length > limit };
  }
}

function asked<Schema extends z.ZodType>(
  schema: Schema,
  query: unknown,
  answer: (wanted: z.infer<Schema>) => unknown,
): Reply {
  const wanted = schema.safeParse(query);
  if (wanted.success) return [200, answer(wanted.data)];
  const [issue] = wanted.error.issues;
  return [400, { message: `${issue?.path.join('.')}: ${issue?.message}` }];
}

function shown(document: Document) {
  const text = JSON.stringify(document, null, 2);
  const isLong = text.length > SHOWN_MAX;
  return { id: document._id, text: isLong ? `${text.slice(0, SHOWN_MAX)}\n…` : text };
}
