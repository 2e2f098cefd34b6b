import { healthRoom } from '../core/platform/health';
import { createLog } from '../core/platform/log';
import { serve } from '../core/platform/serve';

/** Staff knock here. Until there are roles to check, it answers only that it is well. */
export const main = serve(
  { platform: healthRoom },
  { log: createLog('console'), database: { calls: () => 0 } },
);
