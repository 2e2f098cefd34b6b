import type { MemberId } from '@huigan/shared/kernel/ids';
import { describeMember } from './account/describe-member';
import { exportAccount, exportStatement, lossesHere } from './account/export-account';
import type { PostDeps } from './account/post';
import type { deskOf } from './house-desk';
import type { EnrolDeps } from './members/enrol-member';
import { exportIdentities } from './members/export-identities';
import { favouritesIn } from './members/favourites-store';
import { leaveMember } from './members/leave-member';
import type { Members } from './members/ports';
import { exportMessages } from './messages/export-messages';
import type { MessagesDeps } from './messages/ports';
import { exportOrders } from './orders/export-orders';
import type { Database } from './platform/database';
import type { Sealing } from './platform/sealing';
import { exportConsents } from './privacy/export-consents';
import type { PrivacyDeps } from './privacy/ports';
import { standingsIn } from './privacy/privacy-store';
import { exportProfile } from './profile/export-profile';
import type { ProfileDeps } from './profile/ports';
import { profilesIn } from './profile/profile-store';
import { readCard } from './profile/see-profile';
import { exportTickets } from './service/export-tickets';

type PersonParts = {
  readonly posting: PostDeps;
  readonly database: Database;
  readonly sealing: Sealing;
  readonly members: Members;
  readonly enrolling: EnrolDeps;
  readonly desk: ReturnType<typeof deskOf>;
  readonly messaging: MessagesDeps;
};

/** What members tell of themselves, and what they decide about all that is kept of them. */
export function personOf(parts: PersonParts) {
  const { posting, database, sealing, members, enrolling, desk, messaging } = parts;
  const { clock, rules } = posting;
  const profile: ProfileDeps = {
    clock,
    rules,
    profiles: profilesIn(database, sealing),
    tellBirthday: (member, birthday) =>
      describeMember(posting, member, { kind: 'describe', birthday }),
  };
  const standings = standingsIn(database);
  const favourites = favouritesIn(database);
  const privacy: PrivacyDeps = {
    clock,
    rules,
    standings,
    childrenOf: async (member) =>
      (await profile.profiles.find(member))?.profile.children.length ?? 0,
    losses: [(member) => lossesHere(posting, member)],
    leave: (member) => leaveMember(enrolling, member),
    exporters: {
      identities: (who) =>
        exportIdentities({ ...members, ...enrolling.links, clock, rules, favourites }, who),
      profile: ({ member }) => exportProfile(profile, member),
      consents: (who) => exportConsents({ clock, rules, standings }, who),
      account: ({ member }) => exportAccount(posting, member),
      statement: ({ member }, after) => exportStatement(posting, member, after),
      orders: ({ member }, after) => exportOrders(desk.history, member, after),
      tickets: ({ member }, after) => exportTickets(desk.serving, member, after),
      messages: ({ member }) => exportMessages(messaging, member),
    },
  };
  return { profile, privacy, cardOf: (member: MemberId) => readCard(profile, member) };
}
