import { readFileSync } from 'node:fs';
import { ensurePhoneBuilt } from '@huigan/miniprogram/config/ensure-built';
import type { Browser, Page } from 'playwright-core';
import { aPhoneIn, launchBrowser, type Phone, type PhoneOptions } from '../support/browser';
import { serveBrowserBuild } from '../support/browser-site';
import { aMemberHome, aShop, type Shop } from './a-shop';

let dist = '';
let browser: Browser;
let site: Awaited<ReturnType<typeof serveBrowserBuild>>;
let phone: Phone;

beforeAll(async () => {
  dist = await ensurePhoneBuilt('h5');
  browser = await launchBrowser();
}, 300_000);
afterAll(() => browser.close());
afterEach(async () => {
  await phone.close();
  await site.close();
});

async function open(shop: Shop, path: string, options: PhoneOptions = {}): Promise<Page> {
  site = await serveBrowserBuild({ dist, callFunction: shop.callFunction, phoneCode: 'demo-code' });
  phone = await aPhoneIn(browser, options);
  await phone.page.goto(`${site.url}#/pages/${path}/index`);
  return phone.page;
}

/** A member who has told all there is to tell. */
function aToldShop(): Shop {
  const shop = aShop({ home: aMemberHome() });
  const { answer } = shop.someone;
  answer('privacy.set', { purpose: 'children', granted: true, policyVersion: '2026-06' } as never);
  answer('privacy.set', { purpose: 'messages', granted: true, policyVersion: '2026-06' } as never);
  answer('privacy.set', { purpose: 'messages', granted: false, policyVersion: '2026-06' } as never);
  const told = {
    name: { name: '张小美', title: 'ms' },
    birthday: { day: '06-30', year: null },
    children: [
      { id: 'c1', name: '豆豆', stage: 'born', date: '2025-12-02' },
      { id: 'c2', name: null, stage: 'due', date: '2026-06-15' },
    ],
    preferences: [{ group: 'skin', chosen: ['sensitive'] }],
  };
  answer('profile.save', { seen: 99, ...told } as never);
  return shop;
}

test('a visitor finds the way in, and what is true for everybody', async () => {
  const page = await open(aShop(), 'me');
  await page.getByText('还不是会员').waitFor();
  expect(await page.getByText('注销会员').count()).toBe(0);
  await phone.keep('me-visitor');
  await page.getByText('个人信息清单').click();
  await page.getByText('微信身份标识').waitFor();
  await page.waitForTimeout(400);
  await phone.keep('me-information');
});

test('a child whose day has come is asked about, and one tap says yes', async () => {
  const shop = aToldShop();
  const { person } = shop.someone;
  const children = person.profile.children.map((child) =>
    child.id === 'c2' ? { ...child, date: '2026-06-10' as typeof child.date } : child,
  );
  shop.someone.person = { ...person, profile: { ...person.profile, children } };
  const page = await open(shop, 'profile', { height: 1500 });
  await page.getByText('宝宝出生了吗？').waitFor();
  await phone.keep('profile-question');
  await page.getByText('已出生', { exact: true }).click();
  await page.getByText('6月10日出生').waitFor();
  await page.getByText('添加孩子').click();
  await page.getByText('小名（可不填）').waitFor();
  await page.waitForTimeout(400);
  await phone.keep('profile-child');
});

test('leaving names what is lost, asks for a number, and one tap stays', async () => {
  const page = await open(aToldShop(), 'privacy');
  await page.getByText('注销会员').click();
  await page.getByText('2,486 积分').waitFor();
  await page.waitForTimeout(400);
  await phone.keep('privacy-leave');
  await page.locator('.leaving__part').last().scrollIntoViewIfNeeded();
  await page.locator('input').fill('5678');
  await phone.keep('privacy-leave-typed');
  await page.getByText('提交注销').click();
  await page.getByText('将于 6月22日注销').waitFor();
  await phone.keep('privacy-leaving');
  await page.goto(`${site.url}#/pages/home/index`);
  await page.locator('.member-card').waitFor();
  await page.getByText('张女士').waitFor();
  await phone.keep('home-leaving');
  // The tab that was left keeps its page; only the one that is seen can be tapped.
  await page.getByText('撤回', { exact: true }).last().click();
  await page.getByText('将于 6月22日注销').filter({ visible: true }).waitFor({ state: 'detached' });
});

test('everything is fetched page by page and downloaded as files a spreadsheet reads safely', async () => {
  const page = await open(aToldShop(), 'privacy');
  await page.getByText('导出我的信息').click();
  await page.getByText('开始导出').click();
  await page.getByText('好了，共 6 条').waitFor();
  await page.waitForTimeout(400);
  await phone.keep('privacy-export');
  const downloading = page.waitForEvent('download');
  await page.getByText('保存 CSV（表格）').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('my-data-2026-06-15.csv');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF积分明细\r\n事项,积分\r\n')).toBe(true);
  expect(text).toContain('"门店购物，""满减""",128');
  expect(text).toContain(`"'=HYPERLINK(""x"")",-48`);
});
