import type { Contract, Operation } from '@huigan/shared/kernel/contracts';
import type { Result } from '@huigan/shared/kernel/result';
import * as z from 'zod/mini';
import { faultsIn } from './faults';
import { failure, newRequestId, type Watch, watched } from './requests';

/** What the platform's HTTP access hands to a function. */
const httpEvent = z.object({
  path: z.string(),
  httpMethod: z.string(),
  headers: z._default(z.record(z.string(), z.string()), {}),
  queryStringParameters: z.nullish(z.record(z.string(), z.string())),
  body: z.nullish(z.string()),
  isBase64Encoded: z._default(z.boolean(), false),
});

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type HttpRefusal = {
  readonly status: number;
  readonly code: string;
  /** The one field to blame, where there is one. */
  readonly field?: string;
  readonly detail?: string;
};

export type HttpRoute = {
  /** `POST /v1/orders`. */
  readonly on: string;
  readonly operation: Operation<z.ZodMiniType, z.ZodMiniType, string>;
  readonly handle: (input: never) => Promise<Result<unknown, string>>;
};

/** A room's operations with their paths; the type holds that every handler fits its contract. */
export type HttpHandlers<C extends Contract> = {
  readonly [O in keyof C]: {
    readonly on: string;
    readonly handle: (
      input: z.output<C[O]['input']>,
    ) => Promise<Result<z.output<C[O]['output']>, C[O]['refusals'][number]>>;
  };
};
export const httpRoutes = <C extends Contract>(
  contract: C,
  handlers: HttpHandlers<C>,
): readonly HttpRoute[] =>
  Object.entries(handlers).map(([name, { on, handle }]) => ({
    on,
    operation: contract[name] as HttpRoute['operation'],
    handle: handle as HttpRoute['handle'],
  }));

/** Larger than any order we accept: 1,000 lines with every field full of Chinese are about 900 KB. */
export const BODY_MAX_BYTES = 1024 * 1024;

type Door = Watch & {
  readonly routes: readonly HttpRoute[];
  /** The status of a refusal, and what a till needs to mend what it sent. */
  readonly refuse: (code: string, sent: Readonly<Record<string, unknown>>) => HttpRefusal;
  /** Null when the request is who it says it is. */
  readonly admit: (request: HttpRequest) => Promise<HttpRefusal | null>;
};

/** Answers a signed HTTP request: every refusal has a code, a reference, and the field to blame. */
export function serveHttp(door: Door) {
  return async (event: unknown): Promise<HttpAnswer> => {
    const requestId = newRequestId();
    const request = readRequest(event);
    const operation = request ? `${request.method} ${request.path}` : 'not http';
    return watched(door, { requestId, operation: operation.slice(0, 80) }, async () => {
      try {
        const { answer, outcome } = await respond(door, request);
        return { answer: withReference(answer, requestId), outcome };
      } catch (error) {
        door.log.error({ requestId, error: failure(error) });
        const refused = refusal({ status: 503, code: 'common/unavailable' });
        return { answer: withReference(refused.answer, requestId), outcome: refused.outcome };
      }
    });
  };
}

type Ended = { readonly answer: HttpAnswer; readonly outcome: string };

async function respond(door: Door, request: HttpRequest | null): Promise<Ended> {
  if (request === null) return refusal({ status: 400, code: 'common/invalid_input' });
  if (Buffer.byteLength(request.body) > BODY_MAX_BYTES) {
    return refusal({
      status: 413,
      code: 'common/too_large',
      detail: `at most ${BODY_MAX_BYTES} bytes`,
    });
  }
  const turnedAway = await door.admit(request);
  if (turnedAway) return refusal(turnedAway);
  const route = door.routes.find(({ on }) => on === `${request.method} ${request.path}`);
  if (!route) return refusal({ status: 404, code: 'common/unknown_operation' });

  const json = readJson(request.body);
  if (!json.ok) return refusal({ status: 400, code: 'common/invalid_json' });
  const input = route.operation.input.safeParse(json.value);
  if (!input.success) return invalidInput(input.error);
  const result = await route.handle(input.data as never);
  if (!result.ok) return refusal(door.refuse(result.error, Object(input.data)));
  return { answer: jsonAnswer(200, route.operation.output.parse(result.value)), outcome: 'ok' };
}

function readRequest(event: unknown): HttpRequest | null {
  const parsed = httpEvent.safeParse(event);
  if (!parsed.success) return null;
  const { path, httpMethod, headers, queryStringParameters, body, isBase64Encoded } = parsed.data;
  const text = body ?? '';
  return {
    method: httpMethod.toUpperCase(),
    path,
    query: canonicalQuery(queryStringParameters ?? {}),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: isBase64Encoded ? Buffer.from(text, 'base64').toString('utf8') : text,
  };
}

/** Sorted and encoded alike on both sides: the platform hands over parsed parameters, not the text. */
export function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(parameters);
  query.sort();
  return query.toString();
}

function readJson(body: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false };
  }
}

/** The first faults by field: a till's log should show what to mend without a second try. */
function invalidInput(error: z.core.$ZodError): Ended {
  const faults = faultsIn(error).slice(0, 10);
  const body = { error: { code: 'common/invalid_input', field: faults[0]?.path ?? '', faults } };
  return { answer: jsonAnswer(400, body), outcome: 'common/invalid_input' };
}

const refusal = ({ status, ...error }: HttpRefusal): Ended => ({
  answer: jsonAnswer(status, { error }),
  outcome: error.code,
});

const jsonAnswer = (statusCode: number, body: unknown): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

/** In a header, so that the same order sent twice gets the same body. */
const withReference = (answer: HttpAnswer, requestId: string): HttpAnswer => ({
  ...answer,
  headers: { ...answer.headers, 'x-request-id': requestId },
});
