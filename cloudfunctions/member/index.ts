import { accountRoom } from '../core/account/routes';
import { openHouse } from '../core/house';
import { limitOf } from '../core/members/limit-of';
import { ownersOf, ownersOnly } from '../core/members/owners-only';
import { membersRoom } from '../core/members/routes';
import { messagesRoom } from '../core/messages/routes';
import { ordersRoom } from '../core/orders/routes';
import { createLog } from '../core/platform/log';
import { FRESH_MS, remembering } from '../core/platform/remembering';
import { serve } from '../core/platform/serve';
import { privacyRoom } from '../core/privacy/routes';
import { profileRoom } from '../core/profile/routes';
import { serviceRoom } from '../core/service/routes';
import { shopsRoom } from '../core/shops/routes';

const house = openHouse();
const { links, rules, clock, codes, database, joining } = house;

const policy = {
  currentVersion: async () => (await rules.rulebook()).at(clock.now())?.brand.policyVersion ?? null,
};
/** The code asks every few seconds; whose phone it is does not change as fast, and where it did the account says so. */
const linkOf = remembering((openid) => links.find(links.idOf('openid', openid)), {
  clock,
  freshMs: FRESH_MS,
  max: 1000,
});

/** What is asked now and then asks who it is as well; for the rest of that call it is known. */
const now = { linkOf: (openid: string) => linkOf(openid, clock.now()) };

/** What of the month is left is never remembered. */
const limitAt = (openid: string, link: Parameters<typeof limitOf>[2]) =>
  limitOf({ links, now: clock.now() }, links.idOf('openid', openid), link);

/** Where only the owner decides: whoever came into the family since they knocked is nobody there. */
const owners = { linkOf: ownersOf(linkOf) };

/** The phone of a member knocks here; WeChat says who it is. */
export const main = serve(
  {
    members: ownersOnly(membersRoom({ ...joining, ...codes, policy }), now, [
      ...['join', 'code', 'family', 'joinFamily', 'leaveFamily'],
    ]),
    account: accountRoom({ ...house, linkOf, limitOf: limitAt }),
    profile: ownersOnly(profileRoom({ ...house.profile, ...owners }), now),
    privacy: ownersOnly(privacyRoom({ ...house.privacy, ...owners }), now),
    orders: ordersRoom({ ...house.history, ...now }),
    service: ownersOnly(serviceRoom({ ...house.serving, ...owners }), now),
    shops: shopsRoom({ ...house.shopping, ...now }),
    messages: ownersOnly(messagesRoom({ ...house.messaging, ...owners }), now),
  },
  { log: createLog('member'), database },
);
