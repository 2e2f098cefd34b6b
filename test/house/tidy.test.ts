import { type SourceFile, sourceFiles } from './source-files';

type Rule = {
  readonly name: string;
  readonly where: RegExp;
  readonly ban: RegExp;
  /** Texts on which it must fire, and texts that it must let pass. */
  readonly fires: readonly string[];
  readonly passes: readonly string[];
};

// Things no linter says for us. Each rule is a name, where it holds, what it bans, and its proof.
const textRules: readonly Rule[] = [
  {
    name: 'time, ids and chance are passed in',
    where: /^(shared|cloudfunctions\/core\/(?!platform\/|house\.ts$))/,
    ban: /\b(Date\.now|Math\.random|random(UUID|Bytes|Int|FillSync)|getRandomValues|performance\.now|hrtime)\b|\bnew Date\b(?!\s*\(\s*[^)\s])|\bdayjs(\.utc)?\(\s*\)/,
    fires: [
      'const now = Date.now();',
      'const clock = Date.now;',
      'new Date()',
      'new Date( )',
      'new Date;',
      'Math.random() * 2',
      'import { randomUUID } from',
      'randomBytes(8)',
      'crypto.getRandomValues(bytes)',
      'performance.now()',
      'dayjs()',
    ],
    passes: ['new Date(instant)', 'new Date(\n  instant,\n)', 'dayjs(instant)', 'clock.now()'],
  },
  {
    name: 'nothing is left over from trying things out',
    where: /./,
    ban: /\bdebugger\b|\b(FIXME|XXX|HACK)\b/,
    fires: ['debugger;', '// FIXME later', '// XXX'],
    passes: ['// fixed', 'XXXL'],
  },
  {
    name: 'what is worth saying goes to the log',
    // Tests deploy functions of their own, and those may print.
    where: /^(?!test\/)/,
    ban: /\bconsole\.\w+/,
    fires: ['console.log(1)', 'console.debug(1)', 'console.error(error)'],
    passes: ['log.info(1)', 'say(line)', "name: 'console'"],
  },
  {
    name: 'what tests write outside goes when they have ended',
    where: /^(test|bench)\/(?!support\/temporary-folder\.ts$)/,
    ban: /\bmkdtemp(Sync)?\(/,
    fires: ["mkdtempSync(join(tmpdir(), 'mine-'))", "await mkdtemp('/tmp/mine-')"],
    passes: ['aTemporaryFolder()', 'aTemporaryFolder(); // not mkdtemp'],
  },
  {
    name: 'a TODO names its issue',
    where: /./,
    ban: /\bTODO\b(?!\(#\d+\))/i,
    fires: ['// TODO: later', '// TODO(me) later', '// todo later'],
    passes: ['// TODO(#12) when the platform can'],
  },
  {
    name: 'the compiler is not told to look away',
    where: /./,
    ban: /\bas any\b|<any>|@ts-(ignore|nocheck)/,
    fires: ['(x as any).y', '<any>x', '// @ts-ignore', '// @ts-nocheck'],
    passes: ['x as never', 'signing in as anyone'],
  },
  {
    name: 'no barrels: a name has one address',
    where: /^(shared|cloudfunctions|miniprogram|emulator|bot)\//,
    ban: /^export (type )?(\*|\{[^}]*\}) ?(as \w+ )?from/m,
    fires: [
      "export * from './earn';",
      "export {\n  a,\n} from './earn';",
      "export type { A } from 'b';",
    ],
    passes: ['export { a };', 'export type A = B;'],
  },
  {
    name: 'every test runs, or says in its name why it cannot',
    where: /^(test|bench)\//,
    ban: /\b(test|it|describe)(\.concurrent)?\.(only|todo|failing|skip(?!\)\(\s*['"`].*\(skipped: ))\b|\b(fit|fdescribe|xit|xtest|xdescribe)\(/,
    fires: [
      "test.only('a'",
      "describe.skip('a'",
      "(isThere ? describe : describe.skip)('a'",
      "it.todo('a')",
      "xtest('a'",
      'test.concurrent.only(',
    ],
    passes: [
      "test('a', () => exit(1))",
      'test.each(rows)',
      'query.skip(1)',
      "(isThere ? describe : describe.skip)('a (skipped: no data)'",
    ],
  },
  {
    name: 'tests use the product, not a mock of it',
    where: /^test\//,
    ban: /\bjest\.(mock|doMock|spyOn|unstable_mockModule)\b|\.toMatch(Inline)?Snapshot\b/,
    fires: ["jest.mock('./post')", 'jest.spyOn(a, b)', 'expect(html).toMatchSnapshot()'],
    passes: ['expect(a).toMatch(/b/)', 'jest.setTimeout(1)'],
  },
];

const JUNK = /(^|[/-])(utils?|helpers?|common|misc|types?|managers?|stuff)(?=[/.-]|$)/;
const KEBAB = /^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.\w+$/;

// The rules below hold for every file but this one, which spells out what it bans.
const files = sourceFiles.filter(({ path }) => path !== 'test/house/tidy.test.ts');

const breaking = ({ where, ban }: Rule, all: readonly SourceFile[]): readonly string[] =>
  all
    .filter(({ path }) => where.test(path))
    .flatMap(({ path, text }) => {
      const at = text.search(ban);
      return at < 0 ? [] : [`${path}:${text.slice(0, at).split('\n').length}`];
    });

describe.each(textRules)('$name', (rule) => {
  test('here', () => {
    expect(breaking(rule, files)).toEqual([]);
  });
  test.each(rule.fires)('fires on %j', (text) => {
    expect(text).toMatch(rule.ban);
  });
  test.each(rule.passes)('lets %j pass', (text) => {
    expect(text).not.toMatch(rule.ban);
  });
  test('holds somewhere', () => {
    expect(files.some(({ path }) => rule.where.test(path))).toBe(true);
  });
});

describe('time is passed in everywhere but at the edge', () => {
  const [timeRule] = textRules;
  test.each([
    ['shared/points/earn.ts', true],
    ['cloudfunctions/core/orders/take-order.ts', true],
    ['cloudfunctions/core/house.ts', false],
    ['cloudfunctions/core/platform/clock.ts', false],
    ['cloudfunctions/terminal/connect.ts', false],
  ])('%s: %s', (path, held) => {
    expect(timeRule?.where.test(path)).toBe(held);
  });
});

describe('a file says what is in it', () => {
  test('no junk drawers', () => {
    expect(files.map(({ path }) => path).filter((path) => JUNK.test(path))).toEqual([]);
  });
  test.each([
    'shared/utils.ts',
    'shared/common/a.ts',
    'test/helpers/b.ts',
    'shared/orders/order-types.ts',
    'emulator/state-manager.ts',
  ])('%s is a junk drawer', (path) => {
    expect(path).toMatch(JUNK);
  });
  test('names are kebab-case', () => {
    expect(files.map(({ path }) => path).filter((path) => !KEBAB.test(path))).toEqual([]);
  });
  test.each(['shared/Orders/a.ts', 'shared/takeOrder.ts', 'test/take_order.test.ts'])(
    '%s is not kebab-case',
    (path) => {
      expect(path).not.toMatch(KEBAB);
    },
  );
  test.each([
    'miniprogram/env.d.ts',
    'test/a-b/c.test.tsx',
    'miniprogram/pages/home/index.config.ts',
  ])('%s is', (path) => {
    expect(path).toMatch(KEBAB);
  });
});
