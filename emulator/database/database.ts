import type { Document } from './document';
import { Engine } from './engine';
import type { Answer, DatabaseOptions } from './options';
import { openStorage } from './storage';
import type { Params } from './wire';

export interface DocumentDatabase {
  /** Runs one wire action; the answer comes when its effect is on disk. `caller` names one event. */
  handle(action: string, params: Params, caller?: string): Promise<Answer>;
  /** What a read finds, as it stands in memory: not to be changed. */
  documents(params: Params): readonly Document[];
  size(collection: string): number;
  close(): void;
}

export function openDatabase(options: DatabaseOptions): DocumentDatabase {
  const storage = openStorage(options.file, options.answers === 'at_once');
  const engine = new Engine(options, storage);
  try {
    for (const { collection, id, text } of storage.load()) engine.restore(collection, id, text);
  } catch (problem) {
    storage.close();
    throw problem;
  }
  engine.onWrite = (collection, { id, after }) => {
    storage.write(after ? { collection, id, text: after.text } : { collection, id, text: null });
  };
  return {
    async handle(action, params, caller) {
      const answer = await engine.runWhenFree(action, params, caller ?? null);
      if (options.answers !== 'at_once') await storage.flushed();
      return answer;
    },
    documents: (params) => engine.documents(params).map(({ document }) => document),
    size: (collection) => engine.size(collection),
    close: () => storage.close(),
  };
}
