import type { Instant } from '@huigan/shared/kernel/time';
import type { Database, Document } from '../platform/database';
import type { Sealing } from '../platform/sealing';
import type { IntakeKey, IntakeKeys } from './ports';

type KeyDocument = Document & {
  readonly name: string;
  readonly secrets: readonly { readonly sealed: string; readonly since: Instant }[];
  readonly revokedAt: Instant | null;
};

/** Secrets lie sealed: who copies the database cannot sign. */
export const keysIn = (database: Database, sealing: Sealing): IntakeKeys => ({
  find: async (id) => {
    const document = await database.get<KeyDocument>('keys', id);
    if (!document) return null;
    const { name, secrets, revokedAt } = document;
    const opened = secrets.map(({ sealed, since }) => ({
      secret: sealing.open(place(id), sealed),
      since,
    }));
    return { id, name, secrets: opened, revokedAt };
  },
  add: (key) => database.add('keys', documentOf(key, sealing)),
  save: async (key) => {
    const { _id, ...fields } = documentOf(key, sealing);
    await database.update('keys', { _id }, fields);
  },
});

const documentOf = (
  { id, name, secrets, revokedAt }: IntakeKey,
  sealing: Sealing,
): KeyDocument => ({
  _id: id,
  name,
  secrets: secrets.map(({ secret, since }) => ({ sealed: sealing.seal(place(id), secret), since })),
  revokedAt,
});

const place = (id: string): string => `keys/${id}/secret`;
