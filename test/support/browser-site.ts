import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { CallFunction } from './weapp-wx';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/**
 * The browser build and the two addresses it knows, on a port of its own. `callFunction` is the same
 * wire as in the weapp build.
 */
export async function serveBrowserBuild(site: {
  readonly dist: string;
  readonly callFunction: CallFunction;
  readonly phoneCode: string;
}) {
  const server = http.createServer((request, response) => {
    const json = (answer: unknown) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    };
    if (request.url === '/emulator/me') {
      json({ id: 'demo', name: 'demo', extra: { phoneCode: site.phoneCode } });
    } else if (request.url === '/client/call') {
      void bodyOf(request).then((call) => answerTo(site.callFunction, call).then(json));
    } else {
      sendFile(response, path.join(site.dist, fileNamed(request.url)));
    }
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

async function bodyOf(request: http.IncomingMessage): Promise<{ name: string; data: unknown }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as { name: string; data: unknown };
}

async function answerTo(callFunction: CallFunction, call: { name: string; data: unknown }) {
  try {
    const { result, requestID } = await callFunction(call);
    return { result, requestId: requestID };
  } catch (failure) {
    return { errCode: -1, errMsg: String(failure), requestId: '9C1D-07' };
  }
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
