import { randomUUID } from 'node:crypto';
import type { CallLedger } from '../calls';
import { DIRECT } from '../calls';
import type { DocumentDatabase } from '../database/database';
import type { Answer } from '../database/options';
import type { Params } from '../database/wire';
import type { Broken, Faults } from '../faults';
import type { FunctionHost } from '../functions/function-host';

export interface AdminParts {
  database: DocumentDatabase;
  host: FunctionHost;
  calls: CallLedger;
  faults: Faults;
}

type WireAnswer = Record<string, unknown>;

/** The wire protocol that the SDK speaks: one JSON body in, one out, always with HTTP 200. */
export class AdminDoor {
  private readonly parts: AdminParts;

  constructor(parts: AdminParts) {
    this.parts = parts;
  }

  /** The answer; null when a fault wants the connection cut instead. */
  async answer(params: Params, instanceId: string | null): Promise<WireAnswer | null> {
    const broken = await this.parts.faults.meet(aimOf(params));
    if (broken === 'drop_before') return null;
    if (broken === 'drop_after') {
      await this.act(params, instanceId);
      return null;
    }
    if (broken === null) return this.act(params, instanceId);
    if (broken === 'timeout') await this.act(params, instanceId);
    // What conflicts is over at once; the SDK never gives it up itself.
    if (broken === 'conflict') await this.parts.database.handle(ABORT, params);
    return { ...WORDS[broken], requestId: randomUUID() };
  }

  private async act(params: Params, instanceId: string | null): Promise<WireAnswer> {
    const { database, host, calls } = this.parts;
    const action = String(params['action']);
    const running = instanceId === null ? null : host.runningIn(instanceId);
    if (action === 'functions.invokeFunction') {
      return this.callFunction(params, instanceId === null ? null : (running?.chain ?? ''));
    }
    if (!action.startsWith('database.')) return { ...unknown(action), requestId: randomUUID() };
    const answer = await database.handle(action, params, running?.requestId);
    calls.called(running?.caller ?? DIRECT, answer);
    return { ...answer, requestId: randomUUID() };
  }

  private async callFunction(params: Params, calledBy: string | null) {
    const data = params['request_data'];
    const event = typeof data === 'string' && data !== '' ? data : '{}';
    const reply = await this.parts.host.invoke({
      functionName: String(params['function_name']),
      event,
      operation: operationOf(JSON.parse(event)),
      source: { kind: 'server', calledBy },
    });
    const { requestId } = reply;
    if (reply.ok) return { data: { response_data: reply.text }, requestId };
    return { code: reply.code, message: reply.message, requestId };
  }
}

const ABORT = 'database.abortTransaction';

/** How the platform words what a fault makes it say. */
const WORDS: Record<Exclude<Broken, `drop_${string}`>, { code: string; message: string }> = {
  quota: {
    code: 'EXCEED_REQUEST_LIMIT',
    message: '[LimitExceeded.RequestLimit] Request quota exceeded. [emulator] A fault says so.',
  },
  concurrency: {
    code: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
    message:
      '[LimitExceeded.ConcurrentRequestLimit] Too many concurrent requests. [emulator] A fault says so.',
  },
  conflict: {
    code: 'DATABASE_TRANSACTION_CONFLICT',
    message:
      '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. [emulator] A fault says so.',
  },
  timeout: {
    code: 'DATABASE_TIMEOUT',
    message:
      '[FailedOperation.Timeout] The database took too long. [emulator] A fault says so; the call took effect.',
  },
};

function aimOf(params: Params) {
  const { action, collectionName, transactionId } = params;
  return {
    action: String(action),
    collection: typeof collectionName === 'string' ? collectionName : null,
    isInTransaction: typeof transactionId === 'string',
  };
}

/** The label under which an event's calls are counted. */
export function operationOf(event: unknown): string {
  const operation = (event as { operation?: unknown } | null)?.operation;
  return typeof operation === 'string' ? operation : '(none)';
}

function unknown(action: string): Answer {
  return {
    code: 'EMULATOR_STRICT',
    message: `[emulator] The action ${action} is not emulated. In production: the platform may know it.`,
  };
}
