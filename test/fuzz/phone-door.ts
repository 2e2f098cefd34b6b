import { memberApi } from '@huigan/shared/api';
import { commonRefusals, type Operation } from '@huigan/shared/kernel/contracts';
import * as z from 'zod/mini';

type Asked = Operation<z.ZodMiniType, z.ZodMiniType, string>;

/** Every operation the phone can ask, by its name. */
export const phoneOperations: Readonly<Record<string, Asked>> = Object.fromEntries(
  Object.entries(memberApi).flatMap(([room, contract]) =>
    Object.entries(contract).map(([name, operation]) => [`${room}.${name}`, operation as Asked]),
  ),
);

const refusal = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({
    code: z.string(),
    requestId: z.string(),
    field: z.optional(z.string()),
  }),
});

/** Why an answer to a phone breaks a promise; null when it keeps them all. */
export function phoneFault(operation: Asked | undefined, result: unknown): string | null {
  const { ok, value } = result as { ok?: unknown; value?: unknown };
  if (ok === true) {
    if (!operation) return 'something answered where nothing is';
    const output = operation.output.safeParse(value);
    return output.success ? null : `the answer is not the contract's: ${output.error.message}`;
  }
  const refused = refusal.safeParse(result);
  if (!refused.success) return 'a refusal of another shape';
  const { code } = refused.data.error;
  if (code === 'common/unavailable') return 'was unavailable';
  const known: readonly string[] = [...commonRefusals, ...(operation?.refusals ?? [])];
  return known.includes(code) ? null : `${code} is not in the contract`;
}
