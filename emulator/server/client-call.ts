import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FunctionRules } from '../environment';
import type { FunctionHost, Reply } from '../functions/function-host';
import { operationOf } from './admin';
import { readJson } from './exchange';
import type { People, Person } from './people';

/** Room for an event of the largest size and its envelope; the host measures the event itself. */
const MAX_CALL_BYTES = 8 * 1024 * 1024;

/** How `wx.cloud.callFunction` names what the platform calls otherwise. */
const CLIENT_CODES: Record<string, number> = {
  PERMISSION_DENIED: -501023,
  INVALID_PARAM: -501007,
  FUNCTION_NOT_FOUND: -501000,
  FUNCTION_EXECUTE_FAIL: -504002,
  FUNCTION_TIME_LIMIT_EXCEEDED: -504003,
};

type Answer =
  | { result: unknown; requestId: string }
  | { errCode: number; errMsg: string; requestId: string };

/** `wx.cloud.callFunction` by a demo person: identity from the sign-in, never from the data. */
export class ClientDoor {
  private readonly host: FunctionHost;
  private readonly rules: FunctionRules;
  private readonly people: People;

  constructor(host: FunctionHost, rules: FunctionRules, people: People) {
    this.host = host;
    this.rules = rules;
    this.people = people;
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const person = this.signedIn(request);
    const call = (await readJson(request, MAX_CALL_BYTES)) as { name?: unknown; data?: unknown };
    if (!person) return denied('Unauthenticated access is denied');
    const functionName = String(call.name);
    const rule = this.rules[functionName] ?? this.rules['*'];
    if (!rule?.invoke) return denied(`the function rules refuse "${functionName}" to clients`);
    const { openid, unionid, appid } = person;
    const data = call.data ?? {};
    const reply = await this.host.invoke({
      functionName,
      event: JSON.stringify(data),
      operation: operationOf(data),
      source: { kind: 'client', identity: { openid, unionid, appid } },
    });
    return clientAnswer(reply);
  }

  /** Who sent this request, by their sign-in. */
  signedIn({ headers }: IncomingMessage): Person | null {
    const named = headers['x-emulator-person'];
    const id = typeof named === 'string' ? named : personCookie(headers.cookie ?? '');
    return id === null ? null : this.people.find(id);
  }
}

function clientAnswer(reply: Reply): Answer {
  const { requestId } = reply;
  if (reply.ok) return { result: JSON.parse(reply.text), requestId };
  return failure(reply.code, reply.message, requestId);
}

function denied(reason: string): Answer {
  return failure('PERMISSION_DENIED', reason, randomUUID());
}

function failure(code: string, reason: string, requestId: string): Answer {
  const errCode = CLIENT_CODES[code] ?? -1;
  const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} | errMsg: [${code}] ${reason}`;
  return { errCode, errMsg, requestId };
}

function personCookie(cookies: string): string | null {
  const found = /(?:^|;\s*)person=([\w-]+)/.exec(cookies);
  return found?.[1] ?? null;
}
