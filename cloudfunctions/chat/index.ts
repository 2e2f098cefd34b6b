import { healthRoutes } from '../core/platform/health';
import { anybody } from '../core/platform/http';
import { createLog } from '../core/platform/log';
import { serveHttp } from '../core/platform/serve-http';

/** WeCom and the chat host knock here. Until there are groups, it answers only that it is well. */
export const main = serveHttp({
  log: createLog('chat'),
  database: { calls: () => 0 },
  admit: async () => anybody,
  refuse: (code) => ({ status: 422, code }),
  routes: healthRoutes,
});
