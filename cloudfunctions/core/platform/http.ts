import type { Contract, Operation } from '@huigan/shared/kernel/contracts';
import { ok, type Result } from '@huigan/shared/kernel/result';
import type * as z from 'zod/mini';

export type HttpRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type HttpAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type HttpRefusal = {
  readonly status: number;
  readonly code: string;
  /** The one field to blame, where there is one. */
  readonly field?: string;
  readonly detail?: string;
};

/** Whether a request is who it says it is; who is let in may still send too much. */
export type Admission = Result<{ readonly spend: (load: Load) => Promise<Spent> }, HttpRefusal>;
/** What a call counts for; of a batch, the field that holds so many. */
export type Load = { readonly items: number; readonly field?: string };
export type Spent = {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: HttpRefusal | null;
};

/** Where nobody is turned away. */
export const anybody: Admission = ok({ spend: async () => ({ headers: {}, refusal: null }) });

export type HttpRoute = {
  /** `POST /v1/orders`. */
  readonly on: string;
  readonly operation: Operation<z.ZodMiniType, z.ZodMiniType, string>;
  readonly handle: (input: never) => Promise<Result<unknown, string>>;
};

/** Many of one operation in one call: the field that holds the rows, and how they are kept in order. */
export type HttpBatch = {
  readonly on: string;
  readonly operation: HttpRoute['operation'];
  readonly rows: string;
  readonly each: HttpRoute;
  /** Rows that say the same here are taken one after the other, in the order they were sent. */
  readonly inTurn: (row: unknown) => string;
};

/** A room's operations with their paths; the type holds that every handler fits its contract. */
export type HttpHandlers<C extends Contract> = {
  readonly [O in keyof C]: {
    readonly on: string;
    readonly handle: (
      input: z.output<C[O]['input']>,
    ) => Promise<Result<z.output<C[O]['output']>, C[O]['refusals'][number]>>;
  };
};
export const httpRoutes = <C extends Contract>(
  contract: C,
  handlers: HttpHandlers<C>,
): readonly HttpRoute[] =>
  Object.entries(handlers).map(([name, { on, handle }]) => ({
    on,
    operation: contract[name] as HttpRoute['operation'],
    handle: handle as HttpRoute['handle'],
  }));
