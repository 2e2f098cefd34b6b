import { moveFullTails } from '../core/account/move-full-tails';
import { proveDays } from '../core/account/prove-days';
import { reviewByNewRules } from '../core/account/review-by-new-rules';
import { settleDueAccounts } from '../core/account/settle-due-accounts';
import { tellAccountFacts } from '../core/account/tell-account-facts';
import { openHouse } from '../core/house';
import { dropOldUsage } from '../core/intake-keys/drop-old-usage';
import { finishLeaving } from '../core/members/leave-member';
import { tellMemberFacts } from '../core/members/tell-member-facts';
import { remindMembers } from '../core/messages/remind-members';
import { sendMessages } from '../core/messages/send-messages';
import { createLog } from '../core/platform/log';
import { serveTimer } from '../core/platform/serve-timer';
import { leaveAsAsked } from '../core/privacy/leave-as-asked';
import { tellBirthdays } from '../core/profile/tell-birthdays';
import { finishTickets } from '../core/service/finish-tickets';

const house = openHouse();
const log = createLog('jobs');
const { attempts, clock, database, enrolling, joining, members, messaging } = house;
const { orders, posting, privacy, profile, usage } = house;

/** The clock knocks here; cloudbaserc.json says when. */
export const main = serveTimer(
  {
    'every-five-minutes': {
      'tell-member-facts': (limit) =>
        tellMemberFacts({ clock, members, tell: enrolling.tell }, limit),
      'tell-account-facts': (limit) =>
        tellAccountFacts({ ...posting, tell: house.tellFact }, limit),
      'tell-birthdays': (limit) => tellBirthdays(profile, limit),
      'finish-leaving': (limit) => finishLeaving(enrolling, limit),
      'finish-tickets': (limit) => finishTickets(house.serving, limit),
      'move-tails': (limit) => moveFullTails(house, limit),
      'send-messages': (limit) =>
        sendMessages({ ...messaging, report: (line) => log.error(line) }, limit),
    },
    nightly: {
      'leave-as-asked': (limit) => leaveAsAsked(privacy, limit),
      'settle-due': (limit) => settleDueAccounts(posting, limit),
      'review-by-new-rules': (limit) => reviewByNewRules(posting, limit),
      'remind-members': (limit) => remindMembers(messaging, limit),
      'prove-days': (limit) => proveDays(house, limit),
      'drop-old-invites': (limit) => joining.invites.dropOld(clock.now(), limit),
      'drop-old-attempts': (limit) => attempts.dropOld(limit),
      'drop-old-usage': (limit) => dropOldUsage({ usage, clock }, limit),
      'drop-old-messages': (limit) => messaging.messages.dropOld(clock.now(), limit),
      'drop-unclaimed-orders': (limit) => orders.dropUnclaimed(clock.now(), limit),
    },
  },
  { log, database },
);
