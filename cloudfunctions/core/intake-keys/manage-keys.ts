import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { Instant } from '@huigan/shared/kernel/time';
import type { IntakeKey, IntakeKeys } from './ports';

type Deps = {
  readonly clock: { readonly now: () => Instant };
  readonly keys: IntakeKeys;
  /** Unguessable text, never the same twice. */
  readonly secretText: () => string;
};
export type KeyRefusal = 'keys/unknown' | 'keys/revoked' | 'keys/taken' | 'keys/changed';
type Shown = { readonly id: string; readonly secret: string };

/** Two: the one tills still use and the one they are moved to. */
const ACTIVE_MAX = 2;

/** A hundred orders a second: more than a brand's tills send, less than a runaway script does. */
export const PER_MINUTE = 6_000;

/** A key for one till system. The secret is in this answer and nowhere else in the clear. */
export async function newKey(
  { clock, keys, secretText }: Deps,
  { id, name }: { id: string; name: string },
): Promise<Result<Shown, KeyRefusal>> {
  const secret = secretText();
  const key = {
    id,
    name,
    secrets: [{ secret, since: clock.now() }],
    revokedAt: null,
    perMinute: PER_MINUTE,
    v: 0,
  };
  return (await keys.add(key)) ? ok({ id, secret }) : err('keys/taken');
}

/** Another secret beside the present one; the one before that stops being good. */
export async function rotateKey(deps: Deps, id: string): Promise<Result<Shown, KeyRefusal>> {
  const key = await usable(deps.keys, id);
  if (!key.ok) return key;
  const secret = deps.secretText();
  const secrets = [{ secret, since: deps.clock.now() }, ...key.value.secrets].slice(0, ACTIVE_MAX);
  const saved = await deps.keys.save({ ...key.value, secrets });
  return saved ? ok({ id, secret }) : err('keys/changed');
}

/** Nothing signed with it is accepted any more, half a minute from now at the latest. */
export async function revokeKey(
  { clock, keys }: Pick<Deps, 'clock' | 'keys'>,
  id: string,
): Promise<Result<{ id: string }, KeyRefusal>> {
  const key = await usable(keys, id);
  if (!key.ok) return key;
  const saved = await keys.save({ ...key.value, revokedAt: clock.now() });
  return saved ? ok({ id }) : err('keys/changed');
}

async function usable(keys: IntakeKeys, id: string): Promise<Result<IntakeKey, KeyRefusal>> {
  const key = await keys.find(id);
  if (!key) return err('keys/unknown');
  return key.revokedAt === null ? ok(key) : err('keys/revoked');
}
