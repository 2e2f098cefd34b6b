import { publishShops } from '@huigan/cloudfunctions/core/shops/publish-shops';
import { sidewaysOf } from '../support/browser';
import { type Browsing, browse } from '../support/browsing';
import { aLine, aRefundBody } from '../support/build';
import { aShop, aShopsFile } from '../support/build-shops';
import { aWorld } from '../support/world';

// Orders, receipts and shops in a browser, against the functions as they are deployed.
const shops = aShopsFile([
  aShop({
    id: 'hz-binjiang',
    name: { zh: '滨江天街店', en: 'Binjiang Paradise Walk' },
    hours: [
      { days: [1, 2, 3, 4], from: '10:00', to: '21:30' },
      { days: [5, 6, 7], from: '10:00', to: '22:00' },
    ],
  }),
  aShop({
    id: 'hz-hubin',
    name: { zh: '湖滨银泰店', en: 'Hubin in77' },
    at: { lat: 30.2531, lng: 120.1634 },
  }),
  aShop({
    id: 'hz-xiaoshan',
    name: { zh: '萧山万象汇店', en: 'Xiaoshan Mixc One' },
    at: { lat: 30.1827, lng: 120.2638 },
  }),
]);

let town: Browsing;
beforeAll(async () => {
  town = await browse((h5) => aWorld({ at: '2026-06-15T14:05:00+08:00', emulator: { h5 } }));
  await publishShops(town.world.house.publishing, shops);
}, 300_000);
afterAll(() => town.close());
afterEach(() => town.putAway());

test('an order opens with its lines, its sums and what came back', async () => {
  const mei = await town.aMember();
  await town.buys(mei, 990);
  const milk = 'A2 较大婴儿配方奶粉 2 段 800g（新国标，限时加赠试用装）';
  // ¥1,318.80, ¥217.60 and ¥101: more lines than a page has room for.
  const lines = [
    aLine('nappies', 10_990, { name: '云柔纸尿裤 L 52 片', quantity: 12 }),
    aLine('milk', 10_880, { name: milk, quantity: 2 }),
    ...Array.from({ length: 101 }, (_, index) => aLine(`bib-${index}`, 100)),
  ];
  await town.buys(mei, 0, { id: 'S-0377', paidAt: '2026-06-01T19:20:00+08:00', lines });
  const back = { lines: [{ sku: 'milk', quantity: 1 }], refundedAt: '2026-06-05T10:00:00+08:00' };
  await town.world.till.refund(aRefundBody({ order: 'S-0377', ...back }));
  const phone = await town.open(mei, 'orders', { width: 320 });
  const { page } = phone;
  await page.locator('.order-card').filter({ hasText: '尾号\u00a00377' }).click();
  await page.getByText('云柔纸尿裤 L 52 片').waitFor();
  await page.locator('.sheet--open').waitFor();
  await phone.keep('desk-order-sheet');
  expect(await sidewaysOf(page)).toBe(0);
  for (const words of ['已退 1 件', '另有 3 行', '¥1,637.40', '1,637', '¥108.80']) {
    expect(await page.locator('.sheet').textContent()).toContain(words);
  }
});

test('a receipt is filled in, its shop chosen from the list, and answered at once where it stands', async () => {
  const mei = await town.aMember();
  const paidAt = '2026-06-12T14:05:00+08:00';
  await town.buys(mei, 12_850, { id: 'S20260612-0381', shop: 'hz-binjiang', paidAt });
  const phone = await town.aPhone();
  const { page } = phone;
  await page.clock.setFixedTime(town.world.emulator.now());
  await town.show(phone, mei, '/pages/claim/index');
  await page.getByText('提交补登').click();
  await page.getByText('请填写小票上的订单号').waitFor();
  await phone.keep('desk-claim-wrong');
  expect(await page.locator('.field__problem').count()).toBe(4);
  await page.locator('.weui-input').first().fill('S20260612-0381');
  await page.locator('.press-field').click();
  await page.locator('.sheet--open').waitFor();
  await page.locator('.shop-choice').nth(2).waitFor();
  await phone.keep('desk-claim-shop');
  await page.locator('.shop-choice').filter({ hasText: '滨江天街店' }).click();
  await page.locator('.sheet').waitFor({ state: 'detached' });
  await page.locator('.weui-input').last().fill('128.5');
  await page.locator('.date-field').click();
  await page.locator('.weui-picker__action').last().click();
  await page.getByText('6月15日').waitFor();
  await phone.keep('desk-claim-filled');
  await page.getByText('提交补登').click();
  await page.getByText('已经记在 6月12日，得 128 积分').waitFor();
  await phone.keep('desk-claim-answered');
  const receipt = { number: 'S20260612-0381', shop: 'hz-binjiang', day: '2026-06-15' };
  expect(await mei.ask('service.tickets')).toMatchObject({
    value: { tickets: [{ about: { kind: 'missing', ...receipt, amountFen: 12_850 } }] },
  });
});

test('shops come nearest first only when a member taps, and say so when no place is given', async () => {
  const phone = await town.aPhone();
  const { page } = phone;
  const asked: { operation: string; input: object }[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/client/call')) asked.push(request.postDataJSON().data);
  });
  await town.show(phone, town.somebody(), '/pages/shops/index');
  const names = page.locator('.shop-card__name');
  await names.nth(2).waitFor();
  const byName = await names.allTextContents();
  await page.getByText('按距离排序').click();
  await page.getByText('没有得到位置').waitFor();
  expect(await names.allTextContents()).toEqual(byName);
  expect(JSON.stringify(asked)).not.toContain('near');
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: 30.19312, longitude: 120.26987 });
  await page.getByText('按距离排序').click();
  await page.getByText('已按距离排序').waitFor();
  const distances = page.locator('.shop-card__distance');
  await distances.nth(2).waitFor();
  expect(await names.allTextContents()).toEqual(['萧山万象汇店', '滨江天街店', '湖滨银泰店']);
  expect(await distances.allTextContents()).toEqual(['1.3 公里', '5.9 公里', '12 公里']);
  await phone.keep('desk-shops-near');
  // As exact as a hundred metres.
  const near = { lat: 30_193_000, lng: 120_270_000 };
  expect(asked.map(({ input }) => input)).toContainEqual({ near });
  expect(JSON.stringify(asked).match(/lat/g)).toHaveLength(1);
  await page.locator('.shop-card__words').filter({ hasText: '滨江天街店' }).click();
  await page.locator('.sheet--open').getByText('营业时间').waitFor();
  await phone.keep('desk-shop-hours');
  expect(await page.locator('.sheet').textContent()).toContain('周一至周四');
});
