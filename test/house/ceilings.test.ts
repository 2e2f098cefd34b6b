import { execFileSync } from 'node:child_process';
import { readJson, root, sourceFiles } from './source-files';

const FILE = 'test/house/ceilings.json';

type Ceilings = Readonly<Record<string, number>>;

const ceilings: Ceilings = readJson(FILE);
const { linesOfAFile, linesOfAFunction, complexityOfAFunction } = readJson(FILE);
const linter = readJson('biome.json');

const linesOf = (text: string): number => text.replace(/\n$/, '').split('\n').length;

test('no file is longer than its ceiling', () => {
  const long = sourceFiles.filter(({ text }) => linesOf(text) > linesOfAFile);
  expect(long.map(({ path }) => path)).toEqual([]);
});

test('a last line break is not a line', () => {
  expect([linesOf('a'), linesOf('a\n'), linesOf('a\nb\n')]).toEqual([1, 1, 2]);
});

test('the linter holds functions to the same ceilings', () => {
  const { noExcessiveLinesPerFunction, noExcessiveCognitiveComplexity } =
    linter.linter.rules.complexity;
  expect(noExcessiveLinesPerFunction).toMatchObject({
    level: 'error',
    options: { maxLines: linesOfAFunction },
  });
  expect(noExcessiveCognitiveComplexity).toMatchObject({
    level: 'error',
    options: { maxAllowedComplexity: complexityOfAFunction },
  });
});

test('only tests may have long functions, since a suite is one', () => {
  const looser = linter.overrides.filter(
    ({ linter: { rules } }: { linter: { rules: object } }) => 'complexity' in rules,
  );
  expect(looser).toEqual([
    {
      includes: ['test/**'],
      linter: { rules: { complexity: { noExcessiveLinesPerFunction: 'off' } } },
    },
  ]);
});

test('ceilings only go down', () => {
  expect(raised([...committed(), ceilings])).toEqual([]);
});

test.each([
  [[{ lines: 300 }, { lines: 301 }], ['lines']],
  [[{ lines: 300 }, { lines: 200 }, { lines: 300 }], ['lines']],
  [[{ lines: 300 }, {}], ['lines']],
  [[{ lines: 300 }, { lines: 300, words: 9 }, { lines: 200, words: 9 }], []],
])('from %j, %j went up', (history, names) => {
  expect(raised(history)).toEqual(names);
});

/** Names whose number rose, or that were dropped, from one version to a later one. */
function raised(history: readonly Ceilings[]): readonly string[] {
  return history.flatMap((before, version) => {
    const after = history[version + 1] ?? before;
    return Object.keys(before).filter(
      (name) => (after[name] ?? Number.POSITIVE_INFINITY) > (before[name] ?? 0),
    );
  });
}

/** Every committed version, oldest first; none outside a git checkout. */
function committed(): readonly Ceilings[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
  let hashes: string;
  try {
    hashes = git('log', '--reverse', '--diff-filter=AM', '--format=%H', '--', FILE);
  } catch {
    return [];
  }
  const versions = hashes.split('\n').filter((hash) => hash !== '');
  return versions.map((hash) => JSON.parse(git('show', `${hash}:${FILE}`)));
}
