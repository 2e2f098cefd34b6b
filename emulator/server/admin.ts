import { randomUUID } from 'node:crypto';
import type { CallLedger } from '../calls';
import { DIRECT } from '../calls';
import type { DocumentDatabase } from '../database/database';
import type { Answer } from '../database/options';
import type { Params } from '../database/wire';
import type { FunctionHost } from '../functions/function-host';

/** The wire protocol that the SDK speaks: one JSON body in, one out, always with HTTP 200. */
export class AdminDoor {
  private readonly database: DocumentDatabase;
  private readonly host: FunctionHost;
  private readonly calls: CallLedger;

  constructor(database: DocumentDatabase, host: FunctionHost, calls: CallLedger) {
    this.database = database;
    this.host = host;
    this.calls = calls;
  }

  async answer(params: Params, instanceId: string | null): Promise<Record<string, unknown>> {
    const action = String(params['action']);
    const running = instanceId === null ? null : this.host.runningIn(instanceId);
    if (action === 'functions.invokeFunction') {
      return this.callFunction(params, instanceId === null ? null : (running?.chain ?? ''));
    }
    if (!action.startsWith('database.')) return { ...unknown(action), requestId: randomUUID() };
    const answer = await this.database.handle(action, params);
    this.calls.called(running?.caller ?? DIRECT, answer);
    return { ...answer, requestId: randomUUID() };
  }

  private async callFunction(params: Params, calledBy: string | null) {
    const data = params['request_data'];
    const event = typeof data === 'string' && data !== '' ? data : '{}';
    const reply = await this.host.invoke({
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
