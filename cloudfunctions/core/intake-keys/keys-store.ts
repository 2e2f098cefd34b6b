import type { Instant } from '@huigan/shared/kernel/time';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { IntakeKey, IntakeKeys } from './ports';

type KeyDocument = Document & {
  readonly name: string;
  readonly secrets: readonly { readonly sealed: string; readonly since: Instant }[];
  readonly revokedAt: Instant | null;
  readonly perMinute: number;
  readonly v: number;
};

/** Secrets lie sealed: who copies the database cannot sign. */
export const keysIn = (database: Database, sealing: Sealing): IntakeKeys => ({
  find: async (id) => {
    const document = await database.get<KeyDocument>('keys', id);
    if (!document) return null;
    const { name, secrets, revokedAt, perMinute, v } = document;
    const opened = secrets.map(({ sealed, since }) => ({
      secret: sealing.open(place(id), sealed),
      since,
    }));
    return { id, name, secrets: opened, revokedAt, perMinute, v };
  },
  add: (key) => database.add('keys', documentOf(key, sealing)),
  save: async (key) => {
    const { _id, v, ...fields } = documentOf(key, sealing);
    return (await database.update('keys', { _id, v }, { ...fields, v: v + 1 })) === 1;
  },
});

const documentOf = (
  { id, name, secrets, revokedAt, perMinute, v }: IntakeKey,
  sealing: Sealing,
): KeyDocument => ({
  _id: id,
  name,
  secrets: secrets.map(({ secret, since }) => ({ sealed: sealing.seal(place(id), secret), since })),
  revokedAt,
  perMinute,
  v,
});

const place = (id: string): string => `keys/${id}/secret`;
