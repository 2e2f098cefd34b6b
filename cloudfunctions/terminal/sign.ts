import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { emulatorNow, localUrl, runCommand, say, TerminalProblem } from './connect';
import { asCurl, signedHeaders } from './signed-request';

const USAGE = `A signed request, ready to paste: good for five minutes.

  npm run sign -- --key ID --secret SECRET PATH BODY

PATH   /v1/orders, /v1/refunds, /v1/members, /v1/members:lookup
BODY   JSON, or @FILE
--url  where the API is (what runs here); the secret may also be in HUIGAN_SECRET`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      secret: { type: 'string', default: process.env['HUIGAN_SECRET'] ?? '' },
      url: { type: 'string' },
    },
  });
  const [path = '', given = ''] = positionals;
  const { key: keyId = '', secret } = values;
  if (!path.startsWith('/v1/') || given === '' || keyId === '' || secret === '') {
    throw new TerminalProblem(USAGE);
  }
  const url = values.url ?? `${localUrl()}/api`;
  const body = bodyFrom(given);
  const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url);
  const now = isLocal ? await emulatorNow(new URL(url).origin) : Date.now();
  say(asCurl(`${url}${path}`, signedHeaders({ keyId, secret }, { path, body, now }), body));
});

function bodyFrom(given: string): string {
  const file = given.startsWith('@') ? given.slice(1) : null;
  if (file !== null && !existsSync(file)) throw new TerminalProblem(`${file} is missing`);
  const text = file === null ? given : readFileSync(file, 'utf8');
  try {
    return JSON.stringify(JSON.parse(text));
  } catch (problem) {
    throw new TerminalProblem(`The body is not JSON: ${(problem as Error).message}`);
  }
}
