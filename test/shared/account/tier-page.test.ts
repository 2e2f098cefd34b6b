import { memberHome } from '@huigan/shared/account/home';
import { settleToRead } from '@huigan/shared/account/settle';
import { tierPage } from '@huigan/shared/account/tier-page';
import type { Benefit } from '@huigan/shared/tiers/contracts';
import { aLadder, aLevel, aLine, aProgram, at } from '../../support/build';
import { Life } from '../../support/simulate-account';

const seenBy = (life: Life) => {
  const program = life.rulebook.at(life.now);
  if (!program) throw new Error('no program');
  return {
    account: settleToRead(life.account, life.now, life.rulebook),
    seen: { program, now: life.now },
  };
};
const pageOf = (life: Life) => {
  const { account, seen } = seenBy(life);
  return tierPage(account, seen);
};
const homeOf = (life: Life) => {
  const { account, seen } = seenBy(life);
  const whose = { memberNo: '1', isOwner: true, person: { called: null, leavesAt: null } };
  return memberHome(account, { ...whose, ...seen });
};
const spending = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });

const benefit = (id: string, quota?: Benefit['quota']): Benefit => ({
  id,
  words: { zh: id, en: id },
  kind: 'service',
  ...(quota && { quota }),
});
const withBenefits = (over: { graceDays?: number; starts?: 'next_period' } = {}) =>
  new Life({
    programs: [
      aProgram({
        tiers: {
          ends: { kind: 'term', months: 6 },
          ...over,
          levels: [
            aLevel('member', 0),
            aLevel('silver', 100_000, {
              gift: { points: 200 } as never,
              benefits: [
                benefit('wrap', { times: 2, per: 'month' }),
                benefit('party', { times: 1, per: 'term' }),
                benefit('priority'),
              ],
            }),
            aLevel('gold', 500_000, {
              gift: { points: 600 } as never,
              benefits: [benefit('wrap', { times: 9, per: 'month' }), benefit('nurse')],
            }),
            aLevel('black', 1_000_000, { benefits: [benefit('nurse'), benefit('own-line')] }),
          ],
        },
      }),
    ],
  });

test('the ladder says what each tier takes, and where the member stands', () => {
  const life = withBenefits();
  life.buy(spending(1000));
  expect(pageOf(life).ladder).toMatchObject([
    { id: 'member', place: 'below', reach: null, gift: null },
    { id: 'silver', place: 'here', gift: 200 },
    { id: 'gold', place: 'above', gift: 600, reach: { zh: '12 个月内消费满 ¥5,000' } },
    { id: 'black', place: 'above', gift: null },
  ]);
});

test('a benefit used is one less, until its period begins anew', () => {
  const life = withBenefits();
  life.buy(spending(1000));
  life.waitUntil(at('2026-03-05', '10:00:00'));
  life.benefit('wrap');
  const quotas = () =>
    pageOf(life).benefits.flatMap((each) =>
      each.state === 'yours' ? [[each.id, each.quota?.left ?? null, each.quota?.renews]] : [],
    );
  expect(quotas()).toEqual([
    ['wrap', 1, at('2026-04-01')],
    ['party', 1, at('2026-09-02')],
    ['priority', null, undefined],
  ]);
  expect(homeOf(life).usesLeft).toBe(2);
  life.waitUntil(at('2026-04-01'));
  expect(quotas()[0]).toEqual(['wrap', 2, at('2026-05-01')]);
});

test('what tiers above add stands once, under the lowest that has it', () => {
  const life = withBenefits();
  const locked = () =>
    pageOf(life).benefits.flatMap((each) =>
      each.state === 'locked' ? [`${each.id} ${each.from.en}`] : [],
    );
  expect(locked()).toEqual([
    'wrap silver',
    'party silver',
    'priority silver',
    'nurse gold',
    'own-line black',
  ]);
  expect(homeOf(life).usesLeft).toBeNull();
  life.buy(spending(6000));
  expect(locked()).toEqual(['own-line black']);
});

test('at the top there is nothing above, and keeping is all there is to do', () => {
  const life = withBenefits();
  life.buy(spending(12_000));
  const { tier, ladder, benefits } = pageOf(life);
  expect(tier).toMatchObject({ id: 'black', next: null, keep: { toGoFen: 0 }, inGrace: false });
  expect(ladder.some(({ place }) => place === 'above')).toBe(false);
  expect(benefits.some(({ state }) => state === 'locked')).toBe(false);
});

test('in grace the tier stands, says so, and until when it can be kept', () => {
  const life = new Life({
    programs: [
      aProgram({
        tiers: aLadder({ window: 1, term: 1, graceDays: 10 }, ['member', 0], ['silver', 100_000]),
      }),
    ],
  });
  life.buy(spending(1000));
  life.passTo(at('2026-04-02', '10:00:00'));
  expect(pageOf(life).tier).toMatchObject({
    id: 'silver',
    inGrace: true,
    until: at('2026-04-12'),
    keep: { toGoFen: 100_000, by: at('2026-04-12') },
  });
  life.passTo(at('2026-04-12'));
  expect(pageOf(life).tier).toMatchObject({ id: 'member', inGrace: false, until: null });
});

test('a tier that is reached and begins later says when', () => {
  const life = withBenefits({ starts: 'next_period' });
  life.buy(spending(1000));
  expect(pageOf(life)).toMatchObject({
    tier: { id: 'member' },
    coming: { words: { en: 'silver' }, at: at('2027-01-01') },
  });
  expect(homeOf(life).today).toBeNull();
});

test('the last purchase is what is left of it, and a purchase brought back is none', () => {
  const life = new Life();
  expect(homeOf(life).lastPurchase).toBeNull();
  life.buy({ id: '1', lines: [aLine('a', 6000), aLine('b', 4000)] });
  life.waitUntil(at('2026-03-02', '10:00:00'));
  life.buy({ id: '20260302-0007', channel: 'mall', lines: [aLine('a', 5000)] });
  expect(homeOf(life).lastPurchase).toEqual({
    title: { zh: '网上商城', en: 'Web shop' },
    at: at('2026-03-02', '10:00:00'),
    orderTail: '0007',
    points: 50,
    vestsAt: at('2026-03-09'),
  });
  life.giveBack({ id: 'r', order: '20260302-0007', channel: 'mall' });
  life.giveBack({ id: 'r2', order: '1', lines: [{ sku: 'a', quantity: 1 }] });
  expect(homeOf(life).lastPurchase).toMatchObject({ orderTail: '1', points: 40, vestsAt: null });
});
