import { memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Consent, isGranted } from '@huigan/shared/members/consents';
import type { Database, Document } from '../platform/database';
import type { Standings } from './ports';

type StandingDocument = Document & {
  readonly memberNo: string;
  readonly rev?: number;
  readonly changed?: Readonly<Record<string, number>>;
  readonly consents?: readonly Consent[];
  readonly leavesAt?: Instant;
  readonly leaving?: number;
  readonly left?: number;
};

/** What a member decided stands in their own document, with all that hangs on it. */
export const standingsIn = (database: Database): Standings => ({
  find: async (member) => {
    const document = await database.get<StandingDocument>('members', member);
    if (!document || document.leaving !== undefined || document.left !== undefined) return null;
    const { memberNo, rev = 0, changed = {}, consents = [], leavesAt = null } = document;
    return { member, memberNo, rev, changed, consents, leavesAt };
  },
  save: async ({ member, rev: before, changed, consents: agreed }, { consents, leavesAt }) => {
    const rev = before + 1;
    const stands = {
      _id: member,
      rev: before === 0 ? database.is.absent() : before,
      leaving: database.is.absent(),
      left: database.is.absent(),
    };
    // In one write, so that nobody's children are kept for a moment longer than they may be; and as a change
    // of its own, so that a phone that still shows them cannot bring them back.
    const isWithdrawn = isGranted(agreed, 'children') && !isGranted(consents, 'children');
    const children = isWithdrawn && {
      children: undefined,
      changed: { ...changed, children: rev },
    };
    const update = { consents, leavesAt: leavesAt ?? undefined, rev, ...children };
    return (await database.update('members', stands, update)) === 1;
  },
  dueToLeave: async (now, limit) => {
    const found = await database.find<StandingDocument>('members', {
      where: { leavesAt: database.is.atMost(now) },
      order: ['leavesAt', 'asc'],
      limit,
    });
    return found.map(({ _id }) => memberId(_id));
  },
});
