import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A folder of files on a port of its own. */
export async function serveFolder(folder: string) {
  const server = http.createServer(({ url }, response) => {
    sendFile(response, path.join(folder, fileNamed(url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const fileNamed = (url = '/'): string => {
  const { pathname } = new URL(url, 'http://localhost');
  return pathname === '/' ? 'index.html' : path.normalize(pathname);
};

function sendFile(response: http.ServerResponse, file: string): void {
  if (!fs.existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  response.end(fs.readFileSync(file));
}
