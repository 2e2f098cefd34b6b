import { readFileSync } from 'node:fs';
import { type Browsing, browse } from '../support/browsing';
import { aLine, aProgram, aRefundBody } from '../support/build';
import { aWorld } from '../support/world';

// What members settle about themselves in a browser, against the functions as they are deployed.
const named = (zh: string) => ({ zh, en: zh });
const program = aProgram({
  preferences: [
    {
      id: 'skin',
      words: named('宝宝肤质'),
      purpose: named('推荐合适的洗护和尿裤'),
      options: [
        { id: 'normal', words: named('一般') },
        { id: 'sensitive', words: named('敏感') },
      ],
    },
  ],
});

let town: Browsing;
beforeAll(async () => {
  town = await browse((h5) =>
    aWorld({ at: '2026-06-15T14:05:00+08:00', program, emulator: { h5 } }),
  );
}, 300_000);
afterAll(() => town.close());
afterEach(() => town.putAway());

type Seen = { memberNo: string; leavesAt: number | null };

/** A member who has told all there is to tell. */
async function aToldMember(name = '张小美') {
  const mei = await town.aMember();
  const word = (purpose: string, granted: boolean) =>
    mei.ask('privacy.set', { purpose, granted, policyVersion: '2026-01' });
  await word('children', true);
  await word('messages', true);
  await word('messages', false);
  const saved = await mei.ask('profile.save', {
    seen: 0,
    name: { name, title: 'ms' },
    birthday: { day: '06-30', year: null },
    children: [
      { id: 'c1', name: '豆豆', stage: 'born', date: '2025-12-02' },
      { id: 'c2', name: null, stage: 'due', date: '2026-06-18' },
    ],
    preferences: [{ group: 'skin', chosen: ['sensitive'] }],
  });
  expect(saved).toMatchObject({ ok: true });
  return mei;
}

test('a visitor finds the way in, and what is true for everybody', async () => {
  const phone = await town.open(town.somebody(), 'me');
  const { page } = phone;
  await page.getByText('还不是会员').waitFor();
  expect(await page.getByText('注销会员').count()).toBe(0);
  await phone.keep('me-visitor');
  await page.getByText('个人信息清单').click();
  await page.locator('.sheet--open').getByText('微信身份标识').waitFor();
  await phone.keep('me-information');
});

test('leaving names what is lost, asks for a number, and one tap stays', async () => {
  const mei = await aToldMember();
  await town.buys(mei, 248_600);
  const seen = async () => {
    const answer = await mei.ask<Seen>('privacy.see');
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const phone = await town.open(mei, 'privacy');
  const { page } = phone;
  await page.getByText('注销会员').click();
  await page.locator('.sheet--open').getByText('2,486 积分').waitFor();
  await phone.keep('privacy-leave');
  await page.locator('.leaving__part').last().scrollIntoViewIfNeeded();
  await page.locator('input').fill((await seen()).memberNo.slice(-4));
  await phone.keep('privacy-leave-typed');
  await page.getByText('提交注销').click();
  await page.locator('.privacy .leaving-bar').getByText('将于 6月22日注销').waitFor();
  await phone.keep('privacy-leaving');
  expect((await seen()).leavesAt).toBe(Date.parse('2026-06-23T00:00:00+08:00'));

  await town.show(phone, mei, '/pages/home/index');
  await page.locator('.home').getByText('张女士').waitFor();
  await phone.keep('home-leaving');
  const bar = page.locator('.home .leaving-bar').filter({ hasText: '将于 6月22日注销' });
  await bar.getByText('撤回', { exact: true }).click();
  await page.getByText('已撤回，会员照旧').waitFor();
  await bar.waitFor({ state: 'detached' });
  expect((await seen()).leavesAt).toBeNull();
});

test('everything is fetched page by page and downloaded as files a spreadsheet reads safely', async () => {
  const mei = await aToldMember('=HYPERLINK("x")');
  const lines = [aLine('milk', 12_800, { name: '奶粉，"满减"' })];
  await town.buys(mei, 0, { id: 'milk', lines });
  const refundedAt = new Date(town.world.emulator.now()).toISOString();
  await town.world.till.refund(aRefundBody({ order: 'milk', refundedAt }));
  const phone = await town.open(mei, 'privacy');
  const { page } = phone;
  await page.getByText('导出我的信息').click();
  await page.getByText('开始导出').click();
  // Three rows of who she is, six she told, four words, five of points and tier, two entries, one line.
  await page.getByText('好了，共 21 条').waitFor();
  await phone.keep('privacy-export');
  const downloading = page.waitForEvent('download');
  await page.getByText('保存 CSV（表格）').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('my-data-2026-06-15.csv');
  const text = readFileSync(await download.path(), 'utf8');
  const parts = text.split('\r\n\r\n').map((part) => part.split('\r\n')[0]);
  expect(parts).toEqual([
    '\uFEFF身份',
    '个人资料',
    '授权记录',
    '积分和等级',
    '积分明细',
    '订单',
    '向客服提的问题',
    '微信消息',
  ]);
  expect(text).toContain(`\r\n称呼,"'=HYPERLINK(""x"")"\r\n`);
  expect(text).toContain('\r\n1,2026-06-15 14:05,退货扣回,-128,0,0,milk\r\n');
  expect(text).toContain('"奶粉，""满减""",1,128.00,1');
});

// Last, because it takes the whole town a week further.
test('a child whose day has come is asked about, and one tap says yes', async () => {
  const mei = await aToldMember();
  await town.world.emulator.advanceTo('2026-06-22T10:00:00+08:00');
  const phone = await town.open(mei, 'profile', { height: 1500 });
  const { page } = phone;
  await page.getByText('宝宝出生了吗？').waitFor();
  await phone.keep('profile-question');
  await page.getByText('已出生', { exact: true }).click();
  await page.getByText('6月18日出生').waitFor();
  await page.getByText('添加孩子').click();
  await page.locator('.sheet--open').getByText('小名（可不填）').waitFor();
  await phone.keep('profile-child');
  expect(await mei.ask('profile.see')).toMatchObject({
    value: { children: [{ stage: 'born' }, { id: 'c2', stage: 'born', date: '2026-06-18' }] },
  });
});
