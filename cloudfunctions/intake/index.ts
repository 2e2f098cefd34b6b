import { lookupRoutes, redemptionRoutes } from '../core/account/routes';
import { openHouse } from '../core/house';
import { admitSigned } from '../core/intake-keys/admit';
import { meterWith } from '../core/intake-keys/meter';
import { enrolmentRoutes } from '../core/members/routes';
import { orderRoutes } from '../core/orders/routes';
import type { HttpRefusal } from '../core/platform/http';
import { createLog } from '../core/platform/log';
import { serveHttp } from '../core/platform/serve-http';

const house = openHouse();
const { clock, database, enrolling, keys, known, ordering, posting, usage } = house;

const statuses: Readonly<Record<string, number>> = {
  'orders/differs': 409,
  'orders/unknown': 404,
  'members/unknown': 404,
  'points/replay_differs': 409,
  'points/unknown': 404,
};

/** The field a refusal is about: the first of these that says something. Others are about no single one. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'members/unknown': ['member'],
  'members/code_not_good': ['member'],
  'points/code_needed': ['member'],
  'points/code_used': ['member'],
  'points/over_family_limit': ['points', 'pointsUsed', 'member'],
  'orders/clock_ahead': ['paidAt', 'refundedAt'],
  'orders/too_late': ['paidAt'],
  'orders/before_program': ['paidAt'],
  'orders/unknown_channel': ['channel'],
  'orders/discount_exceeds_total': ['discountFen', 'lines'],
  'orders/points_not_accepted': ['pointsUsed'],
  'orders/points_exceed_total': ['pointsUsed'],
  'orders/unknown': ['order'],
  'orders/refund_before_order': ['refundedAt'],
  'orders/return_window_over': ['refundedAt'],
  'orders/not_returnable': ['lines'],
  'orders/amount_exceeds_rest': ['amountFen'],
  'points/clock_ahead': ['at'],
  'points/too_old': ['at'],
  'points/insufficient_balance': ['points'],
  'points/not_accepted': ['points'],
  'points/not_usable': ['points'],
  'points/more_than_held': ['points'],
  'points/unknown': ['of'],
  'points/nothing_to_return': ['of'],
  'points/no_hold': ['id'],
  'benefits/not_yours': ['benefit'],
  'benefits/used_up': ['benefit'],
};

const refuse = (code: string, sent: Readonly<Record<string, unknown>>): HttpRefusal => {
  const field = fields[code]?.find((name) => sent[name]);
  return {
    status: statuses[code] ?? 422,
    code,
    ...(field !== undefined && { field }),
    ...(code.endsWith('/clock_ahead') && {
      detail: `server time ${new Date(clock.now()).toISOString()}`,
    }),
  };
};

/** Tills, web malls and partners knock here, over signed HTTP. */
export const main = serveHttp({
  log: createLog('intake'),
  database,
  admit: admitSigned({ keys, clock, meter: meterWith({ usage, clock }) }),
  refuse,
  routes: [
    ...orderRoutes(ordering),
    ...enrolmentRoutes(enrolling),
    ...lookupRoutes({ ...house, ...known }),
    ...redemptionRoutes({ ...posting, ...known }),
  ],
});
