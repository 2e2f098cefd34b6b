import { bounds, spendable } from '@huigan/shared/account/account';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLevel, aLine, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';

const worth = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const start = (over: Partial<ProgramFile> | Record<string, unknown> = {}) => {
  const life = new Life({ programs: [aProgram(over as Partial<ProgramFile>)] });
  life.buy({ id: 'one', ...worth(100) });
  return life;
};
const lots = ({ account }: Life) => account.points.lots;

describe('points for a friend', () => {
  test('leave first, arrive after, and keep their date', () => {
    const mei = start();
    const lin = mei.friend('lin');
    mei.waitUntil(at('2026-06-01'));
    expect(mei.giftOut(lin, 30, { id: 'g' })).toMatchObject({ points: -30, spendable: 70 });
    expect(lin.giftIn(mei, 'g')).toMatchObject({ points: 30, explain: { from: 'm-1', lapsed: 0 } });
    expect(lots(lin)).toEqual([{ expires: at('2027-03-02'), left: 30 }]);
  });

  test('told twice they travel once', () => {
    const mei = start();
    const lin = mei.friend('lin');
    for (let n = 0; n < 3; n++) mei.giftTo(lin, 30, { id: 'g', at: at('2026-03-01', '09:00:00') });
    expect([spendable(mei.account), spendable(lin.account)]).toEqual([70, 30]);
  });

  test('whose date passes on the way are told apart', () => {
    const mei = start({ expiry: { kind: 'rolling', months: 1 } });
    const lin = mei.friend('lin');
    mei.giftOut(lin, 30, { id: 'g' });
    mei.waitUntil(at('2026-04-02'));
    expect(lin.giftIn(mei, 'g')).toMatchObject({ points: 0, explain: { lapsed: 30 } });
  });

  test('take the date of the friend where all points share one', () => {
    const mei = start({ expiry: { kind: 'activity', months: 1 } });
    const lin = mei.friend('lin');
    mei.waitUntil(at('2026-03-20'));
    lin.buy({ id: 'two', ...worth(1) });
    mei.giftTo(lin, 30);
    expect(lots(lin)).toEqual([{ expires: at('2026-04-21'), left: 31 }]);
    expect(lots(mei)).toEqual([{ expires: at('2026-04-02'), left: 70 }]);
  });

  test('only what can be spent travels: nothing that waits, is held or is owed', () => {
    const mei = start();
    mei.buy({ id: 'web', channel: 'mall', ...worth(500) });
    mei.hold(60);
    expect(() => mei.giftOut(mei.friend('lin'), 41)).toThrow('points/insufficient_balance');
  });

  test('within the limits of a day and of a month', () => {
    const mei = start({ gifting: { dayMax: 30, monthMax: 50 } });
    const lin = mei.friend('lin');
    mei.giftTo(lin, 30);
    expect(() => mei.giftTo(lin, 1)).toThrow('points/gift_limit');
    mei.waitUntil(at('2026-03-02'));
    expect(() => mei.giftTo(lin, 21)).toThrow('points/gift_limit');
    mei.giftTo(lin, 20);
    mei.waitUntil(at('2026-04-01'));
    mei.giftTo(lin, 30);
    expect(spendable(lin.account)).toBe(80);
  });

  test('may be withdrawn while they are under way, once', () => {
    const mei = start();
    const lin = mei.friend('lin');
    mei.giftOut(lin, 30, { id: 'g' });
    expect(mei.unspend('gift/g')).toMatchObject({ points: 30, spendable: 100 });
    expect(lin.giftIn(mei, 'g').points).toBe(0);
    expect(() => mei.unspend('gift/g')).toThrow('points/nothing_to_return');
  });

  test('somebody who only ever passes gifts on has a small account as well', () => {
    const mei = start({ gifting: { dayMax: 30, monthMax: 900 } });
    const lin = mei.friend('lin');
    for (let day = 0; day < 90; day++) {
      mei.waitUntil((at('2026-03-02') + day * 86_400_000) as typeof mei.now);
      mei.giftTo(lin, 1);
    }
    const days = mei.account.counters.find(({ id }) => id === 'gift/day');
    expect(days?.used.length).toBeLessThanOrEqual(37);
  });
});

describe('a correction by staff', () => {
  const alone = { adjustments: { aloneMax: 50 } };
  test('up to the limit by one person, beyond it by two different ones', () => {
    const mei = start(alone);
    const by = { by: 'wang', approvedBy: null };
    expect(mei.adjust(50, by)).toMatchObject({
      points: 50,
      explain: { kind: 'adjust', reason: 'a mistake', by: 'wang' },
    });
    expect(() => mei.adjust(51, by)).toThrow('points/second_person_needed');
    expect(() => mei.adjust(-51, { ...by, approvedBy: 'wang' })).toThrow(
      'points/second_person_needed',
    );
    expect(mei.adjust(-51, { ...by, approvedBy: 'zhao' }).spendable).toBe(99);
  });

  test('always takes two where the brand sets no limit', () => {
    expect(() => start().adjust(1, { approvedBy: null })).toThrow('points/second_person_needed');
  });

  test('takes no more than there is, soonest first, and repays what is owed first', () => {
    const mei = start();
    expect(() => mei.adjust(-101)).toThrow('points/insufficient_balance');
    mei.spend(100);
    mei.giveBack({ order: 'one' });
    expect(mei.adjust(130)).toMatchObject({ points: 30, debt: -100, spendable: 30 });
  });
});

describe('what rules need to know of a member', () => {
  const tagged = earning([
    aRule({ id: 'baby', when: { field: 'tag', in: ['baby'] } }),
    aRule({ id: 'day', when: { field: 'birthday', in: ['month'] } }),
  ]);
  test('counts from the next order on, and leaves no entry', () => {
    const mei = start(tagged);
    expect(spendable(mei.account)).toBe(0);
    mei.describe({ birthday: '03-31', addTags: ['baby', 'vip'] });
    expect(mei.buy({ id: 'two', ...worth(10) }).points).toBe(20);
    mei.describe({ birthday: null, removeTags: ['baby'] });
    expect(mei.buy({ id: 'three', ...worth(10) }).points).toBe(0);
    expect(mei.account.about).toMatchObject({ birthday: null, tags: ['vip'] });
    expect(mei.entries()).toHaveLength(3);
  });

  test('the newest tags stay where there are too many', () => {
    const mei = new Life({ limits: { ...bounds, tags: 3 } });
    mei.describe({ addTags: ['a', 'b', 'c'] });
    mei.describe({ addTags: ['d', 'b'] });
    expect(mei.account.about.tags).toEqual(['c', 'd', 'b']);
    mei.describe({ birthday: '01-01' });
    expect(mei.account.about.tags).toEqual(['c', 'd', 'b']);
  });
});

describe('a benefit of a tier', () => {
  const benefit = (id: string, quota?: object) => ({
    id,
    words: { zh: id, en: id },
    kind: 'priority' as const,
    ...(quota && { quota }),
  });
  const tiers = {
    ...aProgram().tiers,
    levels: [
      aLevel('member', 0),
      aLevel('silver', 10_000, {
        benefits: [
          benefit('line'),
          benefit('ship', { times: 2, per: 'month' }),
          benefit('gift', { times: 1, per: 'term' }),
        ] as never,
      }),
    ],
  };

  test('is there for who has the tier', () => {
    const mei = new Life({ programs: [aProgram({ tiers })] });
    expect(() => mei.benefit('line')).toThrow('benefits/not_yours');
    mei.buy({ id: 'one', ...worth(100) });
    for (let n = 0; n < 5; n++) {
      expect(mei.benefit('line')).toMatchObject({ points: 0, explain: { left: null } });
    }
    expect(() => mei.benefit('jet')).toThrow('benefits/not_yours');
  });

  test('as often as its quota, which begins anew with its period', () => {
    const mei = start({ tiers });
    expect(mei.benefit('ship', { id: 'pos:1' }).explain).toMatchObject({ left: 1 });
    expect(mei.benefit('ship', { id: 'pos:1' }).explain).toMatchObject({ left: 1 });
    expect(mei.benefit('ship').explain).toMatchObject({ left: 0 });
    expect(() => mei.benefit('ship')).toThrow('benefits/used_up');
    mei.waitUntil(at('2026-04-01'));
    expect(mei.benefit('ship').explain).toMatchObject({ left: 1 });
    expect(mei.benefit('gift').explain).toMatchObject({ left: 0 });
    mei.waitUntil(at('2026-12-01'));
    mei.buy({ id: 'again', ...worth(100) });
    expect(() => mei.benefit('gift')).toThrow('benefits/used_up');
    // A new term began on 2 March 2027.
    mei.passTo(at('2027-03-02'));
    expect(mei.benefit('gift').explain).toMatchObject({ left: 0 });
  });
});
