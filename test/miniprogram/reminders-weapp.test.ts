import path from 'node:path';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import { bootWeapp, type Weapp } from '../support/weapp';
import { aMemberHome, aShop, type Shop } from './a-shop';

const dist = path.resolve(__dirname, '../../dist/miniprogram');
let phone: Weapp;
beforeAll(() => ensurePhoneBuilt('weapp'), 180_000);
afterEach(() => phone.close());

async function open(
  shop: Shop,
  page: string,
  subscribe: (template: string) => string = () => 'accept',
): Promise<void> {
  phone = await bootWeapp({ dist, callFunction: shop.callFunction, subscribe });
  phone.open(`pages/${page}/index`);
}
const aMember = (): Shop => aShop({ home: aMemberHome() });
/** What is offered is asked about after the page's own content. */
const known = async (shop: Shop): Promise<void> => {
  await phone.until(
    () => shop.calls.some(({ operation }) => operation === 'messages.templates'),
    () => 'the phone to know the templates',
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
};
const told = (shop: Shop) =>
  shop.calls.flatMap(({ operation, input }) =>
    /^(privacy.set|messages.agreed)$/.test(operation) ? [{ operation, input }] : [],
  );

test('beside what expires, a tap asks in WeChat at once, and the yes is counted', async () => {
  const shop = aMember();
  await open(shop, 'points');
  await phone.sees('到期前提醒我');
  await known(shop);
  expect(phone.log.askedFor).toEqual([]);
  phone.tap('.reminder');
  // In the tap itself: WeChat opens its dialogue in answer to nothing else.
  expect(phone.log.askedFor).toEqual([['template-of-points_expiring']]);
  await phone.sees('会在微信里提醒您');
  await phone.sees('还会发 1 条');
  expect(told(shop)).toMatchObject([
    { operation: 'privacy.set', input: { purpose: 'messages', granted: true } },
    {
      operation: 'messages.agreed',
      input: { answers: [{ kind: 'points_expiring', answer: 'accepted' }] },
    },
  ]);
});

test('right after joining, once, two kinds at a time', async () => {
  const shop = aShop();
  await open(shop, 'join');
  await phone.sees('加入暖杏母婴会员');
  phone.tap('我已阅读并同意');
  await phone.until(
    () => phone.has('.consent__box--on'),
    () => 'the tick',
  );
  phone.fire('微信一键加入', 'getphonenumber', { code: 'a-code' });
  await phone.sees('要不要提醒您');
  await phone.sees('到期前提醒我');
  await known(shop);
  phone.tap('.reminder');
  expect(phone.log.askedFor).toEqual([['template-of-points_expiring', 'template-of-tier_lapsing']]);
  await phone.sees('会在微信里提醒您');
  phone.tap('知道了');
  await phone.until(
    () => !phone.text().includes('要不要提醒您'),
    () => 'the offer to go away',
  );
});

test('a no is taken as a no, and told to nobody; a dialogue that does not open says what to do', async () => {
  const shop = aMember();
  await open(shop, 'messages', () => 'reject');
  await phone.sees('您还没有同意接收提醒消息');
  phone.tap('.kind__more');
  await phone.sees('没有订阅，想要时再点一次');
  expect(told(shop)).toEqual([]);
  phone.close();
  await open(shop, 'messages', () => {
    throw new Error('switched off');
  });
  await phone.sees('积分到期提醒');
  phone.tap('.kind__more');
  await phone.sees('微信没有弹出询问');
  expect(told(shop)).toEqual([]);
});

test('a yes that did not reach us is told again with the next tap, under the same request', async () => {
  const shop = aMember();
  await open(shop, 'messages');
  await phone.sees('等级到期提醒');
  shop.down = true;
  phone.tap('.kind__more');
  await phone.sees('没有收到答复');
  shop.down = false;
  phone.tap('.kind__more');
  await phone.sees('还会发 1 条');
  expect(phone.log.askedFor).toHaveLength(1);
  const requests = told(shop).filter(({ operation }) => operation === 'messages.agreed');
  expect(new Set(requests.map(({ input }) => (input as { request: string }).request)).size).toBe(1);
});

test('a brand without templates has nothing to offer, and me leads to the page that says so', async () => {
  const shop = aMember();
  shop.someone.kinds = [];
  await open(shop, 'me');
  await phone.sees('消息提醒');
  phone.tap('消息提醒');
  await phone.sees('还没有可以订阅的提醒');
  phone.close();
  await open(shop, 'points');
  await phone.sees('一年内到期');
  await phone.until(
    () => !phone.has('.reminder'),
    () => 'the offer to go away',
  );
});

test('a visitor is shown the way in', async () => {
  await open(aShop(), 'messages');
  await phone.sees('加入会员');
});
