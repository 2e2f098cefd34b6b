import type { Database, Document } from './database';

/** Which backup is being put back here. It stands from the first document until the books agree. */
export type RestoreMark = {
  readonly backup: string;
  readonly takenAt: string;
};

const ID = 'under-way';

/** Where the mark of a restore stands: two backups cannot be put into one environment. */
export const restoreMarkIn = (database: Database) => ({
  find: async (): Promise<RestoreMark | null> =>
    database.get<Document & RestoreMark>('restores', ID),
  /** False when somebody else has set one meanwhile. */
  set: async (mark: RestoreMark): Promise<boolean> =>
    database.add('restores', { _id: ID, ...mark } as Document),
  remove: async (): Promise<void> => {
    await database.remove('restores', { _id: ID });
  },
});
