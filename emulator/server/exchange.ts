import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request body above the limit. */
export class TooLarge extends Error {}

/** A request for what is no address at all. */
export class BadUrl extends Error {}

export function urlOf({ url = '/' }: IncomingMessage): URL {
  try {
    return new URL(url, 'http://emulator');
  } catch {
    throw new BadUrl(`"${url}" is no address`);
  }
}

export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) reject(new TooLarge(`the body has more than ${limit} bytes`));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks[0] && !chunks[1] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}

export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const body = await readBody(request, limit);
  return body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) ?? {});
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', `${text}\n`);
}

export function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Buffer | string,
): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': contentType, 'content-length': length });
  response.end(body);
}
