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
 * waits for `flushed` has them on disk.
 */
export interface Storage {
  load(): Iterable<Row>;
  /** Null where nothing is kept but in memory. */
  readonly read: ((collection: string, id: DocumentId) => string | null) | null;
  write(row: Row | Removal): void;
  flushed(): Promise<void> | null;
  close(): void;
}

/** `lazy`: nobody waits, so commits are as large as memory likes. */
export function openStorage(file: string | null, lazy = false): Storage {
  return file === null ? nowhere : new SqliteStorage(file, lazy);
}

const LAZY_COMMIT = 2_000;

/** For simulators and benchmarks that need no file. */
const nowhere: Storage = {
  load: () => [],
  read: null,
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
  private readonly body: Database.Statement;
  private pending = new Map<string, Row | Removal>();
  private commit: Promise<void> | null = null;
  private readonly lazy: boolean;

  constructor(file: string, lazy: boolean) {
    this.lazy = lazy;
    this.database = new Database(file);
    try {
      // The lock dies with the process, so a killed emulator never blocks the next one.
      this.database.pragma('locking_mode = EXCLUSIVE');
      this.database.pragma('journal_mode = WAL');
      this.database.pragma('synchronous = FULL');
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
    this.body = this.database.prepare('SELECT body FROM documents WHERE collection = ? AND id = ?');
    this.drop = this.database.prepare('DELETE FROM documents WHERE collection = ? AND id = ?');
  }

  *load(): Generator<Row> {
    const rows = this.database.prepare('SELECT collection, id, body FROM documents').iterate();
    for (const row of rows as Iterable<{ collection: string; id: string; body: string }>) {
      yield { collection: row.collection, id: JSON.parse(row.id), text: row.body };
    }
  }

  readonly read = (collection: string, id: DocumentId): string | null => {
    const key = JSON.stringify(id);
    const pending = this.pending.get(`${collection}\0${key}`);
    if (pending) return pending.text;
    return (this.body.get(collection, key) as { body: string } | undefined)?.body ?? null;
  };

  write(row: Row | Removal): void {
    this.pending.set(`${row.collection}\0${JSON.stringify(row.id)}`, row);
    if (this.lazy) {
      if (this.pending.size >= LAZY_COMMIT) this.flush();
      return;
    }
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
