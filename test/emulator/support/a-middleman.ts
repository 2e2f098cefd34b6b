import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '../../../emulator/emulator';
import { closeLater } from './an-emulator';

interface Passed {
  request: Record<string, unknown>;
  answer: Record<string, unknown>;
}

/** Stands between the SDK and the emulator: sees what passes, and may change it. */
export async function aMiddleman({ port }: Emulator, change = (body: string) => body) {
  const passed: Passed[] = [];
  const server = createServer(async (request, response) => {
    const body = change(await textOf(request));
    const { pathname, search } = new URL(request.url ?? '');
    const { method, headers } = request;
    const options = { port, host: '127.0.0.1', path: pathname + search, method, headers };
    const onwards = httpRequest(options, async (reply) => {
      const answer = await textOf(reply);
      passed.push({ request: JSON.parse(body), answer: JSON.parse(answer) });
      response.end(answer);
    });
    onwards.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(() => {
    server.closeAllConnections();
    server.close();
  });
  return { proxy: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, passed };
}

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
