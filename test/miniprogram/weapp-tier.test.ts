import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aBrandOnPhones, type Brand, brandProgram } from '../support/brand-on-phones';
import type { Weapp } from '../support/weapp';

const TIER = 'pages/tier/index';

/** A tier begins with the month after, and ¥1,800 within a year keep silver: two months and a month of grace. */
const slow = {
  tiers: {
    ...brandProgram.tiers,
    starts: 'next_period',
    period: 'month',
    ends: { kind: 'term', months: 2 },
    graceDays: 30,
    levels: brandProgram.tiers.levels.map((level) =>
      level.id === 'silver'
        ? { ...level, keep: [{ over: 'months', months: 12, fen: 180_000 }] }
        : level,
    ),
  },
} as Pick<ProgramFile, 'tiers'>;

let brand: Brand;
let phone: Weapp;
beforeAll(async () => {
  brand = await aBrandOnPhones(slow);
}, 300_000);
afterAll(() => brand.world.close());
afterEach(() => phone.close());

/** Time only passes: a test says from when on it is told. */
const itIs = (day: string) => brand.world.emulator.advanceTo(`${day}T10:00:00+08:00`);

test('a tier that never changed says so', async () => {
  phone = await (await brand.member()).open(TIER);
  await phone.sees('等级还没有变化过');
  expect(phone.text()).toContain('长期有效');
});

test('a tier that begins later is said to, and that nothing more is needed for it', async () => {
  const member = await brand.member();
  await member.buy(1_000);
  phone = await member.open(TIER);
  await phone.sees('已达到银卡，7月1日起生效');
  expect(phone.text()).toContain('已达到银卡的升级条件');
  expect(phone.text()).not.toContain('¥0');
  phone.close();
  phone = await member.open('pages/home/index');
  await phone.sees('已达到银卡的升级条件');
});

test('the tier page says the way up, the way to keep, what each tier gives and what changed', async () => {
  const member = await brand.member();
  await member.buy(4_850);
  await itIs('2026-07-02');
  await member.till('/v1/benefits:use', {
    id: 'used',
    at: brand.now(),
    member: member.signedIn,
    benefit: 'gift-wrap',
  });
  phone = await member.open('pages/home/index');
  await phone.sees('本月可用权益');
  phone.tap('本月可用权益');
  await phone.sees('9月1日前有效（含当日）');
  expect(phone.path()).toBe('pages/tier/index');
  for (const words of [
    '再消费 ¥150 升金卡（2027年5月31日前）',
    '已达到银卡的保级条件',
    '12 个月内消费满 ¥5,000',
    '7月31日前可用',
    '12月31日前可用',
    '金卡可享',
    '升金卡得 600 积分',
  ]) {
    expect(phone.text()).toContain(words);
  }
  expect(phone.has('.progress-line__track[aria-label="升级 97%"]')).toBe(true);
  await phone.sees('升级为银卡');
  expect(member.asked('account.statement')).toEqual([{ kind: 'tier' }]);
  phone.tap('礼品包装');
  await phone.sees('到什么时候');
  expect(phone.text()).toContain('7月31日前用完（含当日），之后重新计次');
});

test('at the top there is no way up, and what is without limit says so', async () => {
  const member = await brand.member();
  await member.buy(10_000);
  await itIs('2026-08-02');
  phone = await member.open(TIER);
  await phone.sees('您已是最高等级黑金卡');
  expect(phone.text()).toContain('不限次数');
});

test('in its grace a tier says until when, and what keeps it', async () => {
  await itIs('2026-08-03');
  const member = await brand.member();
  await member.buy(1_000);
  await itIs('2026-11-02');
  phone = await member.open(TIER);
  // From September through the first of November, and thirty days.
  await phone.sees('宽限期至12月1日');
  expect(phone.text()).toContain('宽限期：再消费 ¥800 可保留银卡（12月1日前）');
});
