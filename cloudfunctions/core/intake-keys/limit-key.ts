import { err, ok, type Result } from '@huigan/shared/kernel/result';
import type { IntakeKeys } from './ports';

type Refusal = 'keys/unknown' | 'keys/changed';

/** How many items a key may send in a minute: functions know it within half a minute. */
export async function limitKey(
  { keys }: { readonly keys: IntakeKeys },
  { id, perMinute }: { id: string; perMinute: number },
): Promise<Result<{ id: string }, Refusal>> {
  const key = await keys.find(id);
  if (!key) return err('keys/unknown');
  return (await keys.save({ ...key, perMinute })) ? ok({ id }) : err('keys/changed');
}
