import { aBrandOnPhones, type Brand, isGone, type Somebody } from '../support/brand-on-phones';
import type { Weapp } from '../support/weapp';

// What is asked for on a page may fail when somebody has gone on to another one.
let brand: Brand;
let phone: Weapp;
let member: Somebody;
beforeAll(async () => {
  brand = await aBrandOnPhones();
}, 300_000);
beforeEach(async () => {
  member = await brand.member();
});
afterAll(() => brand.world.close());
afterEach(() => {
  brand.world.emulator.setFaults([]);
  phone.close();
});

const BUSY = '系统繁忙，刚才的操作可能没有完成';

const isToasted = (words: string) =>
  phone.until(
    () => phone.log.toasts.includes(words),
    () => `“${words}” in: ${phone.log.toasts}`,
  );
async function openFromMe(row: string, shown: string): Promise<void> {
  phone = await member.open('pages/me/index');
  await phone.sees(row);
  phone.tap(row);
  await phone.sees(shown);
}
async function saveName(): Promise<void> {
  phone.fire('.text-field', 'input', { value: '张小美' });
  await phone.until(
    () => !phone.has('.action--off'),
    () => 'a button that can be pressed',
  );
  phone.tap('保存');
}
const isBusy = () => brand.world.emulator.setFaults([{ kind: 'quota' }]);

test('who leaves the profile before it could not be saved is told where they are, once', async () => {
  await openFromMe('我的资料', '怎么称呼您');
  isBusy();
  await saveName();
  phone.back();
  await isToasted(BUSY);
  expect(phone.log.toasts).toEqual([BUSY]);
});

test('a refusal is told with its reason, and what was filled in is there still', async () => {
  await openFromMe('我的资料', '怎么称呼您');
  await member.ask('profile.save', { seen: 0, name: { name: '章', title: 'mr' } });
  await saveName();
  phone.back();
  await isToasted('没有完成：这一项刚在另一台手机上改过');
});

test('a switch that failed while another page is looked at is told there, and not again', async () => {
  await openFromMe('隐私中心', '个性化推荐');
  isBusy();
  phone.tap('个性化推荐');
  phone.open('pages/code/index');
  await isToasted(BUSY);
  brand.world.emulator.setFaults([]);
  phone.back();
  await isGone(phone, '系统繁忙');
  expect(phone.log.toasts).toEqual([BUSY]);
});

test('who closes a sheet before its answer is told on the page', async () => {
  await openFromMe('隐私中心', '注销会员');
  phone.tap('注销会员');
  await phone.sees('注销后会失去');
  const number = /会员号 [\d ]+(\d\d) 的后四位/.exec(phone.text())?.[1];
  phone.fire('.text-field', 'input', { value: number === '00' ? '0001' : '0000' });
  await phone.until(
    () => !phone.has('.action--off'),
    () => 'a button that can be pressed',
  );
  brand.world.emulator.setFaults([{ kind: 'latency', milliseconds: 600, count: 1 }]);
  phone.tap('提交注销');
  phone.tap('.sheet__close');
  await isToasted('没有完成：会员号后四位不对');
});

test('a reminder that could not be noted is told of to who has left the page', async () => {
  await openFromMe('消息提醒', '到期提醒');
  isBusy();
  phone.tap('.kind__more');
  phone.back();
  await isToasted(BUSY);
});

test('who stays is told on the page alone', async () => {
  await openFromMe('我的资料', '怎么称呼您');
  isBusy();
  await saveName();
  await phone.sees('可能已经成功');
  // Away from the app and back again, it is told there as well.
  phone.hide();
  phone.show();
  expect(phone.text()).toContain('可能已经成功');
  expect(phone.log.toasts).toEqual([]);
});
