import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aMemberHome, aShop, type Shop } from './a-shop';

const dist = path.resolve(__dirname, '../../dist/miniprogram');
let phone: Weapp;

beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
afterEach(() => phone.close());

async function open(shop: Shop, page: string): Promise<void> {
  phone = await bootWeapp({ dist, callFunction: shop.callFunction });
  phone.open(`pages/${page}/index`);
}
const aMember = (): Shop => aShop({ home: aMemberHome() });
const gone = (words: string) =>
  phone.until(
    () => !phone.text().includes(words),
    () => `“${words}” to go away`,
  );

test('a member says what to call them, and the card does, masked', async () => {
  const shop = aMember();
  await open(shop, 'me');
  await phone.sees('会员号 1002 3456 78');
  phone.tap('我的资料');
  await phone.sees('怎么称呼您');
  phone.fire('.text-field', 'input', { value: '张小美' });
  phone.tap('女士');
  phone.tap('敏感');
  await phone.until(
    () => !phone.has('.action--off'),
    () => 'something to save',
  );
  phone.tap('保存');
  await phone.until(
    () => phone.log.toasts.includes('已保存'),
    () => 'the word that it is saved',
  );
  expect(shop.calls).toContainEqual({
    operation: 'profile.save',
    input: {
      seen: 0,
      name: { name: '张小美', title: 'ms' },
      preferences: [{ group: 'skin', chosen: ['sensitive'] }],
    },
  });
  phone.close();
  await open(shop, 'home');
  await phone.sees('张女士');
});

test('what another phone saved meanwhile is shown, not written over', async () => {
  const shop = aMember();
  await open(shop, 'profile');
  await phone.sees('怎么称呼您');
  const elsewhere = { seen: 0, name: { name: '章', title: 'mr' } };
  shop.someone.answer('profile.save', elsewhere as never);
  phone.fire('.text-field', 'input', { value: '张小美' });
  await phone.until(
    () => !phone.has('.action--off'),
    () => 'something to save',
  );
  phone.tap('保存');
  await phone.sees('这一项刚在另一台手机上改过');
  expect(shop.someone.person.profile.name).toEqual({ name: '章', title: 'mr' });
});

test('children are told of once that is agreed to, and one tap stops it', async () => {
  const shop = aMember();
  await open(shop, 'profile');
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
  expect(shop.someone.person.profile.children).toHaveLength(1);
  phone.tap('停止宝宝内容');
  await phone.sees('同意保存孩子的信息');
  expect(shop.someone.person.profile.children).toEqual([]);
  expect(phone.log.toasts).toContain('已停止并删除');
});

test('each consent has its switch, and what was decided is told with its day', async () => {
  const shop = aMember();
  await open(shop, 'privacy');
  await phone.sees('个性化推荐');
  phone.tap('个性化推荐');
  await phone.sees('6月15日同意');
  phone.tap('个性化推荐');
  await phone.sees('6月15日撤回');
  phone.tap('授权记录');
  await phone.sees('隐私政策 2026-06 版');
});

test('a consent to a policy that changed meanwhile is refused with what to do', async () => {
  const shop = aMember();
  await open(shop, 'privacy');
  await phone.sees('个性化推荐');
  shop.refuseNext = 'members/policy_outdated';
  phone.tap('个性化推荐');
  await phone.sees('隐私政策刚刚更新');
});

test('everything is sent to a chat as a file, also after the line broke in between', async () => {
  const shop = aMember();
  await open(shop, 'privacy');
  await phone.sees('导出我的信息');
  phone.tap('导出我的信息');
  await phone.sees('开始导出');
  shop.down = true;
  phone.tap('开始导出');
  await phone.sees('暂时连不上');
  shop.down = false;
  phone.tap('重试');
  await phone.sees('好了，共 6 条');
  phone.tap('保存 JSON');
  await phone.until(
    () => phone.log.shared.size === 1,
    () => 'the file',
  );
  const text = phone.log.shared.get('my-data-2026-06-15.json') ?? '';
  expect(JSON.parse(text)).toMatchObject({ statement: { length: 6 } });
});

test('leaving is asked for with a number, stands on top of home, and is called back there', async () => {
  const shop = aMember();
  await open(shop, 'privacy');
  await phone.sees('注销会员');
  phone.tap('注销会员');
  await phone.sees('注销后会失去');
  phone.fire('.text-field', 'input', { value: '0000' });
  await phone.until(
    () => !phone.has('.action--off'),
    () => 'the button',
  );
  phone.tap('提交注销');
  await phone.sees('会员号后四位不对');
  phone.fire('.text-field', 'input', { value: '5678' });
  phone.tap('提交注销');
  await phone.sees('将于 6月22日注销');
  phone.close();

  await open(shop, 'home');
  await phone.sees('将于 6月22日注销');
  phone.tap('撤回');
  await gone('将于 6月22日注销');
  expect(phone.log.toasts).toContain('已撤回，会员照旧');
});

test.each([
  ['me', '会员号 1002 3456 78'],
  ['profile', '怎么称呼您'],
  ['privacy', '个性化推荐'],
])('without a network %s keeps what it showed, and says from when', async (page, shown) => {
  const shop = aMember();
  await open(shop, page);
  await phone.sees(shown);
  shop.down = true;
  phone.pullDown();
  await phone.sees('网络不佳，显示 14:05 的数据');
  expect(phone.text()).toContain(shown);
  shop.down = false;
  phone.tap('重试');
  await gone('网络不佳');
});

test('a visitor has the way in, the legal foot and the phone, and no more', async () => {
  const shop = aShop();
  await open(shop, 'me');
  await phone.sees('还不是会员');
  for (const words of ['大字版', '会员协议', '投诉电话 400-820-6602', '上海暖杏母婴用品有限公司']) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.text()).not.toContain('注销会员');
  phone.tap('客服电话');
  expect(phone.log.called).toEqual(['400-820-6601']);
  phone.close();
  await open(shop, 'profile');
  await phone.sees('就可以告诉我们怎么称呼您');
  phone.close();
  await open(shop, 'privacy');
  await phone.sees('我们没有保存您的信息');
});
