import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Params } from '../database/wire';
import type { Deployment, Environment } from '../environment';
import type { FunctionHost } from '../functions/function-host';
import type { AdminDoor } from './admin';
import type { ClientDoor } from './client-call';
import type { Controls } from './controls';
import { BadUrl, readJson, sendJson, sendText, TooLarge, urlOf } from './exchange';
import { refusalOf } from './guard';
import { accessFor, serveAccess } from './http-access';
import { sendSignInPage, serveFile, signIn } from './pages';
import type { People } from './people';
import type { Signatures } from './signatures';
import { serveWindow } from './window-page';

/** A stand-in for an outside service, mounted on the emulator's port by the project. */
export interface Route {
  prefix: string;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}

/** A document of the largest size, as an escaped string. */
const MAX_WIRE_BYTES = 40 * 1024 * 1024;

export interface Doors {
  admin: AdminDoor;
  client: ClientDoor;
  controls: Controls;
  /** Null lets every signature pass. */
  signatures: Signatures | null;
}

/** What the server shows and reaches besides the doors. */
export interface Parts {
  environment: Environment;
  deployment: Deployment;
  host: FunctionHost;
  people: People;
  /** The folder of the H5 build. */
  h5: string;
  routes: Route[];
}

/** Opens the port before the doors are known: their addresses contain it. */
export function listen(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve({ server, port: (server.address() as AddressInfo).port });
    });
  });
}

/** Starts answering. Every request, whatever its path, passes the guard first. */
export function serve(server: Server, port: number, doors: Doors, parts: Parts): void {
  server.on('request', (request, response) => {
    const refusal = refusalOf(request, port);
    if (refusal) return sendText(response, 403, refusal);
    answer(request, response, doors, parts).catch((problem) => fail(response, problem));
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  doors: Doors,
  parts: Parts,
): Promise<void> {
  const url = urlOf(request);
  const path = url.pathname;
  const route = parts.routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  if (route) return route.handle(request, response);
  const admin = /^\/admin(?:\/(\w+))?$/.exec(path);
  if (admin && request.method === 'POST') {
    return answerAdmin(admin[1] ?? null, request, response, doors);
  }
  if (path === '/client/call' && request.method === 'POST') {
    return sendJson(response, 200, await doors.client.answer(request));
  }
  if (/^\/emulator(\/|$)/.test(path)) return answerEmulator(url, request, response, doors);
  const access = accessFor(parts.environment.httpAccess, path);
  if (access) {
    const { envId } = parts.deployment;
    return serveAccess(parts.host, envId, access, url, request, response);
  }
  return servePage(url, response, parts);
}

async function answerAdmin(
  instanceId: string | null,
  request: IncomingMessage,
  response: ServerResponse,
  { admin, signatures }: Doors,
): Promise<void> {
  const params = (await readJson(request, MAX_WIRE_BYTES)) as Params;
  const refusal = signatures?.refusalOf(request, params);
  if (refusal) return sendJson(response, 200, { ...refusal, requestId: randomUUID() });
  const reply = await admin.answer(params, instanceId);
  if (reply === null) request.socket.destroy();
  else sendJson(response, 200, reply);
}

async function answerEmulator(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  { controls, client }: Doors,
): Promise<void> {
  if (url.pathname === '/emulator/me') {
    const person = client.signedIn(request);
    const nobody = { message: 'nobody has signed in' };
    return sendJson(response, person ? 200 : 401, person ?? nobody);
  }
  if (request.method === 'GET' && (await serveWindow(response, url.pathname))) return;
  await controls.answer(url, request, response);
}

async function servePage(url: URL, response: ServerResponse, parts: Parts): Promise<void> {
  const path = url.pathname;
  if (path === '/') return sendSignInPage(response, parts.people);
  if (path === '/sign-in') {
    return signIn(response, parts.people, url.searchParams.get('person') ?? '');
  }
  if (path === '/h5') {
    response.writeHead(308, { location: '/h5/' });
    response.end();
    return;
  }
  if (path.startsWith('/h5/')) return serveFile(response, parts.h5, path.slice('/h5/'.length));
  sendText(response, 404, `nothing answers ${path}`);
}

function fail(response: ServerResponse, problem: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const [status, code, message] = refusalFor(problem);
  sendJson(response, status, { code, message, requestId: randomUUID() });
}

function refusalFor(problem: unknown): [status: number, code: string, message: string] {
  if (problem instanceof TooLarge) return [413, 'BODY_TOO_LARGE', problem.message];
  if (problem instanceof BadUrl) return [400, 'INVALID_URL', problem.message];
  if (problem instanceof SyntaxError) return [400, 'INVALID_JSON', 'the body is not JSON'];
  return [500, 'SYS_ERR', String(problem)];
}
