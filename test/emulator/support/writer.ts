import { openDatabase } from '../../../emulator/database/database';

/** Writes without end and reports each document as soon as the database has confirmed it. */
const database = openDatabase({
  file: process.argv[2] ?? null,
  collections: { notes: { indexes: [{ name: 'by_n', keys: [['n', 1]], unique: true }] } },
  now: Date.now,
});

let n = 0;

async function write(): Promise<void> {
  for (;;) {
    n += 1;
    const id = `w${n}`;
    const data = [JSON.stringify({ _id: id, n, text: 'x'.repeat(2000) })];
    await database.handle('database.insertDocument', { collectionName: 'notes', data });
    process.send?.(id);
  }
}

for (let writer = 0; writer < 8; writer += 1) void write();
