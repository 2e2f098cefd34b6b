import { type MemberId, memberId } from '@huigan/shared/kernel/ids';
import type { Instant } from '@huigan/shared/kernel/time';
import { type Consent, isGranted } from '@huigan/shared/members/consents';
import {
  emptyProfile,
  type Field,
  type Person,
  type Profile,
} from '@huigan/shared/profile/profile';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { Profiles } from './ports';

/** What a member's document says of the person, each field sealed for itself. */
type PersonDocument = Document & {
  readonly [F in Field]?: string;
} & {
  readonly rev?: number;
  readonly changed?: Person['changed'];
  readonly birthdayAt?: Instant;
  /** The change that made another birthday, while the account has not been told. */
  readonly birthdayUntold?: number;
  readonly consents?: readonly Consent[];
  readonly leavesAt?: Instant;
  readonly leaving?: number;
  readonly left?: number;
};

const fields = Object.keys(emptyProfile) as readonly Field[];

/**
 * The person stands in the member's document: what they told is gone in the write that forgets them, and
 * what they told of children in the write that takes the consent back.
 */
export function profilesIn(database: Database, sealing: Sealing): Profiles {
  const standsAs = (member: MemberId, rev: number) => ({
    _id: member,
    rev: rev === 0 ? database.is.absent() : rev,
    leaving: database.is.absent(),
    left: database.is.absent(),
  });
  const sealed = (member: MemberId, { profile }: Person, changed: readonly Field[]) =>
    Object.fromEntries(
      changed.map((field) => {
        const text = JSON.stringify(profile[field]);
        const isEmpty = text === JSON.stringify(emptyProfile[field]);
        return [field, isEmpty ? undefined : sealing.seal(placeOf(member, field), text)];
      }),
    );
  return {
    find: async (member) =>
      personIn(await database.get<PersonDocument>('members', member), sealing),
    save: async (member, before, after) => {
      const changed = fields.filter((field) => after.profile[field] !== before.profile[field]);
      const stands = standsAs(member, before.rev);
      const { rev, birthdayAt, birthdayUntold } = after;
      const update = {
        ...sealed(member, after, changed),
        rev,
        changed: after.changed,
        ...(after.consents !== before.consents && consentsOf(after)),
        ...(birthdayAt !== null && { birthdayAt }),
        ...(birthdayUntold !== null && { birthdayUntold }),
      };
      return (await database.update('members', stands, update)) === 1;
    },
    empty: async (member, rev) => {
      const gone = { ...handedOver, rev: rev + 1, movedOn: true };
      return (await database.update('members', standsAs(member, rev), gone)) === 1;
    },
    untold: async (limit) => {
      const found = await database.find<PersonDocument>('members', {
        where: { birthdayUntold: database.is.atMost(Number.MAX_SAFE_INTEGER) },
        order: ['birthdayUntold', 'asc'],
        limit,
      });
      return found.map((document) => ({
        member: memberId(document._id),
        day: personFrom(document, sealing).profile.birthday?.day ?? null,
        change: document.birthdayUntold ?? 0,
      }));
    },
    acknowledge: async ({ member, change }) => {
      const stands = { _id: member, birthdayUntold: change };
      await database.update('members', stands, { birthdayUntold: undefined });
    },
  };
}

/** The person in a member's document; null where there is none, or no longer. */
export function personIn(document: PersonDocument | null, sealing: Sealing): Person | null {
  const isThere = document && document.leaving === undefined && document.left === undefined;
  return isThere ? personFrom(document, sealing) : null;
}

const consentsOf = ({ consents }: Person) => ({
  consents,
  ...(!isGranted(consents, 'messages') && { messages: undefined, messagesDue: undefined }),
});

/** Whatever says who somebody is, but for by whom in WeChat they were known: that is no more than a mark. */
const handedOver = {
  ...Object.fromEntries(fields.map((field) => [field, undefined])),
  ...{ phone: undefined, consents: undefined, changed: undefined, leavesAt: undefined },
  ...{ birthdayAt: undefined, birthdayUntold: undefined, favourites: undefined },
  ...{ messages: undefined, messagesDue: undefined },
};

function personFrom(document: PersonDocument, sealing: Sealing): Person {
  const {
    _id,
    rev = 0,
    changed = {},
    birthdayAt,
    birthdayUntold,
    consents = [],
    leavesAt,
  } = document;
  const open = fields.map((field) => {
    const text = document[field];
    return [
      field,
      text === undefined
        ? emptyProfile[field]
        : JSON.parse(sealing.open(placeOf(_id, field), text)),
    ];
  });
  return {
    rev,
    changed,
    profile: Object.fromEntries(open) as Profile,
    birthdayAt: birthdayAt ?? null,
    birthdayUntold: birthdayUntold ?? null,
    consents,
    leavesAt: leavesAt ?? null,
  };
}

const placeOf = (member: string, field: Field): string => `members/${member}/${field}`;
