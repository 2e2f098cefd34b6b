import { fen, points } from '@huigan/shared/kernel/units';
import type { OrderRefunded } from '@huigan/shared/orders/events';
import { decideClaw } from '@huigan/shared/points/claw';
import type { Lot } from '@huigan/shared/points/lots';
import { emptyPurse, type Purse } from '@huigan/shared/points/purse';
import type { Program, ProgramFile } from '@huigan/shared/program/contracts';
import { programOf } from '@huigan/shared/program/preview';
import { aProgram, aRule, at, earning } from '../../support/build';

const own = { vests: at('2026-03-09'), expires: at('2027-03-10') };
const lot = (left: number, expires = own.expires): Lot => ({ expires, left: points(left) });
const soon = at('2026-06-01');
const purse = (over: Partial<Purse> = {}): Purse => ({ ...emptyPurse, ...over });
const waiting = (left: number) => ({ ...own, left: points(left) });
type Earned = Parameters<typeof decideClaw>[1];
/** ¥100 that earned 100 points. */
const anEarned = (over: Partial<Earned> = {}): Earned => ({
  earned: points(100),
  clawed: points(0),
  dates: [own],
  awards: [{ rule: 'base', points: points(100) }],
  ...over,
});
const ratio = (top: number, bottom: number) => ({ top: BigInt(top), bottom: BigInt(bottom) });
/** So much of ¥100 came back, alone and together with all before it. */
const aReturn = (refundedFen: number, before = 0, over: Partial<OrderRefunded> = {}) =>
  ({
    refundedFen: fen(refundedFen),
    whole: refundedFen + before === 10_000,
    left: [{ rule: 'base', ratio: ratio(10_000 - before - refundedFen, 10_000) }],
    spentLeft: ratio(0, 0),
    alone: { basisFen: fen(refundedFen), pieces: 1, portions: [] },
    ...over,
  }) as OrderRefunded;
const rules = (
  returns: Partial<ProgramFile['returns']> = {},
  over: Partial<ProgramFile> = {},
): Program => programOf(aProgram({ returns: { withinDays: 365, ...returns }, ...over }));
const claw = (
  standing: Purse,
  refund: OrderRefunded,
  program = rules(),
  order: Earned = anEarned(),
) => decideClaw(standing, order, { refund, program });

describe('from where it is taken', () => {
  const standing = purse({ pending: [waiting(30)], lots: [lot(20, soon), lot(40)] });

  test('its pending points, its own date, then what is gone soonest', () => {
    // 80 = 30 pending + 40 of its date + 10 of June.
    expect(claw(standing, aReturn(8000))).toMatchObject({
      purse: { pending: [], lots: [lot(10, soon)], debt: 0 },
      kept: 20,
      cash: null,
      writtenOff: 0,
    });
  });

  test('what is held for a payment is left alone', () => {
    const holds = [{ id: 'h', until: soon, parts: [lot(100)] }];
    expect(claw(purse({ holds }), aReturn(10_000)).purse).toEqual(
      purse({ holds, debt: points(100) }),
    );
  });
});

describe('points that are no longer there', () => {
  // 100 to take; 30 wait, 20 can be spent, 50 are missing. ¥1 buys 100 points, ¥100 are refunded.
  const standing = purse({ pending: [waiting(30)], lots: [lot(20, soon)] });
  const redemption = { points: points(100), fen: fen(100) };
  test.each([
    ['are owed', undefined, { lots: [], debt: 50, cash: null, writtenOff: 0 }],
    ['are owed', 'debt', { lots: [], debt: 50, cash: null, writtenOff: 0 }],
    ['are let go', 'write_off', { lots: [], debt: 0, cash: null, writtenOff: 50 }],
    [
      'are let go together with what can be spent',
      'only_pending',
      { lots: [lot(20, soon)], debt: 0, cash: null, writtenOff: 70 },
    ],
    [
      'are taken from the money',
      'deduct_cash',
      { lots: [], debt: 0, cash: { points: 50, fen: 50 }, writtenOff: 0 },
    ],
    // The till was asked to refuse it before; what slips through is owed.
    ['are owed', 'refuse', { lots: [], debt: 50, cash: null, writtenOff: 0 }],
  ] as const)('%s under %s', (_, shortfall, { lots, debt, cash, writtenOff }) => {
    const program = rules(shortfall === undefined ? {} : { shortfall }, { redemption });
    const taken = claw(standing, aReturn(10_000), program);
    expect(taken).toMatchObject({ kept: 0, cash, writtenOff });
    expect(taken.purse).toEqual(purse({ lots: [...lots], debt: points(debt) }));
    expect(taken.movement).toMatchObject({
      pending: -30,
      spendable: lots.length === 0 ? -20 : 0,
      debt,
    });
  });

  test('a debt that stood is not made smaller or larger by what is let go', () => {
    const owing = purse({ debt: points(7) });
    const written = claw(owing, aReturn(10_000), rules({ shortfall: 'write_off' }));
    expect([written.purse.debt, written.writtenOff]).toEqual([7, 100]);
  });

  test('a refund can bear no more than its own money; the rest is owed', () => {
    // 1 point is worth ¥0.50: ¥20 buy 40 of the 100 points.
    const dear = rules(
      { shortfall: 'deduct_cash' },
      { redemption: { points: points(1), fen: fen(50) } },
    );
    const whole = { whole: true, left: [] };
    expect(claw(purse(), aReturn(2000, 0, whole), dear)).toMatchObject({
      cash: { points: 40, fen: 2000 },
      purse: { debt: 60 },
      movement: { debt: 60 },
    });
    expect(claw(purse(), aReturn(0, 0, whole), dear)).toMatchObject({
      cash: null,
      purse: { debt: 100 },
    });
  });
});

describe('how much a return takes', () => {
  test('by proportion, three parts of ¥33.33 and the rest take all of it', () => {
    let clawed = 0;
    const taken = [3333, 3333, 3333, 1].map((money, index) => {
      const order = anEarned({ clawed: points(clawed) });
      const { kept } = claw(
        purse({ lots: [lot(100)] }),
        aReturn(money, 3333 * index),
        rules(),
        order,
      );
      const part = 100 - clawed - kept;
      clawed += part;
      return part;
    });
    // Kept ⌊66.67⌋, ⌊33.34⌋, ⌊0.01⌋, 0.
    expect(taken).toEqual([34, 33, 33, 0]);
  });

  test('a return that reaches the account after a later one takes nothing twice', () => {
    const order = anEarned({ clawed: points(60) });
    expect(claw(purse({ lots: [lot(40)] }), aReturn(3000), rules(), order)).toMatchObject({
      kept: 40,
      movement: { spendable: 0 },
    });
  });
});

describe('by the step of each refund', () => {
  const stepwise = (rule: object, over: Partial<ProgramFile['returns']> = {}) =>
    rules({ takesBack: 'by_refund_step', ...over }, earning([aRule({ id: 'base', ...rule })]));
  const tens = stepwise({ award: { kind: 'perAmount', points: 1, fen: 1000 } });
  const order = (over: Partial<Earned> = {}) => anEarned({ earned: points(10), ...over });
  const kept = (refund: OrderRefunded, program: Program, earned: Earned) =>
    claw(purse({ lots: [lot(1000)] }), refund, program, earned).kept;

  test('a refund takes what its own money would have earned, rounded down', () => {
    // 1 point per ¥10: ¥19.99 alone are one step, though ¥80.01 left are only eight.
    expect(kept(aReturn(1999), tens, order())).toBe(9);
    expect(kept(aReturn(999), tens, order())).toBe(10);
    expect(kept(aReturn(1999, 1999), tens, order({ clawed: points(1) }))).toBe(8);
  });

  test('all of it at once takes all', () => {
    expect(kept(aReturn(10_000), tens, order())).toBe(0);
  });

  test('multiplied as on the day, rounded down', () => {
    // 1 step × 1.5 × 1.5 = 2.25.
    expect(kept(aReturn(1000), tens, order({ earned: points(22), times: [150, 150] }))).toBe(20);
  });

  test('never more than is left, where a cap had clipped it', () => {
    expect(kept(aReturn(9000), tens, order({ earned: points(5) }))).toBe(0);
  });

  test('pieces take by piece, a fixed award goes with the last', () => {
    const pieces = stepwise({ award: { kind: 'perItem', points: 4 } });
    const three = { alone: { basisFen: fen(30), pieces: 3, portions: [] } };
    expect(kept(aReturn(30, 0, three), pieces, order({ earned: points(20) }))).toBe(8);
    const once = stepwise({ award: { kind: 'fixed', points: 10 } });
    const fixed = order({ awards: [{ rule: 'base', points: points(10) }] });
    expect(kept(aReturn(9999), once, fixed)).toBe(10);
    expect(kept(aReturn(1, 9999), once, fixed)).toBe(0);
  });

  test('a rule for certain lines looks at those that came back', () => {
    const milk = stepwise({
      award: { kind: 'perAmount', points: 1, fen: 1000 },
      lines: { field: 'sku', in: ['milk'] },
    });
    const portions = [{ rule: 'base', basisFen: fen(2000), pieces: 1 }];
    const mixed = { alone: { basisFen: fen(9000), pieces: 2, portions } };
    expect(kept(aReturn(9000, 0, mixed), milk, order())).toBe(8);
  });
});

describe('what came back no longer counts in the caps of its rule', () => {
  const caps = [{ per: 'day', points: 500 }];
  const capped = rules({}, earning([aRule({ id: 'base', caps }), aRule({ id: 'free' })]));
  const two = anEarned({
    awards: [
      { rule: 'base', points: points(60) },
      { rule: 'free', points: points(40) },
    ],
  });

  test('in proportion to its own lines, rounded for the member', () => {
    const left = [{ rule: 'base', ratio: ratio(2, 3) }];
    // 60 × 2/3 = 40 stay.
    expect(claw(purse(), aReturn(5000, 0, { left }), capped, two).awards).toEqual([
      { rule: 'base', points: 60, freed: 20 },
      { rule: 'free', points: 40 },
    ]);
  });

  test('what an earlier return freed stays free when it arrives after a later one', () => {
    const later = claw(purse(), aReturn(5000, 4000), capped, two).awards;
    expect(later[0]?.freed).toBe(54);
    const after = { ...two, awards: later };
    expect(claw(purse(), aReturn(4000), capped, after).awards[0]?.freed).toBe(54);
  });

  test('all of it with the last piece', () => {
    expect(claw(purse(), aReturn(10_000), capped, two).awards[0]).toMatchObject({ freed: 60 });
  });
});
