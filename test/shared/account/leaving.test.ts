import { dueAt, pending, spendable } from '@huigan/shared/account/account';
import { flowsOf } from '@huigan/shared/account/entry';
import { heldIn } from '@huigan/shared/points/purse';
import { aLine, aProgram, at } from '../../support/build';
import { Life } from '../../support/simulate-account';

const worth = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const purse = ({ account }: Life) => ({
  spendable: spendable(account),
  pending: pending(account),
  held: heldIn(account.points),
  debt: account.points.debt,
});
const nothing = { spendable: 0, pending: 0, held: 0, debt: 0 };

/** Issued, and all of it accounted for. */
function expired(life: Life): number {
  return life.entries().reduce((sum, entry) => sum + (flowsOf(entry).expired ?? 0), 0);
}

describe('a member leaves', () => {
  test('all they have ends in one entry, and nothing of the person stays', () => {
    const mei = new Life({ programs: [aProgram()] });
    mei.describe({ birthday: '05-05', addTags: ['baby'] });
    mei.buy({ id: 'a', ...worth(100) });
    mei.buy({ id: 'web', channel: 'mall', ...worth(50) });
    mei.hold(30, { id: 'pos:h' });
    const left = mei.leave();
    expect(left).toMatchObject({ points: -70, pending: -50, held: -30, spendable: 0 });
    expect(expired(mei)).toBe(150);
    expect(purse(mei)).toEqual(nothing);
    expect(mei.account).toMatchObject({ growth: [], counters: [], orders: [], left: mei.now });
    expect(mei.account.about).toMatchObject({ birthday: null, tags: [], orders: 0 });
  });

  test('what they owed is let go and said so', () => {
    const mei = new Life({ programs: [aProgram()] });
    mei.buy({ id: 'a', ...worth(100) });
    mei.spend(100);
    mei.giveBack({ id: 'r', order: 'a' });
    expect(purse(mei)).toMatchObject({ debt: 100 });
    expect(mei.leave()).toMatchObject({ debt: -100, explain: { kind: 'leave', writtenOff: 100 } });
  });

  test('nothing happens to the account any more, and the same wish again changes nothing', () => {
    const mei = new Life({ programs: [aProgram()] });
    mei.buy({ id: 'a', ...worth(100) });
    const first = mei.leave();
    const before = mei.account;
    expect(mei.leave()).toEqual(first);
    for (const act of [
      () => mei.buy({ id: 'b', ...worth(1) }),
      () => mei.spend(1),
      () => mei.giveBack({ id: 'r', order: 'a' }),
      () => mei.adjust(5),
    ]) {
      expect(act).toThrow('account/left');
    }
    mei.waitUntil(at('2040-01-01'));
    expect(() => mei.adjust(5)).toThrow('account/left');
    expect(mei.account).toBe(before);
    expect(dueAt(mei.account)).toBeNull();
  });

  test('a merger that was under way ends with them', () => {
    const anna = new Life({ programs: [aProgram()] });
    const bea = anna.friend('bea');
    anna.buy({ id: 'a', ...worth(100) });
    anna.mergeInto(bea, 'before');
    bea.leave();
    anna.mergeInto(bea);
    expect(purse(bea)).toEqual(nothing);
    expect(bea.entries().slice(-2)).toMatchObject([
      { explain: { kind: 'merge-in' }, points: 100 },
      { explain: { kind: 'leave' }, points: -100 },
    ]);
  });
});
