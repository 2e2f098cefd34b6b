import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Environment } from '../environment';
import type { FunctionHost, Reply } from '../functions/function-host';
import { MAX_EVENT_BYTES } from '../functions/function-host';
import { readBody, sendJson } from './exchange';

export interface Access {
  functionName: string;
  path: string;
}

/** Finds the function behind a path; the access prefix is not part of what it sees. */
export function accessFor(httpAccess: Environment['httpAccess'], path: string): Access | null {
  const prefixes = Object.keys(httpAccess).sort((left, right) => right.length - left.length);
  for (const prefix of prefixes) {
    const base = prefix === '/' ? '' : prefix;
    const functionName = httpAccess[prefix];
    if (functionName === undefined || (path !== base && !path.startsWith(`${base}/`))) continue;
    return { functionName, path: path.slice(base.length) || '/' };
  }
  return null;
}

/** Turns a web request into the platform's HTTP event, and the function's answer back. */
export async function serveAccess(
  host: FunctionHost,
  environmentId: string,
  access: Access,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, MAX_EVENT_BYTES);
  const isText = isUtf8(body);
  const httpMethod = request.method ?? 'GET';
  const event = {
    path: access.path,
    httpMethod,
    headers: request.headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { requestId: randomUUID(), envId: environmentId, appId: 0, uin: 0 },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
  const reply = await host.invoke({
    functionName: access.functionName,
    event: JSON.stringify(event),
    operation: `${httpMethod} ${access.path}`,
    source: { kind: 'http' },
  });
  sendReply(response, reply);
}

interface WebAnswer {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
  isBase64Encoded?: boolean;
}

function sendReply(response: ServerResponse, reply: Reply): void {
  response.setHeader('x-request-id', reply.requestId);
  if (!reply.ok) {
    const { code, message, requestId } = reply;
    sendJson(response, 500, { code, message, requestId });
    return;
  }
  const answer: unknown = JSON.parse(reply.text);
  if (isWebAnswer(answer)) sendWebAnswer(response, answer);
  else sendJson(response, 200, answer);
}

function sendWebAnswer(response: ServerResponse, answer: WebAnswer): void {
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(statusCode, headers);
  response.end(Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8'));
}

function isWebAnswer(answer: unknown): answer is WebAnswer {
  return typeof (answer as WebAnswer | null)?.statusCode === 'number';
}
