import { accountContract } from '@huigan/shared/account/contracts';
import type { Entry } from '@huigan/shared/account/entry';
import { memberHome, visitorHome } from '@huigan/shared/account/home';
import { statementEntry } from '@huigan/shared/account/statement';
import { aLevel, aLine, aMultiplier, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';

const shopName = (shop: string) =>
  shop === 'xixi' ? { zh: '西溪印象城店', en: 'Xixi Incity' } : null;
const read = (life: Life, entry: Entry) => {
  const current = life.rulebook.at(life.now);
  if (!current) throw new Error('no program');
  return statementEntry(entry, { rulebook: life.rulebook, current, now: life.now, shopName });
};
const calculation = (life: Life, entry: Entry, language: 'zh' | 'en' = 'en') =>
  read(life, entry).why.steps.map(({ words, amount }) =>
    amount === null ? words[language] : `${words[language]}: ${amount}`,
  );
const silver = { words: { zh: '银卡', en: 'Silver' }, months: 1 };
const monthly = {
  ends: { kind: 'term', months: 1 } as const,
  levels: [
    aLevel('member', 0, { words: { zh: '普通', en: 'Member' } }),
    aLevel('silver', 100_000, silver),
  ],
};
const spending = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });

test('¥128 → 128, silver ×1.2 → 153.6, member day ×2 → 307.2 → 307, in both languages', () => {
  const life = new Life();
  life.buy({ ...spending(1000), id: 'first' });
  life.waitUntil(at('2026-03-18', '10:00:00'));
  const entry = life.buy({ ...spending(128), id: '20260318-0077' });
  expect(calculation(life, entry)).toEqual([
    'Paid: ¥128',
    'Base points: 128',
    'Silver ×1.2: 153.6',
    'Member day ×2: 307.2',
    'Rounded down: 307',
    'Valid until 18 March 2027',
  ]);
  expect(calculation(life, entry, 'zh')).toEqual([
    '实付: ¥128',
    '基础积分: 128',
    '银卡 ×1.2: 153.6',
    '会员日 ×2: 307.2',
    '末尾取整: 307',
    '有效期至2027年3月18日',
  ]);
  expect(read(life, entry)).toMatchObject({
    title: { zh: '门店购物', en: 'Bought in store' },
    orderTail: '0077',
    why: { rules: { zh: '规则版本 1 · 1月1日起', en: 'Rules version 1, from 1 January' } },
  });
});

test('what was bought in a shop of the brand bears its name, the mall keeps its own', () => {
  const life = new Life();
  const inShop = life.buy({ ...spending(128), id: 'one', shop: 'xixi' });
  expect(read(life, inShop).title).toEqual({ zh: '西溪印象城店购物', en: 'Xixi Incity' });
});

test('thousands have commas and whole results are not said to be rounded', () => {
  const life = new Life();
  const entry = life.buy(spending(12_345));
  expect(calculation(life, entry).slice(0, 2)).toEqual(['Paid: ¥12,345', 'Base points: 12,345']);
  expect(calculation(life, entry)).not.toContainEqual(expect.stringContaining('Rounded'));
});

test('rules that gave nothing say why, without a word about the person', () => {
  const life = new Life({
    programs: [
      aProgram(
        earning(
          [
            aRule({ id: 'base' }),
            aRule({ id: 'milk', lines: { field: 'category', in: ['milk'] } }),
          ],
          [
            aMultiplier({
              id: 'baby',
              percent: 200,
              when: { field: 'tag', in: ['baby-0-6-months'] },
            }),
          ],
        ),
      ),
    ],
  });
  const { missed } = read(life, life.buy(spending(10))).why;
  expect(missed.map(({ en }) => en)).toEqual([
    'milk: no qualifying product',
    'baby: not part of this offer',
  ]);
  expect(JSON.stringify(missed)).not.toContain('months');
});

test('waiting points name their day while they wait, and only then', () => {
  const life = new Life();
  life.waitUntil(at('2026-03-02', '10:00:00'));
  const entry = life.buy({ ...spending(10), channel: 'mall' });
  expect(read(life, entry).vestsAt).toBe(at('2026-03-09'));
  expect(calculation(life, entry)).toContain('Available on 9 March');
  life.passTo(at('2026-03-09'));
  expect(read(life, entry).vestsAt).toBeNull();
});

test('a return shows what was kept, what was taken and what is owed', () => {
  const life = new Life({ programs: [aProgram({ expiry: { kind: 'rolling', months: 1 } })] });
  life.buy({ id: '1', lines: [aLine('a', 6000), aLine('b', 4000)] });
  life.giveBack({ id: 'r1', order: '1', lines: [{ sku: 'a', quantity: 1 }] });
  life.waitUntil(at('2026-05-01'));
  const claw = life.giveBack({ id: 'r2', order: '1' });
  expect(calculation(life, claw)).toEqual([
    'Refunded: ¥40',
    'Earned by this order: 100',
    'Taken back before: 60',
    'Kept for what was not returned: 0',
    'Taken back now: 40',
    'Owed, repaid by the next points earned: 40',
  ]);
  expect(read(life, claw)).toMatchObject({ amount: -40, spendable: 0 });
  const next = life.buy({ ...spending(50), id: '2' });
  expect(calculation(life, next)).toContain('Repaid points owed: 40');
  expect(read(life, next)).toMatchObject({ amount: 50, spendable: 10 });
});

test('a short receipt number is shown as it is, without the channel', () => {
  const life = new Life();
  expect(read(life, life.buy({ ...spending(1), id: '7' })).orderTail).toBe('7');
  expect(read(life, life.buy({ ...spending(1), id: 'A12' })).orderTail).toBe('A12');
});

test('every kind of entry reads well in both languages, and as the contract says', () => {
  const life = new Life({
    programs: [
      aProgram({
        expiry: { kind: 'rolling', months: 1 },
        tiers: monthly,
      }),
    ],
  });
  life.buy({ ...spending(2000), id: 'one' });
  life.buy({ ...spending(50), id: 'web', channel: 'mall' });
  life.giveBack({ order: 'web', channel: 'mall' });
  life.buy({ ...spending(50), id: 'web2', channel: 'mall' });
  life.passTo(at('2027-01-01'));
  const kinds = new Set(life.entries().map(({ explain }) => explain.kind));
  expect([...kinds].sort()).toEqual(['claw', 'earn', 'expire', 'tier', 'vest']);
  const page = {
    now: life.now,
    entries: life.entries().map((entry) => read(life, entry)),
    next: null,
  };
  expect(accountContract.statement.output.parse(page)).toEqual(page);
  expect(JSON.stringify(page)).not.toMatch(/undefined|NaN|\[object/);
  const tier = page.entries.find(({ kind }) => kind === 'tier');
  expect(tier?.title).toEqual({ zh: '升级为银卡', en: 'Upgraded to Silver' });
  const fallen = page.entries.filter(({ kind }) => kind === 'tier').at(-1);
  expect(fallen?.title).toEqual({ zh: '等级调整为普通', en: 'Tier changed to Member' });
});

test('so do points as money, gifts, corrections, benefits and mergers', () => {
  const benefits = [{ id: 'line', words: { zh: '专线', en: 'Own line' }, kind: 'own_line' }];
  const gift = { points: 50 };
  const over = { ...silver, benefits, gift } as unknown as typeof silver;
  const life = new Life({
    programs: [
      aProgram({
        redemption: { points: 1, fen: 1 } as never,
        tiers: { ...monthly, levels: [aLevel('member', 0), aLevel('silver', 100_000, over)] },
      }),
    ],
  });
  const friend = life.friend('lin');
  life.buy({ ...spending(2000), id: 'one' });
  life.benefit('line');
  life.hold(10, { id: 'pos:a' });
  life.release('pos:a');
  life.hold(10, { id: 'pos:b' });
  life.capture('pos:b');
  life.spend(10, { id: 'pos:c' });
  life.unspend('pos:c');
  life.adjust(-5);
  life.giftTo(friend, 20);
  friend.giftTo(life, 5);
  friend.mergeInto(life);
  life.buy({ ...spending(10), id: 'paid', pointsUsed: 100 });
  life.giveBack({ order: 'one' });
  life.passTo(at('2026-03-02'));

  const all = [...life.entries(), ...friend.entries()];
  const kinds = new Set(all.map(({ explain }) => explain.kind));
  expect([...kinds].sort()).toEqual([
    'adjust',
    'benefit',
    'capture',
    'claw',
    'earn',
    'gift-in',
    'gift-out',
    'hold',
    'merge-in',
    'merge-out',
    'release',
    'restore',
    'spend',
    'tier',
    'tier-gift',
    'tier-gift-undone',
  ]);
  const entries = all.map((entry) => read(life, entry));
  const page = { now: life.now, entries, next: null };
  expect(accountContract.statement.output.parse(page)).toEqual(page);
  expect(JSON.stringify(page)).not.toMatch(/undefined|NaN|\[object/);
  const said = (kind: string) => entries.filter((entry) => entry.kind === kind);
  expect(said('benefit').map(({ title }) => title.en)).toEqual(['Benefit used: Own line']);
  expect(said('adjust')[0]?.why.steps.map(({ words }) => words.zh)).toEqual([
    '原因：a mistake',
    '已由第二人复核',
  ]);
});

test('home tells both distances and the next dates, as the contract says', () => {
  const life = new Life();
  const program = life.rulebook.at(life.now);
  if (!program) throw new Error('no program');
  const whose = { memberNo: '1234567890', isOwner: true };
  const shown = { ...whose, person: { called: null, leavesAt: null }, program };
  const home = () => memberHome(life.account, { ...shown, now: life.now });
  expect(home()).toMatchObject({
    points: { spendable: 0, nextExpiry: null, nextVesting: null },
    tier: { keep: null },
  });
  life.waitUntil(at('2026-03-02', '10:00:00'));
  life.buy({ ...spending(1000), id: 'a' });
  life.buy({ ...spending(10), id: 'b', channel: 'mall' });
  expect(home()).toMatchObject({
    points: {
      spendable: 1000,
      pending: 12,
      nextVesting: { points: 12, at: at('2026-03-09') },
      nextExpiry: { points: 1000, at: at('2027-03-03') },
    },
    tier: {
      id: 'silver',
      until: at('2027-03-03'),
      // ¥5,000 − ¥1,010; March 2026 counts through February 2027.
      next: { toGoFen: 399_000, growthFen: 101_000, by: at('2027-03-01') },
      keep: { toGoFen: 100_000, by: at('2027-03-03') },
    },
  });
  expect(accountContract.home.output.parse(home())).toEqual(home());
  expect(visitorHome(program, life.now)).toMatchObject({
    state: 'visitor',
    promises: [{ en: '1 point for every ¥1' }],
  });
});

test('a row is about what moved, and a payment about what was paid though it was set aside before', () => {
  const life = new Life();
  life.buy({ ...spending(1000), id: '1' });
  const held = read(life, life.hold(400, { id: 'pos:h' }));
  const paid = read(life, life.capture('pos:h', 300));
  expect([held.kind, held.amount]).toEqual(['hold', -400]);
  expect([paid.kind, paid.amount, paid.expired]).toEqual(['spend', -300, 0]);
  const tier = life.entries().find(({ explain }) => explain.kind === 'tier');
  expect(tier && read(life, tier).amount).toBeNull();
});

test('points that expired while they were away are counted where it shows', () => {
  const life = new Life({ programs: [aProgram({ expiry: { kind: 'rolling', months: 1 } })] });
  life.buy({ ...spending(100), id: '1' });
  const spent = life.spend(60, { id: 'pos:s' });
  expect(read(life, spent).amount).toBe(-60);
  life.waitUntil(at('2026-04-20'));
  const back = read(life, life.unspend('pos:s'));
  expect([back.kind, back.amount, back.expired]).toEqual(['restore', 0, 60]);
});

test('no number is left without a reason, whatever made it', () => {
  const life = new Life();
  const friend = life.friend('m-2');
  life.buy({ ...spending(2000), id: '1' });
  life.spend(100, { id: 'pos:s' });
  life.unspend('pos:s');
  life.hold(100, { id: 'pos:h1' });
  life.capture('pos:h1');
  life.hold(100, { id: 'pos:h2' });
  life.release('pos:h2');
  life.giftTo(friend, 50);
  friend.giftTo(life, 50);
  life.adjust(5);
  life.giveBack({ id: 'r', order: '1' });
  life.passTo(at('2027-04-01'));
  const told = [...life.entries(), ...friend.entries()].map((entry) => read(life, entry));
  expect(new Set(told.map(({ kind }) => kind)).size).toBeGreaterThan(6);
  expect(told.filter(({ why }) => why.steps.length === 0).map(({ title }) => title.en)).toEqual([]);
});
