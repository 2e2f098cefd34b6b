import { memberHome } from '@huigan/shared/account/home';
import { settleToRead } from '@huigan/shared/account/settle';
import { oneThingToday } from '@huigan/shared/account/today';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLine, aProgram, at } from '../../support/build';
import { Life } from '../../support/simulate-account';

const today = (life: Life) => {
  const program = life.rulebook.at(life.now);
  if (!program) throw new Error('no program');
  const settled = settleToRead(life.account, life.now, life.rulebook);
  return oneThingToday(settled, { program, now: life.now });
};
const spending = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const short = (over: Partial<ProgramFile> = {}) =>
  new Life({ programs: [aProgram({ expiry: { kind: 'rolling', months: 1 }, ...over })] });
const redemption = { points: 100, fen: 100 } as unknown as NonNullable<ProgramFile['redemption']>;

test('points are spoken of from seven days before the first of them is gone', () => {
  const life = short({ redemption });
  life.waitUntil(at('2026-03-02', '10:00:00'));
  life.buy({ ...spending(120), id: '1' });
  life.waitUntil(at('2026-03-05', '10:00:00'));
  life.buy({ ...spending(80), id: '2' });
  const gone = at('2026-04-03');
  life.waitUntil(at('2026-03-26', '23:59:59'));
  expect(today(life)).toBeNull();
  life.waitUntil(at('2026-03-27'));
  expect(today(life)).toMatchObject({ points: 120, at: gone, through: gone, worthFen: 120 });
  life.waitUntil(at('2026-03-30'));
  expect(today(life)).toMatchObject({ points: 200, at: gone, through: at('2026-04-06') });
});

test('who only shares a membership is not told what all of its points would pay', () => {
  const life = short({ redemption });
  life.buy(spending(120));
  life.waitUntil(at('2026-03-30'));
  const program = life.rulebook.at(life.now);
  if (!program) throw new Error('no program');
  const person = { called: null, leavesAt: null };
  const seen = { memberNo: '1234567890', person, program, now: life.now };
  const settled = settleToRead(life.account, life.now, life.rulebook);
  const shown = (isOwner: boolean) => memberHome(settled, { ...seen, isOwner }).today;
  expect(shown(true)).toMatchObject({ points: 120, worthFen: 120 });
  expect(shown(false)).toMatchObject({ points: 120, worthFen: null });
});

test('where the brand takes no points nobody is told what they would pay', () => {
  const life = short();
  life.buy(spending(120));
  life.waitUntil(at('2026-03-30'));
  expect(today(life)).toMatchObject({ kind: 'expiring', worthFen: null });
});

test.each([
  [799, null],
  [800, { kind: 'near_tier', toGoFen: 20_000 }],
  [999, { kind: 'near_tier', toGoFen: 100 }],
  // From silver on the way is to gold, and it is long.
  [1000, null],
  [4000, { kind: 'near_tier', toGoFen: 100_000 }],
  [5000, null],
])('a tier is near when a fifth of its way is left: ¥%i', (yuan, said) => {
  const life = new Life();
  life.buy(spending(yuan));
  if (said === null) expect(today(life)).toBeNull();
  else expect(today(life)).toMatchObject(said);
});

test('what is lost comes before what could be won', () => {
  const life = short();
  life.buy(spending(900));
  life.waitUntil(at('2026-03-30'));
  expect(today(life)).toMatchObject({ kind: 'expiring', points: 900 });
});

test('points that never expire press nobody', () => {
  const life = short({ expiry: { kind: 'never' } });
  life.buy(spending(100));
  life.waitUntil(at('2030-03-30'));
  expect(today(life)).toBeNull();
});
