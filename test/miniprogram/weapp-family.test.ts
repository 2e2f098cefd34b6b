import path from 'node:path';
import { aBrandOnPhones, type Brand, type Somebody } from '../support/brand-on-phones';
import { bootWeapp, type Weapp } from '../support/weapp';
import { ROOT } from '../support/world';

let brand: Brand;
let phone: Weapp;
let owner: Somebody;
let relative: Somebody;
beforeAll(async () => {
  brand = await aBrandOnPhones();
  owner = await brand.member();
  await owner.buy(128);
  relative = brand.somebody();
  const asked = { called: '爸爸', monthMax: null };
  const invited = await owner.ask<{ invite: string }>('members.inviteFamily', asked);
  if (!invited.ok) throw new Error(invited.error.code);
  const { invite } = invited.value;
  const accepted = { invite, policyVersion: '2026-06' };
  const joined = await relative.ask('members.joinFamily', accepted);
  if (!joined.ok) throw new Error(joined.error.code);
}, 300_000);
afterAll(() => brand.world.close());
afterEach(() => phone.close());

const forOwners = ['我的资料', '手机号', '我的申诉', '消息提醒', '隐私中心', '注销会员'];

test('the owner finds on their page what is theirs to settle', async () => {
  phone = await owner.open('pages/me/index');
  await phone.sees('我的资料');
  for (const words of [...forOwners, '家人', '我的订单']) expect(phone.text()).toContain(words);
});

test('somebody of the family finds there what they may use, and nothing else', async () => {
  phone = await relative.open('pages/me/index');
  await phone.sees('我的订单');
  for (const words of ['家人', '大字版', '会员协议']) expect(phone.text()).toContain(words);
  for (const words of forOwners) expect(phone.text()).not.toContain(words);
});

test('they see the orders, and the entries with their reasons, without the ways to the desk', async () => {
  phone = await relative.open('pages/me/index');
  await phone.sees('我的订单');
  phone.tap('我的订单');
  await phone.sees('6月12日');
  for (const words of ['补登积分', '我的申诉']) expect(phone.text()).not.toContain(words);
  phone.close();
  phone = await relative.open('pages/points/index');
  await phone.sees('滨江天街店购物');
  phone.tap('滨江天街店购物');
  await phone.sees('积分怎么算的');
  for (const words of ['有疑问？', '漏积分？补登']) expect(phone.text()).not.toContain(words);
});

/** A page by its address, on a phone that knows nothing yet; `meanwhile` comes before what is asked. */
async function openAnew(
  who: Somebody,
  page: string,
  meanwhile: (operation: string) => Promise<unknown> | undefined,
): Promise<void> {
  const callFunction = async ({ name, data }: { name: string; data: unknown }) => {
    await meanwhile((data as { operation: string }).operation);
    const { result, requestId } = await who.call(data, name);
    return { result, requestID: requestId };
  };
  const dist = path.join(ROOT, 'dist/miniprogram');
  phone = await bootWeapp({ dist, callFunction, storage: new Map() });
  phone.open(page);
}

test.each([
  ['the owner', true],
  ['somebody of the family', false],
])('the ways to the desk wait until it is known who looks: %s', async (_, isOwner) => {
  let tell = (): void => undefined;
  const known = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const seen = (operation: string) => (operation === 'account.home' ? known : undefined);
  await openAnew(isOwner ? owner : relative, 'pages/orders/index', seen);
  await phone.sees('6月12日');
  // Their place is kept, and nothing is to be seen, heard or tapped there.
  expect(phone.has('.two-ways--kept')).toBe(true);
  tell();
  await phone.until(
    () => !phone.has('.two-ways--kept'),
    () => 'who it is to be known',
  );
  expect(phone.text().includes('补登积分')).toBe(isOwner);
});

test('where the balance could not be shown, an entry offers no way to the desk', async () => {
  await openAnew(relative, 'pages/points/index', (operation) =>
    operation === 'account.points' ? Promise.reject(new Error('no network')) : undefined,
  );
  await phone.sees('滨江天街店购物');
  phone.tap('滨江天街店购物');
  await phone.sees('积分怎么算的');
  expect(phone.text()).not.toContain('有疑问？');
});

const forms = [
  ['claim', '小票上的订单号'],
  ['phone', '第一步：确认原来的号码'],
] as const;

test.each(forms)('opened by its address, %s is refused before the form', async (page, form) => {
  phone = await relative.open(`pages/${page}/index`);
  await phone.sees('这里只有户主能查看');
  expect(phone.text()).not.toContain(form);
  phone.close();
  phone = await brand.somebody().open(`pages/${page}/index`);
  await phone.sees('加入会员');
  expect(phone.text()).not.toContain(form);
  phone.close();
  phone = await owner.open(`pages/${page}/index`);
  await phone.sees(form);
});

test.each(forms)('without a network %s says so and can be tried again', async (page, form) => {
  const member = await brand.member();
  member.line.down = true;
  phone = await member.open(`pages/${page}/index`);
  await phone.sees('网络');
  member.line.down = false;
  phone.tap('重试');
  await phone.sees(form);
});
