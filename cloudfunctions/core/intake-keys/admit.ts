import { err, ok } from '@huigan/shared/kernel/result';
import { MINUTE_MS } from '@huigan/shared/kernel/time';
import type { Clock } from '../platform/clock';
import type { Admission, HttpRefusal, HttpRequest, Load, Spent } from '../platform/http';
import { FRESH_MS, remembering } from '../platform/remembering';
import type { meterWith } from './meter';
import type { IntakeKey, IntakeKeys } from './ports';
import { isSignedWith, type Signed } from './signature';

const SKEW_MAX_MS = 5 * MINUTE_MS;
const KEYS_REMEMBERED_MAX = 200;
/** A key is read no more often than this, however many sign badly with it: forgers cost no calls. */
const LOOK_AGAIN_MS = 1_000;

type Deps = {
  readonly keys: IntakeKeys;
  readonly clock: Clock;
  readonly meter: ReturnType<typeof meterWith>;
};
type Judged = Exclude<Admission, { ok: true }> | { readonly ok: true; readonly value: IntakeKey };

/**
 * Lets in what is signed with a good key within five minutes of our clock. Where a remembered key does
 * not fit, it is looked up once more: a till may sign with a new secret as soon as it has it.
 */
export function admitSigned({ keys, clock, meter }: Deps) {
  const limits = { clock, max: KEYS_REMEMBERED_MAX };
  const lookUp = remembering(keys.find, { ...limits, freshMs: LOOK_AGAIN_MS });
  const findKey = remembering(lookUp, { ...limits, freshMs: FRESH_MS - LOOK_AGAIN_MS });
  return async (request: HttpRequest): Promise<Admission> => {
    const { signed, signature } = readSignature(request);
    const untimely = outOfTime(signed.timestamp, clock);
    if (untimely) return err(untimely);
    if (!/^[a-z0-9-]{1,32}$/.test(signed.keyId)) return err(unauthorized('intake/unknown_key'));
    const remembered = judge(await findKey(signed.keyId), signed, signature);
    const looksForged = !remembered.ok && remembered.error.code === 'intake/bad_signature';
    const judged = looksForged ? judge(await lookUp(signed.keyId), signed, signature) : remembered;
    return judged.ok ? ok({ spend: (load) => spendOf(meter, judged.value, load) }) : judged;
  };
}

function judge(key: IntakeKey | null, signed: Signed, signature: string): Judged {
  if (!key || key.revokedAt !== null) return err(unauthorized('intake/unknown_key'));
  // Every secret is tried, so that how long it takes does not tell which one was near.
  const good = key.secrets.map(({ secret }) => isSignedWith(secret, signed, signature));
  return good.includes(true) ? ok(key) : err(unauthorized('intake/bad_signature'));
}

/**
 * Counts what is asked, and says in headers how much of the minute is left. What is more than a whole
 * minute has is told so, whatever is left: waiting would not help.
 */
async function spendOf(
  meter: Deps['meter'],
  key: IntakeKey,
  { items, ...where }: Load,
): Promise<Spent> {
  const isTooLarge = items > key.perMinute;
  const { allowed, remaining, secondsLeft } = await meter(key, isTooLarge ? 1 : items);
  const headers = {
    'ratelimit-limit': String(key.perMinute),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(secondsLeft),
  };
  const limit = `at most ${key.perMinute} items a minute`;
  if (isTooLarge) {
    const detail = `${limit}; these are ${items}`;
    return { headers, refusal: { status: 413, code: 'intake/too_many_items', ...where, detail } };
  }
  if (allowed) return { headers, refusal: null };
  const detail = `${limit}; again in ${secondsLeft} s`;
  return {
    headers: { ...headers, 'retry-after': String(secondsLeft) },
    refusal: { status: 429, code: 'intake/rate_limited', detail },
  };
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
