import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesIn, root, sourceFiles } from './source-files';

const CHINESE = /\p{Script=Han}/u;
/** Titles of the window, which WeChat reads before any of our code runs. */
const CONFIG = /\.config\.ts$/;
/** The gallery shows parts to whoever builds them and is not in the mini-program. */
const NOT_A_PAGE = /^miniprogram\/(copy|gallery)\//;

/** A word that members shall not read: what it is, why not, and texts that prove that it is found. */
type Avoided = {
  readonly word: RegExp;
  readonly why: string;
  readonly fires: readonly string[];
  readonly passes?: readonly string[];
};

const avoided: readonly Avoided[] = [
  {
    word: /金币|金豆|积分豆/,
    why: '积分 has one name',
    fires: ['100 金币', '送金豆'],
    passes: ['豆浆'],
  },
  { word: /冻结/, why: 'a bank freezes; points are 占用中', fires: ['冻结 500'] },
  { word: /待生效/, why: 'it is 待入账, with its date', fires: ['待生效积分'] },
  {
    word: /负积分|欠款/,
    why: 'it is 待扣回, taken from what comes next',
    fires: ['负积分 48', '欠款'],
  },
  {
    word: /账单|流水/,
    why: 'members have a 积分明细; 流水 is for finance',
    fires: ['积分账单', '积分流水'],
  },
  {
    word: /提现|变现/,
    why: 'points are no money: they are 抵现',
    fires: ['积分提现', '变现'],
    passes: ['积分抵现'],
  },
  { word: /递延收益/, why: 'the standard says 合同负债', fires: ['递延收益'] },
  { word: /沉淀/, why: 'the rate is 未兑换率', fires: ['积分沉淀'] },
  {
    word: /层级|段位/,
    why: 'it is 会员等级; layers smell of selling to sellers',
    fires: ['会员层级', '段位'],
  },
  { word: /铂金/, why: 'the card is 白金', fires: ['铂金卡'] },
  { word: /被降级/, why: 'nobody is blamed: 等级调整为…', fires: ['您已被降级'] },
  {
    word: /特权/,
    why: 'it is 权益; only the black card may say otherwise',
    fires: ['会员特权'],
    passes: ['会员权益'],
  },
  {
    word: /卡包|券包/,
    why: '卡包 is a product of WeChat; it is 我的券',
    fires: ['卡包', '我的券包'],
  },
  { word: /兑换券/, why: 'points are 兑换, a coupon for a thing is 提货券', fires: ['奶粉兑换券'] },
  {
    word: /彩票|红包|赌/,
    why: 'a draw is 积分抽奖 and nothing else',
    fires: ['抢红包', '彩票', '赌一把'],
  },
  {
    word: /募捐/,
    why: 'collecting for charity needs a licence; points are given in 公益捐赠',
    fires: ['慈善募捐'],
  },
  {
    word: /子账号|亲密付/,
    why: 'they are 家人; 亲密付 belongs to another product',
    fires: ['子账号', '亲密付'],
  },
  { word: /\bSOP\b/, why: 'it is 群日历', fires: ['社群 SOP'] },
  {
    word: /分销|下线|拉人头|裂变/,
    why: 'friends are invited: 邀请有礼',
    fires: ['分销', '发展下线', '裂变'],
  },
  { word: /佣金/, why: 'only in an agreement about pay', fires: ['佣金'] },
  { word: /排练|预演|仿真/, why: 'it is 规则试算', fires: ['规则预演', '仿真'] },
  { word: /回滚/, why: 'it is 恢复上一版', fires: ['回滚规则'] },
  { word: /人群包/, why: 'it is 人群', fires: ['人群包'], passes: ['人群'] },
  { word: /灰度/, why: 'it is 分批上线', fires: ['灰度发布'] },
  { word: /请求 ?ID/i, why: 'a person reads out an 编号', fires: ['请求ID', '请求 id'] },
  { word: /亲[，,~～！!]/, why: 'members are 您', fires: ['亲，您好', '亲~'], passes: ['母亲节'] },
  {
    word: /操作失败/,
    why: 'say what failed, and what it means for the money',
    fires: ['操作失败，请重试'],
  },
  { word: /低价值/, why: 'nobody wants to read that about themselves', fires: ['低价值会员'] },
  {
    word: /\d ?% ?折扣/,
    why: 'Chinese says what is paid: 95 折',
    fires: ['5% 折扣', '5%折扣'],
    passes: ['95 折'],
  },
];

const avoidedInEnglish: readonly Avoided[] = [
  {
    word: /\b[5-9]\d ?% off\b/i,
    why: 'English says what is saved: 95 折 is 5 % off',
    fires: ['95% off', '90 % off'],
    passes: ['5 % off', '10% off'],
  },
  {
    word: /\b(frozen|negative|blocked) points\b/i,
    why: 'they are on hold, or owed',
    fires: ['frozen points', '48 negative points'],
    passes: ['points on hold'],
  },
  {
    word: /\b(lottery|red packet|downline|charity)\b/i,
    why: 'it is a prize draw, a gift, a friend, a donation',
    fires: ['a lottery', 'Charity'],
    passes: ['prize draw'],
  },
  {
    word: /\b(you were|you have been|was) (downgraded|demoted)\b/i,
    why: 'nobody is blamed: your tier is now …',
    fires: ['You were downgraded to Silver'],
  },
  { word: /\bdear\b/i, why: 'nobody is a dear', fires: ['Dear member'] },
];

const members = [
  ...sourceFiles.filter(({ path }) =>
    /^(miniprogram|shared)\/|^cloudfunctions\/terminal\/demo\//.test(path),
  ),
  ...[...filesIn('docs'), ...filesIn('cloudfunctions/terminal/demo'), 'README.zh-CN.md']
    .filter((path) => /\.(md|json)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
];

describe('Chinese on a page', () => {
  const pages = sourceFiles.filter(
    ({ path }) =>
      /^miniprogram\/.*\.tsx?$/.test(path) && !NOT_A_PAGE.test(path) && !CONFIG.test(path),
  );

  test('comes from the dictionary', () => {
    const spelled = pages.flatMap(({ path, text }) =>
      chineseIn(text, path).map((words) => `${path}: ${words}`),
    );
    expect(pages.length).toBeGreaterThan(20);
    expect(spelled).toEqual([]);
  });
  test.each([
    ["const a = '积分';", ['积分']],
    [`const a = \`余 \${points} 分\`;`, ['余 ', ' 分']],
    ['const a = <Text>积分</Text>;', ['积分']],
    ['const a = <Text title="积分" />;', ['积分']],
    ['// 积分\nconst a = /* 大字版 */ 1;', []],
    ['const a = <Text>{say(words.card.spendable)}</Text>;', []],
  ])('%j spells %j', (text, words) => {
    expect(chineseIn(text, 'a.tsx')).toEqual(words);
  });
});

describe.each([...avoided, ...avoidedInEnglish])(
  '$word.source: $why',
  ({ word, fires, passes = [] }) => {
    test('is nowhere', () => {
      expect(members.filter(({ text }) => word.test(text)).map(({ path }) => path)).toEqual([]);
    });
    test.each(fires)('is found in %j', (text) => {
      expect(text).toMatch(word);
    });
    test.each(['', ...passes])('is not in %j', (text) => {
      expect(text).not.toMatch(word);
    });
  },
);

test('the words of members are where they are looked for', () => {
  const paths = members.map(({ path }) => path);
  for (const part of ['miniprogram/copy/words/card.ts', 'docs/program-format.md']) {
    expect(paths).toContain(part);
  }
  expect(paths.some((path) => path.endsWith('demo/program.json'))).toBe(true);
});

/** What a source spells in Chinese, comments aside. */
function chineseIn(text: string, path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node);
    if (isText && CHINESE.test(node.text)) found.push(node.text);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}
