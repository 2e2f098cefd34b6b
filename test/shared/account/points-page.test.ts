import { bounds } from '@huigan/shared/account/account';
import { pointsPage } from '@huigan/shared/account/points-page';
import { settleToRead } from '@huigan/shared/account/settle';
import type { Program } from '@huigan/shared/program/contracts';
import { aLine, aProgram, at } from '../../support/build';
import { Life } from '../../support/simulate-account';

const programOfLife = (life: Life): Program => {
  const program = life.rulebook.at(life.now);
  if (!program) throw new Error('no program');
  return program;
};
const pageOf = (life: Life) => {
  const settled = settleToRead(life.account, life.now, life.rulebook);
  return pointsPage(settled, { isOwner: true, program: programOfLife(life), now: life.now });
};
const spending = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const rolling = (months: number) =>
  new Life({ programs: [aProgram({ expiry: { kind: 'rolling', months } })] });

test('points stand under the month of the last day they can be used', () => {
  const life = rolling(3);
  life.waitUntil(at('2026-03-31', '10:00:00'));
  life.buy({ ...spending(100), id: '1' });
  life.waitUntil(at('2026-04-30', '10:00:00'));
  life.buy({ ...spending(40), id: '2' });
  const { strip, later, lasting } = pageOf(life);
  expect(strip).toHaveLength(12);
  expect(strip.map(({ month }) => month).slice(0, 2)).toEqual([at('2026-04-01'), at('2026-05-01')]);
  expect(strip.filter(({ points }) => points > 0)).toEqual([
    { month: at('2026-06-01'), points: 100, dates: [{ at: at('2026-07-01'), points: 100 }] },
    { month: at('2026-07-01'), points: 40, dates: [{ at: at('2026-07-31'), points: 40 }] },
  ]);
  expect([later, lasting]).toEqual([0, 0]);
});

test('what ends after the strip and what never ends is said apart, and all adds up', () => {
  const life = rolling(24);
  life.buy(spending(100));
  expect(pageOf(life)).toMatchObject({ spendable: 100, later: 100, lasting: 0 });
  const endless = new Life({ programs: [aProgram({ expiry: { kind: 'never' } })] });
  endless.buy(spending(7));
  expect(pageOf(endless)).toMatchObject({ spendable: 7, later: 0, lasting: 7 });
});

test('pending, held and owed points are told apart, with the earliest date of what waits', () => {
  const life = rolling(12);
  life.buy({ ...spending(300), id: '1' });
  life.hold(120);
  life.buy({ ...spending(50), id: '2', channel: 'mall' });
  expect(pageOf(life)).toMatchObject({
    spendable: 180,
    held: 120,
    pending: 50,
    nextVesting: { points: 50, at: at('2026-03-08') },
    debt: 0,
  });
  life.spend(180);
  life.giveBack({ id: 'r', order: '1' });
  expect(pageOf(life)).toMatchObject({ spendable: 0, held: 120, debt: 300 });
});

test('a wallet of as many dates as it can hold shows each of its points once', () => {
  const life = rolling(6);
  for (let day = 1; day <= 28; day++) {
    life.waitUntil(at(`2026-03-${String(day).padStart(2, '0')}`, '10:00:00'));
    life.buy({ ...spending(1), id: `m${day}` });
    if (day > 1) life.waitUntil(at(`2026-03-${String(day).padStart(2, '0')}`, '11:00:00'));
  }
  const { strip, spendable } = pageOf(life);
  const dates = strip.flatMap((month) => month.dates);
  expect(dates.length).toBeLessThanOrEqual(bounds.lots);
  expect(dates.reduce((sum, { points }) => sum + points, 0)).toBe(spendable);
});

test('nothing at all is nothing, and no bar', () => {
  const page = pageOf(new Life());
  expect(page).toMatchObject({ spendable: 0, pending: 0, nextVesting: null, held: 0, debt: 0 });
  expect(page.strip.every(({ points, dates }) => points === 0 && dates.length === 0)).toBe(true);
});
