import { lookupRoutes } from '../core/account/routes';
import { openHouse } from '../core/house';
import { admitSigned } from '../core/intake-keys/admit';
import { knownMembers } from '../core/members/known-members';
import { enrolmentRoutes } from '../core/members/routes';
import { orderRoutes } from '../core/orders/routes';
import { createLog } from '../core/platform/log';
import { serveHttp } from '../core/platform/serve-http';

const house = openHouse();
const { clock, database, enrolling, keys, links, ordering } = house;
const known = knownMembers(links);

const statuses: Readonly<Record<string, number>> = {
  'orders/differs': 409,
  'orders/unknown': 404,
  'members/unknown': 404,
};

/** Tills, web malls and partners knock here, over signed HTTP. */
export const main = serveHttp({
  log: createLog('intake'),
  database,
  admit: admitSigned(keys, clock),
  refuse: (code) => ({
    status: statuses[code] ?? 422,
    code,
    ...(code === 'orders/clock_ahead' && {
      detail: `server time ${new Date(clock.now()).toISOString()}`,
    }),
  }),
  routes: [
    ...orderRoutes(ordering),
    ...enrolmentRoutes(enrolling),
    ...lookupRoutes({
      ...house,
      linkFor: async (identity) => {
        const found = await known.find(identity);
        return found && 'link' in found ? found.link : null;
      },
    }),
  ],
});
