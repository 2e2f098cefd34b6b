import * as z from 'zod/mini';
import type { Admission, HttpAnswer, HttpBatch, HttpRequest, HttpRoute, Load } from './http';
import { operateBatch } from './http-batch';
import { type Ended, invalidInput, operate, type Refuse, refused } from './http-operation';
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

/** Larger than any order we accept: 1,000 lines with every field full of Chinese are about 900 KB. */
export const BODY_MAX_BYTES = 1024 * 1024;

type Door = Watch & {
  readonly routes: readonly (HttpRoute | HttpBatch)[];
  readonly refuse: Refuse;
  readonly admit: (request: HttpRequest) => Promise<Admission>;
};
type Headers = HttpAnswer['headers'];

/** Answers a signed HTTP request: every refusal has a code, a reference, and the field to blame. */
export function serveHttp(door: Door) {
  return async (event: unknown): Promise<HttpAnswer> => {
    const requestId = newRequestId();
    const request = readRequest(event);
    const operation = request ? `${request.method} ${request.path}` : 'not http';
    return watched(door, { requestId, operation: operation.slice(0, 80) }, async () => {
      const { ended, headers } = await respond(door, request, requestId);
      return { answer: answerOf(ended, { ...headers, 'x-request-id': requestId }), ...ended };
    });
  };
}

async function respond(
  door: Door,
  request: HttpRequest | null,
  requestId: string,
): Promise<{ ended: Ended; headers: Headers }> {
  let headers: Headers = {};
  try {
    const early = turnedAway(request);
    if (early || !request) return { ended: early ?? notHttp, headers };
    const admission = await door.admit(request);
    if (!admission.ok) return { ended: refused(admission.error), headers };
    const json = readJson(request.body);
    const route = door.routes.find(({ on }) => on === `${request.method} ${request.path}`);
    const spent = await admission.value.spend(loadOf(route, json));
    headers = spent.headers;
    if (spent.refusal) return { ended: refused(spent.refusal), headers };
    const { query } = request;
    return { ended: await run(door, { route, query, json, requestId }), headers };
  } catch (error) {
    door.log.error({ requestId, error: failure(error) });
    return { ended: refused({ status: 503, code: 'common/unavailable' }), headers };
  }
}

const notHttp = refused({ status: 400, code: 'common/invalid_input' });

function turnedAway(request: HttpRequest | null): Ended | null {
  if (request === null) return notHttp;
  if (Buffer.byteLength(request.body) <= BODY_MAX_BYTES) return null;
  const detail = `at most ${BODY_MAX_BYTES} bytes`;
  return refused({ status: 413, code: 'common/too_large', detail });
}

type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false };
type Route = HttpRoute | HttpBatch | undefined;
type Asked = {
  readonly route: Route;
  readonly query: string;
  readonly json: Json;
  readonly requestId: string;
};

async function run(door: Door, { route, query, json, requestId }: Asked): Promise<Ended> {
  if (!route) return refused({ status: 404, code: 'common/unknown_operation' });
  const [unknown] = new URLSearchParams(query).keys();
  if (unknown !== undefined) {
    return invalidInput([{ path: `query.${unknown}`, message: 'is not known here' }]);
  }
  if (!json.ok) return refused({ status: 400, code: 'common/invalid_json' });
  return 'rows' in route
    ? operateBatch(route, json.value, { ...door, requestId })
    : operate(route, json.value, door.refuse);
}

/** A call is one; each row of a batch is one. */
function loadOf(route: Route, json: Json): Load {
  if (!route || !json.ok || !('rows' in route)) return { items: 1 };
  const rows = Object(json.value)[route.rows];
  return { items: Array.isArray(rows) ? Math.max(1, rows.length) : 1, field: route.rows };
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

function readJson(body: string): Json {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false };
  }
}

/** The reference stands in a header, so that the same order sent twice gets the same body. */
const answerOf = ({ status, body }: Ended, headers: Headers): HttpAnswer => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});
