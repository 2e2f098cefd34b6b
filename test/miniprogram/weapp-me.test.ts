import {
  aBrandOnPhones,
  type Brand,
  isGone,
  type Somebody,
  staleWords,
} from '../support/brand-on-phones';
import type { Weapp } from '../support/weapp';

let brand: Brand;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones();
}, 300_000);
afterAll(() => brand.world.close());
afterEach(() => {
  brand.world.emulator.setFaults([]);
  phone.close();
});

type Profile = {
  name: { name: string; title: string };
  preferences: { options: { id: string; chosen: boolean }[] }[];
  children: unknown[];
};

async function answerTo<T>(member: Somebody, operation: string): Promise<T> {
  const answer = await member.ask<T>(operation);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
const profileOf = (member: Somebody) => answerTo<Profile>(member, 'profile.see');
const numberOf = async (member: Somebody) =>
  (await answerTo<{ memberNo: string }>(member, 'account.home')).memberNo;
const isReady = () =>
  phone.until(
    () => !phone.has('.action--off'),
    () => 'a button that can be pressed',
  );

test('a member says what to call them, and the card does, masked', async () => {
  const member = await brand.member();
  phone = await member.open('pages/me/index');
  const number = await numberOf(member);
  await phone.sees(`会员号 ${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8)}`);
  phone.tap('我的资料');
  await phone.sees('怎么称呼您');
  phone.fire('.text-field', 'input', { value: '张小美' });
  phone.tap('女士');
  phone.tap('敏感');
  await isReady();
  phone.tap('保存');
  await phone.until(
    () => phone.log.toasts.includes('已保存'),
    () => 'the word that it is saved',
  );
  expect(member.asked('profile.save')).toEqual([
    {
      seen: 0,
      name: { name: '张小美', title: 'ms' },
      preferences: [{ group: 'skin', chosen: ['sensitive'] }],
    },
  ]);
  const { name, preferences } = await profileOf(member);
  expect(name).toEqual({ name: '张小美', title: 'ms' });
  const options = preferences.flatMap((group) => group.options);
  expect(options.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(['sensitive']);
  phone.close();
  phone = await member.open('pages/home/index');
  await phone.sees('张女士');
});

test('what another phone saved meanwhile is shown, not written over', async () => {
  const member = await brand.member();
  phone = await member.open('pages/profile/index');
  await phone.sees('怎么称呼您');
  await member.ask('profile.save', { seen: 0, name: { name: '章', title: 'mr' } });
  phone.fire('.text-field', 'input', { value: '张小美' });
  await isReady();
  phone.tap('保存');
  await phone.sees('这一项刚在另一台手机上改过');
  expect(await profileOf(member)).toMatchObject({ name: { name: '章', title: 'mr' } });
});

test('children are told of once that is agreed to, and one tap stops it', async () => {
  const member = await brand.member();
  phone = await member.open('pages/profile/index');
  await phone.sees('同意保存孩子的信息');
  phone.tap('同意保存孩子的信息');
  await phone.sees('停止宝宝内容');
  phone.tap('添加孩子');
  await phone.sees('小名（可不填）');
  phone.tap('还没有');
  await phone.sees('预产期');
  phone.fire('选择日期', 'change', { value: '2026-09-01' });
  await phone.sees('2026年9月1日');
  phone.tap('.child-sheet__foot .action');
  await phone.sees('预产期 9月1日');
  expect((await profileOf(member)).children).toHaveLength(1);
  phone.tap('停止宝宝内容');
  await phone.sees('同意保存孩子的信息');
  expect((await profileOf(member)).children).toEqual([]);
  expect(phone.log.toasts).toContain('已停止并删除');
});

test('each consent has its switch, and what was decided is told with its day', async () => {
  const member = await brand.member();
  phone = await member.open('pages/privacy/index');
  await phone.sees('个性化推荐');
  // Joining was a word as well.
  expect(phone.text().match(/6月12日同意/g)).toHaveLength(1);
  phone.tap('个性化推荐');
  await phone.until(
    () => phone.text().match(/6月12日同意/g)?.length === 2,
    () => `two that were agreed to in: ${phone.text()}`,
  );
  phone.tap('个性化推荐');
  await phone.sees('6月12日撤回');
  phone.tap('授权记录');
  await phone.sees('隐私政策 2026-06 版');
});

test('everything is sent to a chat as a file, also after it broke off in between', async () => {
  const member = await brand.member();
  await member.buy(128);
  await member.buy(72);
  phone = await member.open('pages/privacy/index');
  await phone.sees('导出我的信息');
  phone.tap('导出我的信息');
  await phone.sees('开始导出');
  // What is bought cannot be read for a while.
  brand.world.emulator.setFaults([{ kind: 'quota', collection: 'orders' }]);
  phone.tap('开始导出');
  await phone.sees('系统繁忙');
  brand.world.emulator.setFaults([]);
  phone.tap('重试');
  await phone.sees('好了，共');
  phone.tap('保存 JSON');
  await phone.until(
    () => phone.log.shared.size === 1,
    () => 'the file',
  );
  const text = phone.log.shared.get('my-data-2026-06-12.json') ?? '';
  const parts: Record<string, unknown[]> = JSON.parse(text);
  expect(parts).toMatchObject({ statement: { length: 2 }, orders: { length: 2 } });
  const rows = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
  expect(phone.text()).toContain(`好了，共 ${rows} 条`);
  // Only the page that broke was asked for again.
  const asked = member.asked('privacy.export').map((page) => JSON.stringify(page));
  expect(asked.filter((page, at) => asked.indexOf(page) < at)).toEqual([
    JSON.stringify({ part: 'orders', after: null }),
  ]);
});

test('leaving is asked for with a number, stands on top of home, and is called back there', async () => {
  const member = await brand.member();
  const right = (await numberOf(member)).slice(-4);
  const wrong = right === '0000' ? '0001' : '0000';
  phone = await member.open('pages/privacy/index');
  await phone.sees('注销会员');
  phone.tap('注销会员');
  await phone.sees('注销后会失去');
  phone.fire('.text-field', 'input', { value: wrong });
  await isReady();
  phone.tap('提交注销');
  await phone.sees('会员号后四位不对');
  phone.fire('.text-field', 'input', { value: right });
  phone.tap('提交注销');
  await phone.sees('将于 6月19日注销');
  phone.close();

  phone = await member.open('pages/home/index');
  await phone.sees('将于 6月19日注销');
  phone.tap('撤回');
  await isGone(phone, '将于 6月19日注销');
  expect(phone.log.toasts).toContain('已撤回，会员照旧');
});

test.each([
  ['me', '我的资料', 'account.home'],
  ['profile', '怎么称呼您', 'profile.see'],
  ['privacy', '个性化推荐', 'privacy.see'],
])('without a network %s keeps what it showed, and says from when', async (page, shown, asked) => {
  const member = await brand.member();
  phone = await member.open(`pages/${page}/index`);
  await phone.sees(shown);
  member.line.down = true;
  phone.pullDown();
  await phone.sees(staleWords(member.answer(asked)));
  expect(phone.text()).toContain(shown);
  member.line.down = false;
  phone.tap('重试');
  await isGone(phone, '网络不佳');
});

test('a visitor has the way in, the legal foot and the phone, and no more', async () => {
  const visitor = brand.somebody();
  phone = await visitor.open('pages/me/index');
  await phone.sees('还不是会员');
  for (const words of ['大字版', '会员协议', '投诉电话 400-820-6602', '上海暖芽母婴用品有限公司']) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('注销会员');
  phone.tap('客服电话');
  expect(phone.log.called).toEqual(['400-820-6601']);
  phone.close();
  phone = await visitor.open('pages/profile/index');
  await phone.sees('就可以告诉我们怎么称呼您');
  phone.close();
  phone = await visitor.open('pages/privacy/index');
  await phone.sees('我们没有保存您的信息');
});

test('a consent to a policy that changed meanwhile is refused with what to do', async () => {
  const member = await brand.member();
  phone = await member.open('pages/privacy/index');
  await phone.sees('个性化推荐');
  await brand.changePolicy('2026-07');
  phone.tap('个性化推荐');
  await phone.sees('隐私政策刚刚更新');
});
