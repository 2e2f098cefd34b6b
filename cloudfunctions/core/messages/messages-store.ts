import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import type { Content } from '@huigan/shared/messages/content';
import { beijingDay } from '../platform/beijing-day';
import type { Database, Document } from '../platform/database';
import type { Messages, State, Waiting, Written } from './ports';

const KEPT_DAYS = 90;

type MessageDocument = Document & {
  readonly member: MemberId;
  readonly content: Content;
  readonly state: State;
  readonly at: Instant;
  readonly day: number;
  readonly tries: number;
  /** While it waits. */
  readonly due?: Instant;
  readonly endedAt?: Instant;
  /** WeChat's code, where it gave one. */
  readonly code?: number;
};

/** Messages to members, from the moment they are decided on. Pseudonymous; facts and no words. */
export const messagesIn = (database: Database): Messages => ({
  add: async (member, { id, content }, { at, due }) => {
    const day = beijingDay(at);
    const message = { _id: id, member, content, state: 'waiting', at, day, tries: 0, due };
    return database.add('messages', message);
  },
  reopen: async ({ id, content }, { at, due }) => {
    const over = { _id: id, state: database.is.oneOf(cameToNothing) };
    const anew = { state: 'waiting', content, at, day: beijingDay(at), tries: 0, due };
    await database.update('messages', over, { ...anew, endedAt: undefined, code: undefined });
  },
  due: async (now, limit) => {
    const found = await database.find<MessageDocument>('messages', {
      where: { due: database.is.atMost(now) },
      order: ['due', 'asc'],
      limit,
    });
    return found.map(waitingFrom);
  },
  claim: async (message) => {
    const taken = { state: 'sending', due: undefined };
    const isOurs = (await database.update('messages', standsAs(message), taken)) === 1;
    return isOurs ? { ...message, due: null } : null;
  },
  postpone: async (message, until, tries = message.tries) => {
    const later = { state: 'waiting', due: until, tries };
    await database.update('messages', standsAs(message), later);
  },
  end: async (message, state, { at, code }) => {
    const { content } = message;
    const how = {
      state,
      content,
      endedAt: at,
      due: undefined,
      ...(code !== undefined && { code }),
    };
    await database.update('messages', standsAs(message), how);
  },
  of: async (member, limit) => {
    const found = await database.find<MessageDocument>('messages', {
      where: { member },
      order: ['at', 'desc'],
      limit,
    });
    return found.map(writtenFrom);
  },
  dropOld: async (now, limit) => {
    const where = { day: database.is.below(beijingDay(now) - KEPT_DAYS) };
    const old = await database.find<MessageDocument>('messages', { where, limit });
    for (const { _id } of old) await database.remove('messages', { _id });
    return old.length;
  },
});

/** As it was read: what somebody else has taken on, put off or ended meanwhile is theirs. */
const standsAs = ({ id, due }: Waiting) =>
  due === null ? { _id: id, state: 'sending' } : { _id: id, state: 'waiting', due };

/** Nothing reached the member, nor will. */
const cameToNothing: readonly State[] = ['dropped', 'failed', 'refused'];

const waitingFrom = ({
  _id,
  member,
  content,
  due = 0 as Instant,
  tries,
}: MessageDocument): Waiting => ({
  id: _id,
  member: memberId(member),
  content,
  due,
  tries,
});

const writtenFrom = ({ _id, content, at, state }: MessageDocument): Written => ({
  id: _id,
  content,
  at,
  state,
  isWaiting: state === 'waiting',
  cameToNothing: cameToNothing.includes(state),
});
