import Database from 'libsql';
import type { DocumentId } from './document';

export interface Row {
  collection: string;
  id: DocumentId;
  text: string;
}

export interface Removal {
  collection: string;
  id: DocumentId;
  text: null;
}

/** Another process has the file open. */
export class StorageBusy extends Error {}

/**
 * The durable copy of every document. Writes of one turn of the event loop share one commit; who
 * waits for `flushed` has them on disk. Reading happens once, at the start.
 */
export interface Storage {
  load(): Row[];
  write(row: Row | Removal): void;
  flushed(): Promise<void> | null;
  close(): void;
}

export function openStorage(file: string | null): Storage {
  return file === null ? nowhere : new SqliteStorage(file);
}

/** For simulators and benchmarks that need no file. */
const nowhere: Storage = {
  load: () => [],
  write: () => undefined,
  flushed: () => null,
  close: () => undefined,
};

const SCHEMA = `CREATE TABLE IF NOT EXISTS documents (
  collection TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (collection, id))`;

class SqliteStorage implements Storage {
  private readonly database: Database.Database;
  private readonly put: Database.Statement;
  private readonly drop: Database.Statement;
  private pending = new Map<string, Row | Removal>();
  private commit: Promise<void> | null = null;

  constructor(file: string) {
    this.database = new Database(file);
    try {
      // The lock dies with the process, so a killed emulator never blocks the next one.
      this.database.pragma('locking_mode = EXCLUSIVE');
      this.database.pragma('journal_mode = WAL');
      this.database.pragma('synchronous = NORMAL');
      this.database.exec(SCHEMA);
      this.database.exec('BEGIN IMMEDIATE; COMMIT');
    } catch (problem) {
      if (problem instanceof Error && /locked|busy/i.test(problem.message)) {
        throw new StorageBusy(file);
      }
      throw problem;
    }
    this.put = this.database.prepare(
      `INSERT INTO documents VALUES (?, ?, ?)
       ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body`,
    );
    this.drop = this.database.prepare('DELETE FROM documents WHERE collection = ? AND id = ?');
  }

  load(): Row[] {
    const rows = this.database.prepare('SELECT collection, id, body FROM documents').all() as {
      collection: string;
      id: string;
      body: string;
    }[];
    return rows.map(({ collection, id, body }) => ({ collection, id: JSON.parse(id), text: body }));
  }

  write(row: Row | Removal): void {
    this.pending.set(`${row.collection}\0${JSON.stringify(row.id)}`, row);
    this.commit ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          this.flush();
          resolve();
        } catch (problem) {
          // Memory is now ahead of the file: every later answer must fail as well.
          reject(problem);
        }
      });
    });
  }

  flushed(): Promise<void> | null {
    return this.commit;
  }

  close(): void {
    if (!this.database.open) return;
    this.flush();
    // The driver closes late; leaving WAL gives the lock back now and folds all into one file.
    this.database.pragma('journal_mode = DELETE');
    this.database.pragma('locking_mode = NORMAL');
    this.database.prepare('SELECT 1 FROM documents').get();
    this.database.close();
  }

  private flush(): void {
    if (this.pending.size === 0) return;
    this.database.exec('BEGIN');
    for (const { collection, id, text } of this.pending.values()) {
      if (text === null) this.drop.run(collection, JSON.stringify(id));
      else this.put.run(collection, JSON.stringify(id), text);
    }
    this.database.exec('COMMIT');
    this.pending = new Map();
    this.commit = null;
  }
}
