import { createHmac, timingSafeEqual } from 'node:crypto';

export type Signed = {
  readonly keyId: string;
  /** Seconds since 1970, as sent. */
  readonly timestamp: string;
  readonly method: string;
  /** After the access prefix: `/v1/orders`. */
  readonly path: string;
  /** Parameters sorted by name and URL-encoded; empty when there are none. */
  readonly query: string;
  /** The bytes as sent. */
  readonly body: string;
};

/** HMAC-SHA256 in hexadecimal over six lines. docs/open-api.md shows it in four languages. */
export const sign = (
  secret: string,
  { keyId, timestamp, method, path, query, body }: Signed,
): string =>
  createHmac('sha256', secret)
    .update([keyId, timestamp, method, path, query, body].join('\n'))
    .digest('hex');

/** Compared in constant time, whatever was sent. */
export function isSignedWith(secret: string, signed: Signed, signature: string): boolean {
  const expected = Buffer.from(sign(secret, signed));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
