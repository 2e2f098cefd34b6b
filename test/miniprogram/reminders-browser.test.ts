import type { Page } from 'playwright-core';
import { sidewaysOf } from '../support/browser';
import { type Browsing, browse, CALLS } from '../support/browsing';
import { aWorld } from '../support/world';

// Reminders in a browser, against the functions as they are deployed.
let town: Browsing;
beforeAll(async () => {
  town = await browse((h5) => aWorld({ emulator: { h5 } }));
}, 300_000);
afterAll(() => town.close());
afterEach(() => town.putAway());

const heightOf = async (page: Page, target: string): Promise<number> =>
  (await page.locator(target).first().boundingBox())?.height ?? 0;

const looks = (['zh-CN', 'en-GB'] as const).flatMap((locale) =>
  [
    { width: 375, size: 'normal' },
    { width: 320, size: 'normal' },
    { width: 320, size: 'large' },
  ].map((look) => ({ ...look, locale })),
);
test.each(looks)(
  '$width wide, $size text, $locale: every kind, and one more for a tap',
  async ({ width, size, locale }) => {
    const mei = await town.aMember();
    const look = { width, height: 900, locale, remembers: { 'text-size': size } };
    const phone = await town.open(mei, 'messages', look);
    const { page } = phone;
    await page.locator('.kind').nth(2).waitFor();
    await phone.keep(`messages-${width}-${size}-${locale}`);
    expect(await sidewaysOf(page)).toBe(0);
    expect(Math.round(await heightOf(page, '.kind__more'))).toBeGreaterThanOrEqual(
      width === 320 ? 37 : 44,
    );
    // In a browser the tap is the yes.
    await page.locator('.kind__more').first().click();
    await page.locator('.note').waitFor();
    await page.getByText(locale === 'zh-CN' ? '还会发 1 条' : '1 to come').waitFor();
    await phone.keep(`messages-${width}-${size}-${locale}-agreed`);
    expect(await sidewaysOf(page)).toBe(0);
    expect(await mei.ask('messages.templates')).toMatchObject({
      value: { agreed: true, templates: [{ left: 1 }, { left: 0 }, { left: 0 }] },
    });
  },
);

test('without a network it says so, and shows what it last had', async () => {
  const phone = await town.open(await town.aMember(), 'messages');
  const { page } = phone;
  await page.locator('.kind').nth(2).waitFor();
  await page.route(CALLS, (route) => route.abort());
  await page.locator('.kind__more').first().click();
  await page.locator('.note').first().waitFor();
  expect(await page.locator('.kind').count()).toBe(3);
  await phone.keep('messages-offline');
});

const withoutTemplates = {
  WECHAT_TEMPLATE_POINTS_EXPIRING: '',
  WECHAT_TEMPLATE_TIER_LAPSING: '',
  WECHAT_TEMPLATE_ORDER_CREDITED: '',
};

test('a brand without templates says so, with a way back', async () => {
  const quiet = await browse((h5) => aWorld({ settings: withoutTemplates, emulator: { h5 } }));
  try {
    const phone = await quiet.open(await quiet.aMember(), 'messages');
    const { page } = phone;
    await page.getByText('还没有可以订阅的提醒').waitFor();
    await phone.keep('messages-empty');
    await page.locator('.face .action').click();
    await page.locator('.member-card').waitFor();
  } finally {
    await quiet.close();
  }
});
