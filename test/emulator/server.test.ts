import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { aFolder, anEmulator, closeEverything, peopleFile, postJson } from './support/an-emulator';

afterAll(closeEverything);

const AN = { id: 'an', name: '<b>安</b>', note: 'a guest & friend', openid: 'o-an', appid: 'wx1' };

interface Asked {
  method?: string;
  headers?: Record<string, string>;
}

/** Sends exactly these bytes of a path and these headers, as no fetch would. */
function ask(port: number, path: string, { method = 'GET', headers = {} }: Asked = {}) {
  return new Promise<{ status: number; text: string; headers: Record<string, unknown> }>(
    (resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text, headers: response.headers }),
        );
      });
      asked.on('error', reject);
      asked.end();
    },
  );
}

async function aFrontDoor() {
  const folder = aFolder();
  const h5 = join(folder, 'h5');
  mkdirSync(join(h5, 'js'), { recursive: true });
  writeFileSync(join(h5, 'index.html'), '<p>home</p>');
  writeFileSync(join(h5, 'js', 'app.js'), 'run()');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const emulator = await anEmulator({
    folder,
    h5,
    people: peopleFile([AN]),
    routes: [
      {
        prefix: '/stand-in',
        handle: (_request, response) => {
          response.end('played');
        },
      },
    ],
  });
  return { ...emulator, folder };
}

describe('the guard', () => {
  test('only this machine under its own name and origin is answered', async () => {
    const { port } = await aFrontDoor();
    const status = async (headers: Record<string, string>) =>
      (await ask(port, '/emulator/health', { headers })).status;
    expect(await status({ host: `localhost:${port}` })).toBe(200);
    expect(await status({ host: `[::1]:${port}` })).toBe(200);
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ host: `evil.example:${port}` })).toBe(403);
    expect(await status({ host: '127.0.0.1:1' })).toBe(403);
    const host = `127.0.0.1:${port}`;
    expect(await status({ host, origin: `http://${host}` })).toBe(200);
    expect(await status({ host, origin: 'https://evil.example' })).toBe(403);
    expect(await status({ host, origin: `http://localhost:${port}` })).toBe(403);
    expect(await status({ host, origin: 'null' })).toBe(403);
  });

  test('it stands before every door', async () => {
    const { port } = await aFrontDoor();
    const headers = { origin: 'https://evil.example', 'x-emulator-person': 'an' };
    for (const path of ['/', '/admin', '/client/call', '/h5/', '/stand-in', '/sign-in?person=an']) {
      for (const method of ['GET', 'POST']) {
        expect((await ask(port, path, { method, headers })).status).toBe(403);
      }
    }
  });
});

describe('pages', () => {
  test('the sign-in page lists the demo people and sets the cookie', async () => {
    const { port } = await aFrontDoor();
    const page = await ask(port, '/');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('href="/sign-in?person=an"');
    expect(page.text).toContain('a guest &#38; friend');
    expect(page.text).not.toContain('<b>');
    const signedIn = await ask(port, '/sign-in?person=an');
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers).toMatchObject({
      location: '/h5/',
      'set-cookie': ['person=an; Path=/; HttpOnly; SameSite=Strict'],
    });
    expect((await ask(port, '/sign-in?person=nobody')).status).toBe(404);
  });

  test('a page learns who has signed in, with what their phone would tell it', async () => {
    const extra = { phoneCode: 'code-of-an' };
    const { port } = await anEmulator({ people: peopleFile([{ ...AN, extra }]) });
    const me = async (headers: Record<string, string>) => ask(port, '/emulator/me', { headers });
    expect(JSON.parse((await me({ cookie: 'person=an' })).text)).toMatchObject({ id: 'an', extra });
    expect((await me({})).status).toBe(401);
    expect((await me({ cookie: 'person=nobody' })).status).toBe(401);
  });

  test('demo people are read again when their file changes', async () => {
    const file = peopleFile([AN]);
    const { url } = await anEmulator({ people: file });
    const listed = async () => (await fetch(`${url}/emulator/people`)).json();
    expect(await listed()).toEqual({ people: [AN] });
    writeFileSync(file, JSON.stringify([AN, { ...AN, id: 'bo', extra: { shop: 1 } }]));
    expect(await listed()).toMatchObject({ people: [{ id: 'an' }, { id: 'bo' }] });
    writeFileSync(file, JSON.stringify([{ id: 'no openid' }]));
    expect((await postJson(`${url}/emulator/people`, {})).body).toMatchObject({
      message: expect.stringContaining('people.json: 0.'),
    });
  });

  test('the H5 build is served, and nothing outside it', async () => {
    const { port } = await aFrontDoor();
    expect(await ask(port, '/h5/')).toMatchObject({ status: 200, text: '<p>home</p>' });
    expect(await ask(port, '/h5/pages/home')).toMatchObject({ status: 200, text: '<p>home</p>' });
    expect((await ask(port, '/h5')).headers['location']).toBe('/h5/');
    expect(await ask(port, '/h5/js/app.js?v=1')).toMatchObject({
      text: 'run()',
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
    expect((await ask(port, '/h5/js/none.js')).status).toBe(404);
    const escapes = [
      '/h5/../secret.txt',
      '/h5/%2e%2e/secret.txt',
      '/h5/..%2fsecret.txt',
      '/h5/js/..%2f..%2fsecret.txt',
      '/h5/%2e%2e%2fsecret.txt%00.js',
      '/h5//secret.txt',
      '/h5/%zz/../../secret.txt',
    ];
    for (const path of escapes) {
      const { status, text } = await ask(port, path);
      expect([path, [403, 404].includes(status)]).toEqual([path, true]);
      expect(text).not.toBe('secret');
    }
  });

  test('a project mounts its stand-ins on the same port', async () => {
    const { port } = await aFrontDoor();
    expect((await ask(port, '/stand-in/anything')).text).toBe('played');
    expect((await ask(port, '/stand-ins')).status).toBe(404);
  });

  test('health answers, the unknown is said to be unknown', async () => {
    const { port, url } = await aFrontDoor();
    expect(JSON.parse((await ask(port, '/emulator/health')).text)).toMatchObject({ ok: true });
    expect((await ask(port, '/emulator/nothing')).status).toBe(404);
    expect((await ask(port, '/nothing')).status).toBe(404);
    const broken = await fetch(`${url}/client/call`, { method: 'POST', body: '{' });
    expect(broken.status).toBe(400);
  });

  test('an address that is none is refused as such', async () => {
    const { port } = await aFrontDoor();
    for (const [method, path] of [
      ['GET', '//'],
      ['POST', '//['],
      ['GET', 'http://['],
    ] as const) {
      const { status, text } = await ask(port, path, { method });
      expect([path, status]).toEqual([path, 400]);
      expect(JSON.parse(text)).toMatchObject({ code: 'INVALID_URL' });
    }
  });

  test('a body above the limit is refused with a code', async () => {
    const { url } = await anEmulator({
      environment: { collections: {}, httpAccess: { '/api': 'shop' } },
      with: { shop: { source: 'exports.main = async () => ({});' } },
    });
    const body = 'x'.repeat(6 * 1024 * 1024 + 1);
    const refused = await fetch(`${url}/api/orders`, { method: 'POST', body });
    expect([refused.status, await refused.json()]).toEqual([
      413,
      {
        code: 'BODY_TOO_LARGE',
        message: 'the body has more than 6291456 bytes',
        requestId: expect.any(String),
      },
    ]);
  });

  test('the counts can be read and set to nothing', async () => {
    const { url } = await aFrontDoor();
    await postJson(`${url}/admin`, { action: 'database.getDocument', collectionName: 'none' });
    const read = async () => (await fetch(`${url}/emulator/calls`)).json();
    expect(await read()).toMatchObject({
      operations: [{ function: '(direct)', databaseCalls: 1 }],
    });
    await postJson(`${url}/emulator/calls/reset`, {});
    expect(await read()).toEqual({ operations: [] });
  });
});
