import type { ProgramFile } from '@huigan/shared/program/contracts';
import {
  programOf,
  type Rulebook,
  rulebookOf,
  VERSIONS_FRESH_MS,
} from '@huigan/shared/program/preview';
import type { Clock } from '../platform/clock';
import type { Database, Document } from '../platform/database';
import { remembering } from '../platform/remembering';
import type { Programs } from './ports';

/** A brand that publishes daily for years stays below it; each is a few kilobytes. */
const VERSIONS_MAX = 1000;

type ProgramDocument = Document & { readonly file: ProgramFile };

export const programsIn = (database: Database): Programs => ({
  all: async () => {
    const found = await database.find<ProgramDocument>('programs', {
      where: {},
      order: ['_id', 'asc'],
      limit: VERSIONS_MAX,
    });
    return found.map(({ file }) => file);
  },
  add: (file) =>
    database.add('programs', { _id: versionId(file.version), file } as ProgramDocument),
});

/**
 * Versions never change, so a process keeps what it read. A list is trusted for half a minute, and no
 * version may take effect sooner than that after it is published. An empty list is not trusted at all.
 */
export function freshRulebook(programs: Programs, clock: Clock): () => Promise<Rulebook> {
  const read = async (): Promise<Rulebook | null> => {
    const files = await programs.all();
    return files.length > 0 ? rulebookOf(files.map(programOf)) : null;
  };
  const rulebook = remembering(read, { clock, freshMs: VERSIONS_FRESH_MS, max: 1 });
  return async () => (await rulebook('all')) ?? rulebookOf([]);
}

const versionId = (version: number): string => String(version).padStart(6, '0');
