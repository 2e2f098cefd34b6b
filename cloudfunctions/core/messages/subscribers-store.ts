import { memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Consent, isGranted } from '@huigan/shared/members/consents';
import { hasAny, noSubscription, type Subscription } from '@huigan/shared/messages/subscription';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Subscriber, Subscribers } from './ports';

type SubscriberDocument = Document & {
  readonly rev?: number;
  readonly consents?: readonly Consent[];
  readonly messages?: Subscription & { readonly v: number; readonly openid: string };
  readonly messagesDue?: Instant;
  readonly leaving?: number;
  readonly left?: number;
};

/**
 * What a member agreed to stands in their own document: it is gone in the write that takes the consent back,
 * and in the one that forgets them. Where messages go is sealed.
 */
export function subscribersIn(database: Database, sealing: Sealing): Subscribers {
  const unchanged = (v: number) =>
    v === 0 ? { messages: database.is.absent() } : { 'messages.v': v };
  return {
    find: async (member) => {
      const document = await database.get<SubscriberDocument>('members', member);
      const isThere = document && document.leaving === undefined && document.left === undefined;
      return isThere ? subscriberFrom(document, sealing) : null;
    },
    save: async ({ member, v, rev }, { openid, subscription }, looksAt) => {
      const stands = {
        _id: member,
        rev: rev === 0 ? database.is.absent() : rev,
        leaving: database.is.absent(),
        left: database.is.absent(),
        ...unchanged(v),
      };
      const sealed = sealing.seal(placeOf(member), openid);
      const messages = { ...subscription, v: v + 1, openid: sealed };
      const looks = looksAt !== undefined && hasAny(subscription) ? { messagesDue: looksAt } : {};
      return (await database.update('members', stands, { messages, ...looks })) === 1;
    },
    due: async (now, limit) => {
      const found = await database.find<SubscriberDocument>('members', {
        where: { messagesDue: database.is.atMost(now) },
        order: ['messagesDue', 'asc'],
        limit,
      });
      return found.map(({ _id }) => memberId(_id));
    },
    lookAgain: async ({ member, v }, at) => {
      const stands = { _id: member, ...(v !== null && unchanged(v)) };
      await database.update('members', stands, { messagesDue: at ?? undefined });
    },
  };
}

function subscriberFrom(
  { _id, rev = 0, consents = [], messages }: SubscriberDocument,
  sealing: Sealing,
): Subscriber {
  const { v, openid, ...subscription } = messages ?? { ...noSubscription, v: 0, openid: null };
  return {
    member: memberId(_id),
    openid: openid === null ? null : sealing.open(placeOf(_id), openid),
    agreed: isGranted(consents, 'messages'),
    subscription,
    v,
    rev,
  };
}

const placeOf = (member: string): string => `members/${member}/messages`;
