import type {
  CommonRefusal,
  Contract,
  Output,
  Parsed,
  Refusal,
} from '@huigan/shared/kernel/contracts';
import type { Result } from '@huigan/shared/kernel/result';
import * as z from 'zod/mini';
import { type Caller, readCaller } from './caller';
import { faultsIn } from './faults';
import { failure, newRequestId, type Watch, watched } from './requests';

export type Person = Extract<Caller, { kind: 'person' }>;
export type Handlers<C extends Contract> = {
  readonly [O in keyof C]: (
    input: Parsed<C[O]>,
    caller: Person,
  ) => Promise<Result<Output<C[O]>, Refusal<C[O]>>>;
};

/** One room behind a door: what may be asked, and who answers. */
export type Room = {
  readonly contract: Contract;
  readonly handlers: Record<
    string,
    (input: never, caller: Person) => Promise<Result<unknown, string>>
  >;
};
export const room = <C extends Contract>(contract: C, handlers: Handlers<C>): Room => ({
  contract,
  handlers: handlers as unknown as Room['handlers'],
});

/** WeChat adds the last two to what the phone sends; they are not read. Anything else is refused. */
const call = z.strictObject({
  operation: z.string().check(z.maxLength(64)),
  input: z.optional(z.unknown()),
  userInfo: z.optional(z.unknown()),
  tcbContext: z.optional(z.unknown()),
});

type Refused = { code: string; requestId: string; field?: string };
type Answer = { ok: true; value: unknown } | { ok: false; error: Refused };

/** Who are you? May you? Is it well formed? Then run, and answer in the contract's words. */
export function serve(rooms: Readonly<Record<string, Room>>, watch: Watch) {
  return async (event: unknown): Promise<Answer> => {
    const requestId = newRequestId();
    const refuse = (code: CommonRefusal, field?: string): Answer => ({
      ok: false,
      error: { code, requestId, ...(field !== undefined && { field }) },
    });
    const caller = readCaller();
    if (caller.kind !== 'person') return refuse('common/signed_out');
    const asked = call.safeParse(event);
    if (!asked.success)
      return refuse('common/invalid_input', faultsIn(asked.error)[0]?.path || undefined);

    const { operation, input } = asked.data;
    const found = find(rooms, operation);
    if (!found) return refuse('common/unknown_operation', 'operation');
    const parsed = found.operation.input.safeParse(input ?? {});
    if (!parsed.success) {
      return refuse('common/invalid_input', fieldIn(parsed.error));
    }
    return watched(watch, { requestId, operation }, async () => {
      try {
        const result = await found.handle(parsed.data as never, caller);
        return result.ok
          ? {
              answer: { ok: true, value: found.operation.output.parse(result.value) },
              outcome: 'ok',
            }
          : {
              answer: { ok: false, error: { code: result.error, requestId } },
              outcome: result.error,
            };
      } catch (error) {
        watch.log.error({ requestId, operation, error: failure(error) });
        return { answer: refuse('common/unavailable'), outcome: 'common/unavailable' };
      }
    });
  };
}

/** Where in the call; the input itself where none of its fields is to blame. */
function fieldIn(error: z.core.$ZodError): string {
  const path = faultsIn(error)[0]?.path ?? '';
  return path === '' ? 'input' : `input.${path}`;
}

function find(rooms: Readonly<Record<string, Room>>, name: string) {
  const [context = '', operation = '', ...more] = name.split('.');
  if (more.length > 0) return null;
  if (!Object.hasOwn(rooms, context)) return null;
  const found = rooms[context];
  if (!found || !Object.hasOwn(found.contract, operation)) return null;
  const shape = found.contract[operation];
  const handle = found.handlers[operation];
  return shape && handle ? { operation: shape, handle } : null;
}
