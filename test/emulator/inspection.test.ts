import { anEmulator, closeEverything, databaseOf, sdkFor } from './support/an-emulator';

afterAll(closeEverything);

async function anOffice() {
  const source = `exports.main = async ({ lines, text }) => {
    for (let line = 0; line < lines; line += 1) console.log(text ?? 'line ' + line);
  };`;
  const emulator = await anEmulator({
    data: null,
    collections: { notes: { indexes: [] } },
    with: { talker: { source }, other: { source, timers: { never: '0 0 0 1 1 * 2020' } } },
  });
  const get = async (path: string) => {
    const response = await fetch(`${emulator.url}/emulator/${path}`);
    return { status: response.status, body: await response.json() };
  };
  const say = async (name: string, event: object) => {
    await sdkFor(emulator).callFunction({ name, data: event });
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  return { emulator, get, say };
}

describe('what the window asks for', () => {
  test('documents come in pages by id, numbers first', async () => {
    const { emulator, get } = await anOffice();
    const ids = [7, 10, 'a', 'a1', 'a2', 'b'];
    await databaseOf(emulator)
      .collection('notes')
      .add(ids.map((_id) => ({ _id, n: 1 })));
    const page = async (query: string) => {
      const { body } = await get(`documents?collection=notes&limit=2${query}`);
      return [body.documents.map(({ id }: { id: unknown }) => id), body.hasMore];
    };
    expect(await page('')).toEqual([[7, 10], true]);
    expect(await page('&offset=2')).toEqual([['a', 'a1'], true]);
    expect(await page('&offset=4')).toEqual([['a2', 'b'], false]);
    expect(await page('&prefix=a')).toEqual([['a', 'a1'], true]);
    expect(await page('&prefix=a&offset=2')).toEqual([['a2'], false]);
    expect(await page('&prefix=c')).toEqual([[], false]);
  });

  test('a long document is shown by its beginning, a date as text', async () => {
    const { emulator, get } = await anOffice();
    const notes = databaseOf(emulator).collection('notes');
    await notes.add({ _id: 'a', at: new Date(0) });
    await notes.add({ _id: 'b', text: 'x'.repeat(30_000) });
    const { documents } = (await get('documents?collection=notes')).body;
    expect(documents[0].text).toBe('{\n  "_id": "a",\n  "at": "1970-01-01T00:00:00.000Z"\n}');
    expect(documents[1].text).toHaveLength(20_002);
  });

  test.each([
    ['documents', 'collection'],
    ['documents?collection=notes&limit=0', 'limit'],
    ['documents?collection=notes&limit=101', 'limit'],
    ['documents?collection=notes&offset=-1', 'offset'],
    ['logs?from=1', 'from'],
  ])('%s is refused: %s', async (path, words) => {
    const { get } = await anOffice();
    expect(await get(path)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining(words) },
    });
  });

  test('a collection that is not declared has no documents, and reading is all one can do', async () => {
    const { emulator, get } = await anOffice();
    expect((await get('documents?collection=none')).body).toEqual({
      documents: [],
      hasMore: false,
    });
    const posted = await fetch(`${emulator.url}/emulator/documents`, { method: 'POST' });
    expect(posted.status).toBe(404);
  });

  test('the latest 500 lines are kept, long ones cut, by function and by request', async () => {
    const { get, say } = await anOffice();
    await say('talker', { lines: 1200 });
    await say('other', { lines: 1, text: 'y'.repeat(9_000) });
    const lines = async (query = '') => (await get(`logs?${query}`)).body.lines;
    const all = await lines();
    expect(all).toHaveLength(500);
    expect(all[1].text).toContain('line 1199');
    const [long] = await lines('function=other');
    expect(long.text).toHaveLength(4_001);
    expect(await lines(`requestId=${long.requestId.slice(0, 8)}`)).toEqual([long]);
    expect(await lines('function=talker')).toHaveLength(499);
  });

  test('functions tell their limits, instances and timers', async () => {
    const { get, say } = await anOffice();
    await say('talker', { lines: 0 });
    expect((await get('functions')).body.functions).toEqual([
      expect.objectContaining({ name: 'talker', instances: { running: 0, idle: 1 }, timers: [] }),
      expect.objectContaining({
        name: 'other',
        timeout: 5,
        memorySize: 256,
        instances: { running: 0, idle: 0 },
        timers: [{ name: 'never', config: '0 0 0 1 1 * 2020', next: null }],
      }),
    ]);
  });
});
