import type { Instant } from '@huigan/shared/kernel/time';
import { points } from '@huigan/shared/kernel/units';
import {
  addLot,
  addPending,
  type Joining,
  LOTS_MAX,
  takeFromLots,
} from '@huigan/shared/points/lots';
import {
  clawBack,
  credit,
  emptyPurse,
  type Purse,
  stillness,
  vest,
} from '@huigan/shared/points/purse';

const day = (number: number) => number as Instant;
const lot = (expires: number, left: number) => ({ expires: day(expires), left: points(left) });
const parcel = (vests: number, expires: number, left: number) => ({
  ...lot(expires, left),
  vests: day(vests),
});
const purse = (over: Partial<Purse>): Purse => ({ ...emptyPurse, ...over });

const dated: Joining = { lotsMax: LOTS_MAX, one: null };

describe('one lot a date, soonest first', () => {
  test('points of one date are one lot; others stand in order', () => {
    const three = [lot(20, 5), lot(10, 1), lot(30, 2), lot(20, 7)].reduce(
      (lots, each) => addLot(lots, each, dated).lots,
      emptyPurse.lots,
    );
    expect(three).toEqual([lot(10, 1), lot(20, 12), lot(30, 2)]);
  });

  test('the 41st date joins the next later one and says so', () => {
    const forty = Array.from({ length: 40 }, (_, index) => lot(10 * (index + 1), 1));
    const { lots, joined } = addLot(forty, lot(15, 100), dated);
    expect(lots).toHaveLength(40);
    expect(lots[1]).toEqual(lot(20, 101));
    expect(joined).toBe(20);
  });

  test('where the 41st is the latest, the one before moves to it: nobody loses a day', () => {
    const forty = Array.from({ length: 40 }, (_, index) => lot(10 * (index + 1), 1));
    const { lots, joined } = addLot(forty, lot(999, 100), dated);
    expect(lots).toHaveLength(40);
    expect(lots.at(-1)).toEqual(lot(999, 101));
    expect(lots.at(-2)).toEqual(lot(390, 1));
    expect(joined).toBe(999);
  });

  test('no points need no lot', () => {
    expect(addLot([lot(10, 1)], lot(5, 0), dated)).toEqual({ lots: [lot(10, 1)], joined: null });
    expect(addPending([], parcel(1, 5, 0))).toEqual([]);
  });

  test('what expires soonest is taken first; a lot that is used up is gone', () => {
    expect(takeFromLots([lot(10, 3), lot(20, 5)], points(4))).toEqual({
      lots: [lot(20, 4)],
      taken: 4,
      parts: [lot(10, 3), lot(20, 1)],
    });
    expect(takeFromLots([lot(10, 3)], points(9))).toEqual({
      lots: [],
      taken: 3,
      parts: [lot(10, 3)],
    });
  });
});

describe('taking back what an order earned', () => {
  const order = { dates: [{ vests: day(7), expires: day(30) }], shortfall: 'debt' as const };

  test('from its pending points, then its own lot, then the soonest, then it is owed', () => {
    const before = purse({
      pending: [parcel(5, 28, 40), parcel(7, 30, 10)],
      lots: [lot(10, 20), lot(30, 30), lot(40, 15)],
    });
    // 100 = 10 pending + 30 of its lot + 20 soonest + 15 next + 25 owed; the other pending stays.
    expect(clawBack(before, points(100), order)).toEqual({
      purse: purse({ pending: [parcel(5, 28, 40)], debt: points(25) }),
      movement: { ...stillness, spendable: -65, pending: -10, debt: 25 },
      short: 25,
    });
    expect(clawBack(before, points(35), order).purse.lots).toEqual([
      lot(10, 20),
      lot(30, 5),
      lot(40, 15),
    ]);
    expect(clawBack(before, points(45), order).purse.lots).toEqual([lot(10, 15), lot(40, 15)]);
  });

  test('never from points of another version that vest on the same day', () => {
    // Two programs were in force that day: the other order's points are valid until another date.
    const before = purse({ pending: [parcel(7, 20, 50), parcel(7, 30, 10)] });
    expect(clawBack(before, points(10), order).purse.pending).toEqual([parcel(7, 20, 50)]);
  });
});

describe('what is owed', () => {
  test('is repaid by the next points', () => {
    expect(credit(purse({ debt: points(30) }), lot(10, 50), dated)).toEqual({
      purse: purse({ lots: [lot(10, 20)] }),
      movement: { ...stillness, spendable: 20, debt: -30 },
    });
  });

  test('is repaid in part where they are fewer', () => {
    expect(credit(purse({ debt: points(30) }), lot(10, 12), dated)).toMatchObject({
      purse: { lots: [], debt: 18 },
      movement: { spendable: 0, debt: -12 },
    });
  });

  test('is repaid by pending points on their date, not before', () => {
    const waiting = parcel(7, 30, 50);
    expect(vest(purse({ debt: points(30), pending: [waiting] }), waiting, dated)).toEqual({
      purse: purse({ lots: [lot(30, 20)] }),
      movement: { ...stillness, spendable: 20, pending: -50, debt: -30 },
    });
  });
});
