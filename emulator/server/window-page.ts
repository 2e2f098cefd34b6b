import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { send, sendText } from './exchange';

/** The files of the page, as they are: it needs no build. */
const FOLDER = new URL('./window/', import.meta.url);

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** What functions printed and documents hold is never more than text there. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The developer's window: `/emulator/` and the files beside it; false when it is none of them. */
export async function serveWindow(response: ServerResponse, path: string): Promise<boolean> {
  if (path === '/emulator') {
    response.writeHead(308, { location: '/emulator/' });
    response.end();
    return true;
  }
  const [, name, type = ''] = /^\/emulator\/window\/([a-z-]+\.(css|js))$/.exec(path) ?? [];
  if (path !== '/emulator/' && name === undefined) return false;
  const file = await readFile(new URL(name ?? 'index.html', FOLDER)).catch(() => null);
  if (file === null) {
    sendText(response, 404, `${path} is not there`);
    return true;
  }
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-cache');
  send(response, 200, TYPES[type || 'html'] ?? 'text/plain', file);
  return true;
}
