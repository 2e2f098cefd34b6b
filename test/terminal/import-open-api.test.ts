import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openApiAt } from '@huigan/cloudfunctions/terminal/import/open-api';
import { instant } from '@huigan/shared/kernel/time';

const credentials = { keyId: 'till', secret: 'secret' };
const noon = instant('2026-03-02T12:00:00+08:00');

/** A server that gives these answers, one after the other, and the last for ever. */
async function aServer(...answers: [status: number, body: string][]) {
  let asked = 0;
  const server: Server = createServer((_, response) => {
    const [status, body] = answers[Math.min(asked, answers.length - 1)] ?? [500, ''];
    asked += 1;
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let resyncs = 0;
  const resync = async () => {
    resyncs += 1;
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = openApiAt(url, { credentials, clock: { now: () => noon, resync } });
  const post = () => api.post('/v1/orders', {}).finally(() => server.close());
  return { post, asked: () => asked, resyncs: () => resyncs };
}
const refusal = (code: string, more = {}) => JSON.stringify({ error: { code, ...more } });

test('a busy or broken server is asked again', async () => {
  const server = await aServer(
    [503, refusal('common/unavailable')],
    [500, 'oops'],
    [200, '{"state":"credited"}'],
  );
  expect(await server.post()).toEqual({ ok: true, value: { state: 'credited' } });
  expect(server.asked()).toBe(3);
});

test('a clock that is off is set again', async () => {
  const server = await aServer([401, refusal('intake/timestamp_skewed')], [200, '{}']);
  expect(await server.post()).toMatchObject({ ok: true });
  expect(server.resyncs()).toBe(1);
});

test('a refusal is an answer, with the field to blame', async () => {
  const late = await aServer([422, refusal('orders/too_late')]);
  expect(await late.post()).toEqual({ ok: false, code: 'orders/too_late', detail: '' });
  const invalid = await aServer([400, refusal('common/invalid_input', { field: 'lines[3].sku' })]);
  expect(await invalid.post()).toMatchObject({ detail: 'lines[3].sku' });
});

test('a refused key stops everything at once, and so does another server', async () => {
  const revoked = await aServer([401, refusal('intake/unknown_key')]);
  await expect(revoked.post()).rejects.toThrow('The server refuses the key: intake/unknown_key');
  expect(revoked.asked()).toBe(1);
  const elsewhere = await aServer([404, '<html>']);
  await expect(elsewhere.post()).rejects.toThrow("is not Huigan's open API: it answers with 404");
});
