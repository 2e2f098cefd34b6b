import { faultsIn, type InputFault } from './faults';
import type { HttpRefusal, HttpRoute } from './http';

/** How an operation ended: what travels, and what the log says of it. */
export type Ended = { readonly status: number; readonly body: unknown; readonly outcome: string };
/** The status of a refusal, and what a till needs to mend what it sent. */
export type Refuse = (code: string, sent: Readonly<Record<string, unknown>>) => HttpRefusal;

/** Reads what was sent, runs the operation, and says how it ended in the contract's words. */
export async function operate(
  { operation, handle }: HttpRoute,
  sent: unknown,
  refuse: Refuse,
): Promise<Ended> {
  const input = operation.input.safeParse(sent);
  if (!input.success) return invalidInput(faultsIn(input.error));
  const result = await handle(input.data as never);
  if (!result.ok) return refused(refuse(result.error, Object(input.data)));
  return { status: 200, body: operation.output.parse(result.value), outcome: 'ok' };
}

export const refused = ({ status, ...error }: HttpRefusal): Ended => ({
  status,
  body: { error },
  outcome: error.code,
});

/**
 * The first faults by field: a till's log should show what to mend without a second try. Where the whole
 * is at fault, no field is.
 */
export function invalidInput(all: readonly InputFault[]): Ended {
  const faults = all.slice(0, 10);
  const field = faults[0]?.path || undefined;
  const code = 'common/invalid_input';
  return {
    status: 400,
    body: { error: { code, ...(field !== undefined && { field }), faults } },
    outcome: code,
  };
}
