import { operation } from '@huigan/shared/kernel/contracts';
import { ok } from '@huigan/shared/kernel/result';
import * as z from 'zod/mini';
import { httpRoutes } from './http';
import { room } from './serve';

const healthContract = {
  health: operation({
    input: z.strictObject({}),
    output: z.strictObject({ well: z.literal(true) }),
  }),
} as const;

const health = async () => ok({ well: true as const });

/** "Are you there?", for doors that answer signed-in people. */
export const healthRoom = room(healthContract, { health });
/** The same over HTTP. */
export const healthRoutes = httpRoutes(healthContract, {
  health: { on: 'POST /health', handle: health },
});
