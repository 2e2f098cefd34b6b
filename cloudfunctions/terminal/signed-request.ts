import { sign } from '../core/intake-keys/signature';

export type Credentials = { readonly keyId: string; readonly secret: string };

/** The headers that make a request good for five minutes around `now`. */
export function signedHeaders(
  { keyId, secret }: Credentials,
  { path, body, now }: { path: string; body: string; now: number },
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const signature = sign(secret, { keyId, timestamp, method: 'POST', path, query: '', body });
  return {
    'content-type': 'application/json',
    'x-huigan-key': keyId,
    'x-huigan-timestamp': timestamp,
    'x-huigan-signature': signature,
  };
}

/** The same as a command to paste into a shell. */
export function asCurl(url: string, headers: Record<string, string>, body: string): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const lines = Object.entries(headers).map(
    ([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`,
  );
  return [`curl -s ${quoted(url)}`, ...lines, `  -d ${quoted(body)}`].join(' \\\n');
}
