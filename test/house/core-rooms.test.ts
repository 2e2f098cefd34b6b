import { schema } from '@huigan/cloudfunctions/core/platform/schema';
import { filesIn, readJson, type SourceFile, sourceFiles } from './source-files';

const CORE = 'cloudfunctions/core';
const IN_PLACE = /^(house(-[a-z]+)?|[a-z-]+\/(?!index\.)[a-z0-9-]+)\.ts$/;
const ADAPTER_OR_EDGE = /\/(ports|routes|reactions|[a-z0-9-]+-(store|gateway))\.ts$/;
const FUNCTION = /^export (async function|function|const \w+ = (async )?(<|\(|\w+ =>))/gm;
const CALL = String.raw`\bdatabase\.(?:get|find|add|update|remove)\s*(?:<[^(]*>)?\(\s*`;
const NAMED = new RegExp(`${CALL}'([^']*)'`, 'g');
const HIDDEN = new RegExp(`${CALL}[^'\\s]`);

const ceilings = readJson('test/house/ceilings.json');
const collections = Object.keys(schema);

describe('a room in the cloud', () => {
  const paths = filesIn(CORE).map((path) => path.slice(CORE.length + 1));

  test('is a flat folder of sources; beside the rooms stand only the house and its wings', () => {
    expect(paths.filter((path) => !IN_PLACE.test(path))).toEqual([]);
  });
  test.each([
    ['house.ts', true],
    ['house-desk.ts', true],
    ['orders/take-order.ts', true],
    ['orders/orders-store.ts', true],
    ['orders.ts', false],
    ['orders/index.ts', false],
    ['orders/deep/take-order.ts', false],
    ['orders/take-order.test.ts', false],
    ['orders/prices.json', false],
  ])('%s: %s', (path, inPlace) => {
    expect(IN_PLACE.test(path)).toBe(inPlace);
  });

  test('says in ports.ts what it needs', () => {
    const rooms = new Set(paths.flatMap((path) => /^(.+)\//.exec(path)?.[1] ?? []));
    rooms.delete('platform');
    expect([...rooms].filter((room) => !paths.includes(`${room}/ports.ts`))).toEqual([]);
  });

  test('has ports without code', () => {
    const coded = sourcesOf(/^[^/]+\/ports\.ts$/).filter(({ text }) => functionsIn(text) > 0);
    expect(coded.map(({ path }) => path)).toEqual([]);
  });

  test('has one use case a file, or a few that are one', () => {
    const useCases = sourcesOf(/^(?!platform\/).+\//).filter(
      ({ path }) => !ADAPTER_OR_EDGE.test(path),
    );
    const crowded = useCases.filter(
      ({ text }) => functionsIn(text) < 1 || functionsIn(text) > ceilings.functionsOfAUseCase,
    );
    expect(crowded.map(({ path }) => path)).toEqual([]);
  });
  test.each([
    ['export async function takeOrder() {}', 1],
    ['export const a = (b: string) => b;\nexport function c() {}', 2],
    ['export type A = () => void;\nfunction hidden() {}', 0],
  ])('%j exports %i', (text, count) => {
    expect(functionsIn(text)).toBe(count);
  });
});

describe('a collection', () => {
  const stores = sourcesOf(/-store\.ts$|^platform\//);
  const used = new Set(stores.flatMap(({ text }) => collectionsIn(text)));

  test('that a store names is in the schema', () => {
    expect([...used].filter((name) => !collections.includes(name))).toEqual([]);
  });
  test('of the schema is used', () => {
    expect(collections.filter((name) => !used.has(name))).toEqual([]);
  });
  test('is named where it is used, so that this can be read', () => {
    const hidden = sourcesOf(/-store\.ts$/).filter(({ text }) => HIDDEN.test(text));
    expect(hidden.map(({ path }) => path)).toEqual([]);
  });
  test('is found in all the ways stores write', () => {
    const text = `await database.add('members', x); database.find<Doc<A>>('links', {}); database.update(
      'orders', {}); database.is.atMost('never')`;
    expect(collectionsIn(text)).toEqual(['members', 'links', 'orders']);
  });
  test('behind a variable is noticed', () => {
    expect('database.get<Doc>(name, id)').toMatch(HIDDEN);
    expect("database.get<Doc>('keys', id)").not.toMatch(HIDDEN);
  });
});

function sourcesOf(where: RegExp): readonly SourceFile[] {
  return sourceFiles.filter(
    ({ path }) => path.startsWith(`${CORE}/`) && where.test(path.slice(CORE.length + 1)),
  );
}

function functionsIn(text: string): number {
  return text.match(FUNCTION)?.length ?? 0;
}

function collectionsIn(text: string): readonly string[] {
  return [...text.matchAll(NAMED)].map(([, name = '']) => name);
}
