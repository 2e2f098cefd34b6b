import { MINUTE_MS } from '@huigan/shared/kernel/time';
import type { Clock } from '../platform/clock';
import { FRESH_MS, remembering } from '../platform/remembering';
import type { HttpRefusal, HttpRequest } from '../platform/serve-http';
import type { IntakeKey, IntakeKeys } from './ports';
import { isSignedWith, type Signed } from './signature';

const SKEW_MAX_MS = 5 * MINUTE_MS;
const KEYS_REMEMBERED_MAX = 200;
/** A key is read no more often than this, however many sign badly with it: forgers cost no calls. */
const LOOK_AGAIN_MS = 1_000;

/**
 * Lets in what is signed with a good key within five minutes of our clock. Where a remembered key does
 * not fit, it is looked up once more: a till may sign with a new secret as soon as it has it.
 */
export function admitSigned(keys: IntakeKeys, clock: Clock) {
  const limits = { clock, max: KEYS_REMEMBERED_MAX };
  const lookUp = remembering(keys.find, { ...limits, freshMs: LOOK_AGAIN_MS });
  const findKey = remembering(lookUp, { ...limits, freshMs: FRESH_MS - LOOK_AGAIN_MS });
  return async (request: HttpRequest): Promise<HttpRefusal | null> => {
    const { signed, signature } = readSignature(request);
    const untimely = outOfTime(signed.timestamp, clock);
    if (untimely) return untimely;
    if (!/^[a-z0-9-]{1,32}$/.test(signed.keyId)) return unauthorized('intake/unknown_key');
    const remembered = judge(await findKey(signed.keyId), signed, signature);
    return remembered?.code === 'intake/bad_signature'
      ? judge(await lookUp(signed.keyId), signed, signature)
      : remembered;
  };
}

function judge(key: IntakeKey | null, signed: Signed, signature: string): HttpRefusal | null {
  if (!key || key.revokedAt !== null) return unauthorized('intake/unknown_key');
  // Every secret is tried, so that how long it takes does not tell which one was near.
  const good = key.secrets.map(({ secret }) => isSignedWith(secret, signed, signature));
  return good.includes(true) ? null : unauthorized('intake/bad_signature');
}

function readSignature({ headers, method, path, query, body }: HttpRequest): {
  signed: Signed;
  signature: string;
} {
  const keyId = headers['x-huigan-key'] ?? '';
  const timestamp = headers['x-huigan-timestamp'] ?? '';
  const signature = headers['x-huigan-signature'] ?? '';
  return { signed: { keyId, timestamp, method, path, query, body }, signature };
}

function outOfTime(timestamp: string, clock: Clock): HttpRefusal | null {
  if (!/^\d{9,11}$/.test(timestamp)) return unauthorized('intake/timestamp_missing');
  if (Math.abs(clock.now() - Number(timestamp) * 1000) <= SKEW_MAX_MS) return null;
  const serverTime = new Date(clock.now()).toISOString();
  return unauthorized('intake/timestamp_skewed', `server time ${serverTime}`);
}

const unauthorized = (code: string, detail?: string): HttpRefusal => ({
  status: 401,
  code,
  ...(detail !== undefined && { detail }),
});
