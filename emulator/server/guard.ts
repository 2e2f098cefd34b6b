import type { IncomingMessage } from 'node:http';

/**
 * Refuses what a web page elsewhere could make a browser send here: signing in as anyone is a
 * single request, so only this machine and this origin may ask.
 */
export function refusalOf(request: IncomingMessage, port: number): string | null {
  const allowed = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  const { host = '', origin } = request.headers;
  if (!allowed.includes(host)) return `the Host header "${host}" is not this emulator`;
  if (origin !== undefined && origin !== `http://${host}`) {
    return `the Origin "${origin}" is not this emulator`;
  }
  return null;
}
