import { existsSync, readFileSync } from 'node:fs';
import { emulatorNow, localUrl } from './connect';
import { runCommand, say, TerminalProblem, UsageProblem } from './run-command';
import { asCurl, signedHeaders } from './signed-request';

const USAGE = `A signed request, ready to paste: good for five minutes.

  npm run sign -- --key ID --secret SECRET PATH BODY

PATH   /v1/orders, /v1/refunds, /v1/members, /v1/members:lookup
BODY   JSON, or @FILE
--url  where the API is (what runs here); the secret may also be in HUIGAN_SECRET`;

const options = {
  key: { type: 'string', default: '' },
  secret: { type: 'string', default: process.env['HUIGAN_SECRET'] ?? '' },
  url: { type: 'string' },
} as const;

await runCommand({ usage: USAGE, options, positionals: 2 }, async (values, positionals) => {
  const [path = '', given = ''] = positionals;
  const { key: keyId, secret } = values;
  if (keyId === '' || secret === '') throw new UsageProblem('--key and --secret are needed');
  if (!path.startsWith('/v1/')) throw new UsageProblem('PATH begins with /v1/');
  if (given === '') throw new UsageProblem('BODY is missing');
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
