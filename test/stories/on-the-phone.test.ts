import { phoneCodeFor } from '@huigan/cloudfunctions/terminal/stand-ins/wechat';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { aPhoneIn, launchBrowser } from '../support/browser';
import { anOrderBody, aRefundBody } from '../support/build';
import { bootWeapp } from '../support/weapp';
import { throughEmulator } from '../support/weapp-wire';
import { aWorld, type World } from '../support/world';

// The true builds of the phone against the true functions: nothing here answers in their place.
let world: World;
let weapp = '';
beforeAll(async () => {
  weapp = await ensurePhoneBuilt('weapp');
  world = await aWorld({ emulator: { h5: await ensurePhoneBuilt('h5') } });
}, 300_000);
afterAll(() => world.close());

const HERO = '.member-card__hero';

test('in WeChat: join, watch an order arrive, and read why it is that many', async () => {
  world.person('mei', '13800000001');
  const wire = throughEmulator({ url: world.emulator.url, person: 'mei' });
  const phone = await bootWeapp({ dist: weapp, callFunction: wire });
  phone.open('pages/home/index');
  await phone.sees('加入会员');
  phone.tap('加入会员');
  await phone.sees('我已阅读并同意');
  phone.tap('微信一键加入');
  await phone.sees('请先阅读隐私政策');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => !phone.text().includes('请先阅读'),
    () => 'the hint to go away',
  );
  phone.fire('微信一键加入', 'getphonenumber', { code: phoneCodeFor('13800000001') });
  await phone.sees('可用积分');

  const memberDay = '2026-02-18T10:00:00+08:00';
  await world.till.order(anOrderBody({ id: '7', paidAt: memberDay }));
  await phone.sees('256');
  phone.tap('.member-card__points');
  await phone.sees('门店购物');
  phone.tap('门店购物');
  await phone.sees('会员日 ×2');
  phone.close();
}, 120_000);

test('in the browser: the number on the page follows the till within three seconds', async () => {
  const li = world.person('li', '13800000002');
  await li.join();
  const browser = await launchBrowser();
  const phone = await aPhoneIn(browser);
  await phone.page.goto(`${world.emulator.url}/sign-in?person=li`);
  await phone.page.locator(HERO).waitFor();
  expect(await phone.page.locator(HERO).textContent()).toBe('0');

  const member = { phone: '13800000002' };
  await world.till.order(anOrderBody({ id: '8', member }));
  await phone.page.locator(HERO, { hasText: '128' }).waitFor({ timeout: 5_000 });
  await phone.keep('followed-the-till');
  await world.till.refund(aRefundBody({ order: '8', refundedAt: '2026-03-02T10:00:00+08:00' }));
  await phone.page.locator(HERO, { hasText: /^0$/ }).waitFor({ timeout: 5_000 });
  await phone.close();
  await browser.close();
}, 90_000);
