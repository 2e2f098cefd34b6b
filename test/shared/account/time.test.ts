import { bounds, dueAt, pending, spendable } from '@huigan/shared/account/account';
import { addMonths, type Month } from '@huigan/shared/kernel/time';
import { emptyPurse } from '@huigan/shared/points/purse';
import { aLadder, aLine, aProgram, at } from '../../support/build';
import { Life } from '../../support/simulate-account';

const spending = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const kinds = (life: Life) => life.entries().map(({ explain }) => explain.kind);
const monthly = aProgram({ expiry: { kind: 'rolling', months: 1 } });

test('points valid through 30 April are there at its last second and gone at midnight', () => {
  const life = new Life({ programs: [monthly] });
  life.waitUntil(at('2026-03-31', '18:00:00'));
  life.buy(spending(100));
  life.passTo(at('2026-04-30', '23:59:59'));
  expect(spendable(life.account)).toBe(100);
  life.passTo(at('2026-05-01'));
  expect(spendable(life.account)).toBe(0);
  expect(life.account.tail.at(-1)).toMatchObject({
    at: at('2026-05-01'),
    points: -100,
    explain: { kind: 'expire' },
  });
  expect(dueAt(life.account)).toBeNull();
});

test('web points wait for whole days and their months begin when they arrive', () => {
  const life = new Life();
  life.waitUntil(at('2026-03-02', '22:00:00'));
  life.buy({ ...spending(100), channel: 'mall' });
  life.passTo(at('2026-03-08', '23:59:59'));
  expect(pending(life.account)).toBe(100);
  life.passTo(at('2026-03-09'));
  expect(life.account.points).toEqual({
    ...emptyPurse,
    lots: [{ expires: at('2027-03-10'), left: 100 }],
  });
});

test('a late web order whose date has passed is credited at once', () => {
  const life = new Life();
  life.waitUntil(at('2026-03-20'));
  const entry = life.buy({
    ...spending(100),
    channel: 'mall',
    paidAt: '2026-03-02T10:00:00+08:00',
  });
  expect(entry).toMatchObject({ points: 100, pending: 0, explain: { vests: null } });
});

test('a late order never brings points whose month is already over', () => {
  const life = new Life({
    programs: [
      aProgram({ expiry: { kind: 'rolling', months: 1 }, orders: { acceptedForDays: 60 } }),
    ],
  });
  life.waitUntil(at('2026-04-20'));
  life.buy({ ...spending(100), paidAt: '2026-03-02T10:00:00+08:00' });
  expect(spendable(life.account)).toBe(0);
  expect(kinds(life)).toEqual(['earn', 'expire']);
});

test('a nightly job that comes late never lets expired points be counted', () => {
  const life = new Life({ programs: [monthly] });
  life.buy(spending(100));
  life.waitUntil(at('2026-05-20'));
  const entry = life.buy({ ...spending(30), id: '2' });
  expect(entry.spendable).toBe(30);
  expect(kinds(life)).toEqual(['earn', 'expire', 'earn']);
});

test('years away are caught up in several writes, and the next order stands on all of it', () => {
  const life = new Life({
    limits: { ...bounds, steps: 3 },
  });
  for (let day = 1; day <= 20; day++) {
    life.waitUntil(at(`2026-03-${String(day).padStart(2, '0')}`, '12:00:00'));
    life.buy({ ...spending(10), id: `d${day}` });
  }
  life.waitUntil(at('2028-01-01'));
  expect(life.buy({ ...spending(7), id: 'back' }).spendable).toBe(7);
  expect(kinds(life).filter((kind) => kind === 'expire')).toHaveLength(20);
});

test('on one instant points arrive, then the tier is reviewed, then points expire', () => {
  const program = aProgram({
    effectiveFrom: '2025-01-01T00:00:00+08:00',
    expiry: { kind: 'rolling', months: 1 },
    tiers: aLadder({ window: 1, term: 1 }, ['member', 0], ['silver', 100_000]),
  });
  const life = new Life({ programs: [program], joined: '2026-03-02T09:00:00+08:00' });
  // From 2 March: silver until 3 April, shop points until 3 April. Web points of 27 March arrive then.
  life.buy(spending(1000));
  life.waitUntil(at('2026-03-27', '10:00:00'));
  life.buy({ ...spending(10), id: 'web', channel: 'mall' });
  life.passTo(at('2026-04-03'));
  const settled = life.entries().slice(-3);
  expect(settled.map(({ explain, at: when }) => [explain.kind, when])).toEqual([
    ['vest', at('2026-04-03')],
    ['tier', at('2026-04-03')],
    ['expire', at('2026-04-03')],
  ]);
});

test('an order reaches the tier for the next order, not for itself', () => {
  const life = new Life();
  expect(life.buy({ ...spending(1000), id: '1' }).points).toBe(1000);
  expect(life.account.tier.level).toBe('silver');
  expect(life.account.facts).toMatchObject([
    { type: 'tiers/changed.v1', from: 'member', to: 'silver' },
  ]);
  expect(life.buy({ ...spending(100), id: '2' }).points).toBe(120);
});

test('a return that undoes the tier is reviewed the next night', () => {
  const life = new Life();
  life.waitUntil(at('2026-03-05', '20:00:00'));
  life.buy({ ...spending(1000), id: '1' });
  life.giveBack({ order: '1' });
  expect(life.account.tier).toMatchObject({ level: 'silver', review: at('2026-03-06') });
  life.passTo(at('2026-03-06'));
  expect(life.account.tier).toMatchObject({ level: 'member', until: null, review: null });
  expect(life.account.tail.at(-1)?.explain).toMatchObject({ kind: 'tier', why: 'returned' });
});

test('a tier is kept by what is spent in its last window, and falls without', () => {
  const keeper = new Life();
  keeper.buy({ ...spending(1000), id: '1' });
  keeper.waitUntil(at('2026-12-01'));
  keeper.buy({ ...spending(1000), id: '2' });
  keeper.passTo(at('2027-03-02'));
  expect(keeper.account.tier).toMatchObject({ level: 'silver', until: at('2028-03-03') });

  const away = new Life();
  away.buy({ ...spending(1000), id: '1' });
  away.passTo(at('2027-03-02'));
  expect(away.account.tier).toMatchObject({ level: 'member', until: null });
});

test('buying in parts or buying and returning brings no more growth than the money spent', () => {
  const once = new Life();
  once.buy(spending(100));
  const parts = new Life();
  for (let part = 0; part < 10; part++) parts.buy({ ...spending(10), id: `p${part}` });
  const restless = new Life();
  for (const id of ['a', 'b', 'c']) {
    restless.buy({ ...spending(100), id });
    if (id !== 'c') restless.giveBack({ order: id });
  }
  const growth = [{ month: '2026-03', fen: 10_000 }];
  for (const life of [once, parts, restless]) expect(life.account.growth).toEqual(growth);
});

test('the months of growth stay few over the years, and nothing ever spent is forgotten', () => {
  const life = new Life();
  for (let month = 0; month < 90; month++) {
    const name = addMonths('2026-03' as Month, month);
    life.waitUntil(at(`${name}-15`));
    life.buy({ ...spending(1), id: name });
    // Six years, and all that was before them in one sum.
    expect(life.account.growth.length).toBeLessThanOrEqual(74);
  }
  expect(life.account.growth.reduce((sum, { fen }) => sum + fen, 0)).toBe(90 * 100);
});

test('the 41st date says which later date it joined', () => {
  const life = new Life();
  for (let day = 0; day < 41; day++) {
    life.waitUntil((at('2026-03-02') + day * 86_400_000) as typeof life.now);
    life.buy({ ...spending(10), id: `d${day}` });
  }
  expect(life.account.points.lots).toHaveLength(40);
  // 41 × 10, and member day, 18 March, doubles one of them.
  expect(spendable(life.account)).toBe(420);
  // The 41st day is 11 April 2026: its points and those of the day before are gone on 12 April 2027.
  expect(life.account.tail.at(-1)).toMatchObject({ joined: at('2027-04-12') });
  expect(life.account.points.lots.at(-1)).toEqual({ expires: at('2027-04-12'), left: 20 });
});
