import { fork } from 'node:child_process';
import { join } from 'node:path';
import { openDatabase } from '../../emulator/database/database';
import { aFolder, anEmulator, closeEverything, databaseOf } from './support/an-emulator';

afterAll(closeEverything);

const COLLECTIONS = {
  notes: { indexes: [{ name: 'by_n', keys: [['n', 1]] as [string, 1][], unique: true }] },
};

describe('what was acknowledged stays', () => {
  test('a restart finds documents, indexes and time as they were', async () => {
    const folder = aFolder();
    const first = await anEmulator({ folder, collections: COLLECTIONS, at: '2030-01-01' });
    const notes = databaseOf(first).collection('notes');
    await notes.add([
      { _id: 'a', n: 1, at: new Date(5) },
      { _id: 7, n: 2 },
    ]);
    await notes.doc('a').update({ n: 3 });
    await notes.doc('b').set({ n: 4 });
    await notes.doc('b').remove();
    await first.advance('P1D');
    const leftAt = first.now();
    await first.close();

    const second = await anEmulator({ folder, collections: COLLECTIONS, at: '2040-01-01' });
    const again = databaseOf(second).collection('notes');
    const { data } = await again.orderBy('n', 'asc').limit(10).get();
    expect(data).toEqual([
      { _id: 7, n: 2 },
      { _id: 'a', n: 3, at: new Date(5) },
    ]);
    await expect(again.add({ n: 3 })).rejects.toThrow('E11000');
    expect(second.now() - leftAt).toBeGreaterThanOrEqual(0);
    expect(second.now() - leftAt).toBeLessThan(10_000);
  });

  test('a killed process loses nothing that it had acknowledged', async () => {
    const file = join(aFolder(), 'documents.sqlite');
    const acknowledged = await writeUntilKilled(file, 300);
    const database = openDatabase({ file, collections: COLLECTIONS, now: Date.now });
    for (const id of acknowledged) {
      const { data } = (await database.handle('database.getDocument', {
        collectionName: 'notes',
        queryType: 'DOC',
        query: JSON.stringify({ _id: id }),
      })) as { data: { list: string[] } };
      expect(data.list).toHaveLength(1);
    }
    expect(database.size('notes')).toBeGreaterThanOrEqual(acknowledged.length);
    database.close();
  });

  test('a second opener is told, and the first is not disturbed', async () => {
    const folder = aFolder();
    await anEmulator({ folder, collections: COLLECTIONS });
    const second = anEmulator({ folder, collections: COLLECTIONS });
    await expect(second).rejects.toThrow(/another emulator is running on the data folder/);
  });

  test('a unique index that old documents break stops the start', async () => {
    const folder = aFolder();
    const loose = { notes: { indexes: [] } };
    const first = await anEmulator({ folder, collections: loose });
    await databaseOf(first)
      .collection('notes')
      .add([{ n: 1 }, { n: 1 }]);
    await first.close();
    await expect(anEmulator({ folder, collections: COLLECTIONS })).rejects.toThrow('E11000');
    const again = await anEmulator({ folder, collections: loose });
    expect(again.database.size('notes')).toBe(2);
  });
});

/** Writes from a child, eight at a time, and kills it in the middle; gives what it had confirmed. */
function writeUntilKilled(file: string, enough: number): Promise<string[]> {
  const writer = fork(join(__dirname, 'support', 'writer.ts'), [file], {
    execArgv: ['--import', 'tsx'],
  });
  const acknowledged: string[] = [];
  return new Promise((resolve, reject) => {
    writer.on('error', reject);
    writer.on('message', (id) => {
      acknowledged.push(String(id));
      if (acknowledged.length === enough) writer.kill('SIGKILL');
    });
    writer.on('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(acknowledged);
      else reject(new Error('the writer ended by itself'));
    });
  });
}
