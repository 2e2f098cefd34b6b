import { memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { OPEN_MAX, ROUNDS_MAX } from '@huigan/shared/service/preview';
import type { About, Answer, Ticket } from '@huigan/shared/service/ticket';
import type { Database, Document, Where } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Kept, Tickets } from './ports';

type TicketDocument = Document & {
  readonly v: number;
  readonly reference: string;
  readonly member: string;
  readonly at: number;
  readonly due: number;
  readonly state: Ticket['state'];
  /** One of a member's places while it is open; its own id from then on. */
  readonly place: string;
  readonly unfinished?: number;
  readonly entry?: number;
  readonly receipt?: Omit<Extract<About, { kind: 'missing' }>, 'kind'>;
  /** Sealed. */
  readonly words?: string;
  readonly answer?: Omit<Answer, 'reason'> & { readonly reason: string | null };
};

/** One question a document; what people wrote stands sealed in it. */
export const ticketsIn = (database: Database, sealing: Sealing): Tickets => {
  const find = async (
    where: Where,
    { limit, direction = 'desc' }: { limit: number; direction?: 'asc' | 'desc' },
  ): Promise<readonly Kept[]> => {
    const order = ['at', direction] as const;
    const found = await database.find<TicketDocument>('tickets', {
      where,
      order,
      tie: ['reference', direction],
      limit,
    });
    return found.map((document) => keptFrom(document, sealing));
  };
  return {
    find: async (id) => {
      const document = await database.get<TicketDocument>('tickets', id);
      return document && keptFrom(document, sealing);
    },
    add: (ticket, place, isUnfinished) => {
      const { id, member, about } = ticket;
      return database.add('tickets', {
        _id: id,
        v: 0,
        ...fieldsOf(ticket, sealing),
        place: `${about.kind}:${member}:${place}`,
        ...(isUnfinished && { unfinished: ticket.at }),
      } as TicketDocument);
    },
    save: async ({ ticket: before, v }, after, isUnfinished) => {
      const { state, answer } = fieldsOf(after, sealing);
      const place = state === 'answered' ? { place: after.id } : {};
      const unfinished = isUnfinished ? (after.answer?.at ?? after.at) : undefined;
      const fields = { state, answer, unfinished, ...place, v: v + 1 };
      return (await database.update('tickets', { _id: before.id, v }, fields)) === 1;
    },
    ofMembers: (members, after, limit) => {
      const member = database.is.oneOf(members);
      if (after === null) return find({ member }, { limit });
      const { at, reference } = after;
      const behind = [
        { member, at: database.is.below(at) },
        { member, at, reference: database.is.before(reference) },
      ];
      return find(database.is.either(behind), { limit });
    },
    ofEntry: (member, entry) => find({ member, entry }, { limit: ROUNDS_MAX }),
    ofReceipt: ({ number, shop }, limit) =>
      find({ 'receipt.number': number, 'receipt.shop': shop }, { limit }),
    byReference: async (reference) => {
      const where = { reference };
      const found = await database.find<TicketDocument>('tickets', { where, limit: OPEN_MAX });
      return found.map((document) => keptFrom(document, sealing));
    },
    inState: (state, limit) =>
      find({ state }, { limit, direction: state === 'answered' ? 'desc' : 'asc' }),
    unfinished: async (now, limit) => {
      const found = await database.find<TicketDocument>('tickets', {
        where: { unfinished: database.is.atMost(now) },
        order: ['unfinished', 'asc'],
        limit,
      });
      return found.map((document) => keptFrom(document, sealing));
    },
    forget: async (member) => {
      await database.remove('tickets', { member });
    },
  };
};

function fieldsOf(ticket: Ticket, sealing: Sealing) {
  const { id, reference, member, at, due, about, state, answer } = ticket;
  const asked =
    about.kind === 'dispute'
      ? { entry: about.entry, words: sealing.seal(placeOf(id, 'words'), about.words) }
      : {
          receipt: {
            number: about.number,
            shop: about.shop,
            day: about.day,
            amountFen: about.amountFen,
          },
        };
  const reason = answer?.reason == null ? null : sealing.seal(placeOf(id, 'reason'), answer.reason);
  return {
    reference,
    member,
    at,
    due,
    ...asked,
    state,
    answer: answer === null ? undefined : { ...answer, reason },
  };
}

function keptFrom(document: TicketDocument, sealing: Sealing): Kept {
  const { _id: id, v, reference, member, at, due, state, unfinished } = document;
  const answer = document.answer ?? null;
  const reason = answer?.reason == null ? null : sealing.open(placeOf(id, 'reason'), answer.reason);
  const ticket = {
    id,
    reference,
    member: memberId(member),
    at: at as Instant,
    due: due as Instant,
    about: aboutOf(document, sealing),
    state,
    answer: answer && { ...answer, reason },
  } as Ticket;
  return { ticket, v, isUnfinished: unfinished !== undefined };
}

function aboutOf({ _id, receipt, entry, words }: TicketDocument, sealing: Sealing): About {
  if (receipt) return { kind: 'missing', ...receipt };
  const open = words === undefined ? '' : sealing.open(placeOf(_id, 'words'), words);
  return { kind: 'dispute', entry: entry ?? 0, words: open };
}

const placeOf = (id: string, field: string): string => `tickets/${id}/${field}`;
