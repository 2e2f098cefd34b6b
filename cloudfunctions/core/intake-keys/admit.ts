import { MINUTE_MS } from '@huigan/shared/kernel/time';
import type { Clock } from '../platform/clock';
import type { HttpRefusal, HttpRequest } from '../platform/serve-http';
import type { IntakeKey, IntakeKeys } from './ports';
import { isSignedWith } from './signature';

const SKEW_MAX_MS = 5 * MINUTE_MS;
/** A revoked key is refused after this at the latest; until then a warm process need not ask. */
const KEY_FRESH_MS = MINUTE_MS / 2;
const KEYS_CACHED_MAX = 200;

/** Lets in what is signed with a good key within five minutes of our clock. */
export function admitSigned(keys: IntakeKeys, clock: Clock) {
  const findKey = remembered(keys, clock);
  return async ({ headers, method, path, query, body }: HttpRequest): Promise<HttpRefusal | null> => {
    const keyId = headers['x-huigan-key'] ?? '';
    const timestamp = headers['x-huigan-timestamp'] ?? '';
    const signature = headers['x-huigan-signature'] ?? '';
    if (!/^\d{9,11}$/.test(timestamp)) return unauthorized('intake/timestamp_missing');
    if (Math.abs(clock.now() - Number(timestamp) * 1000) > SKEW_MAX_MS) {
      const serverTime = new Date(clock.now()).toISOString();
      return unauthorized('intake/timestamp_skewed', `server time ${serverTime}`);
    }
    const key = /^[a-z0-9-]{1,32}$/.test(keyId) ? await findKey(keyId) : null;
    if (!key || key.revokedAt !== null) return unauthorized('intake/unknown_key');
    const signed = { keyId, timestamp, method, path, query, body };
    const good = key.secrets.map(({ secret }) => isSignedWith(secret, signed, signature));
    return good.includes(true) ? null : unauthorized('intake/bad_signature');
  };
}

const unauthorized = (code: string, detail?: string): HttpRefusal => ({
  status: 401,
  code,
  ...(detail !== undefined && { detail }),
});

/** Only keys that exist are remembered, so that guessing names fills no memory. */
function remembered(keys: IntakeKeys, clock: Clock) {
  const known = new Map<string, { key: IntakeKey; readAt: number }>();
  return async (id: string): Promise<IntakeKey | null> => {
    const cached = known.get(id);
    const age = cached ? clock.now() - cached.readAt : KEY_FRESH_MS;
    if (cached && age >= 0 && age < KEY_FRESH_MS) return cached.key;
    const key = await keys.find(id);
    if (known.size >= KEYS_CACHED_MAX) known.clear();
    if (key) known.set(id, { key, readAt: clock.now() });
    else known.delete(id);
    return key;
  };
}
