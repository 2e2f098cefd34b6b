import { cardOf } from '@huigan/shared/profile/view';
import { describeMember } from './account/describe-member';
import { exportAccount, exportStatement, lossesHere } from './account/export-account';
import type { SignedIn } from './account/ports';
import type { PostDeps } from './account/post';
import type { deskOf } from './house-desk';
import type { EnrolDeps } from './members/enrol-member';
import { exportIdentities } from './members/export-identities';
import { favouritesIn } from './members/favourites-store';
import { handOverFavourites } from './members/hand-over-favourites';
import { leaveMember } from './members/leave-member';
import { findWithMember } from './members/links-store';
import type { Members, Persons } from './members/ports';
import { exportMessages } from './messages/export-messages';
import { handOverMessages } from './messages/hand-over';
import type { MessagesDeps } from './messages/ports';
import { exportOrders } from './orders/export-orders';
import type { Database } from './platform/database';
import type { Sealing } from './platform/sealing';
import { exportConsents } from './privacy/export-consents';
import type { PrivacyDeps } from './privacy/ports';
import { standingsIn } from './privacy/privacy-store';
import { exportProfile } from './profile/export-profile';
import { handOver } from './profile/hand-over';
import type { ProfileDeps } from './profile/ports';
import { personIn, profilesIn } from './profile/profile-store';
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
  const { shopName } = desk.history;
  const profile: ProfileDeps = {
    clock,
    rules,
    profiles: profilesIn(database, sealing),
    shopList: desk.shopping.shopList,
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
    today: enrolling.accounts.today,
    leave: (member) => leaveMember(enrolling, member),
    exporters: {
      identities: (who) =>
        exportIdentities({ ...members, ...enrolling.links, clock, rules, favourites }, who),
      profile: ({ member }) => exportProfile(profile, member),
      consents: (who) => exportConsents({ clock, rules, standings }, who),
      account: ({ member }) => exportAccount(posting, member),
      statement: ({ member }, after) => exportStatement({ ...posting, shopName }, member, after),
      orders: ({ member }, after) => exportOrders(desk.history, member, after),
      tickets: ({ member }, after) => exportTickets(desk.serving, member, after),
      messages: ({ member }) => exportMessages(messaging, member),
    },
  };
  const persons: Persons = {
    handOver: (from, into) =>
      handOver(
        {
          profiles: profile.profiles,
          others: [
            (...both) => handOverFavourites(favourites, ...both),
            (...both) => handOverMessages(messaging, ...both),
          ],
        },
        from,
        into,
      ),
  };
  const { links } = enrolling;
  const signedIn = async (openid: string): Promise<SignedIn | null> => {
    const found = await findWithMember(database, sealing, links.idOf('openid', openid));
    const person = found && personIn(found.document, sealing);
    return found && { link: found.link, card: person && cardOf(person) };
  };
  return { profile, privacy, persons, signedIn };
}
