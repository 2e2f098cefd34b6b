import { memberId } from '@huigan/shared/kernel/ids';
import { type Instant, instant, type UtcOffset } from '@huigan/shared/kernel/time';
import { fen, points } from '@huigan/shared/kernel/units';
import type { Content } from '@huigan/shared/messages/content';
import { awakeFrom } from '@huigan/shared/messages/quiet';
import {
  asItStands,
  chosen,
  type Reminder,
  type Standing,
  type Told,
  worthTelling,
} from '@huigan/shared/messages/reminders';
import {
  BALANCE_MAX,
  decideSending,
  emptied,
  givenBack,
  leftOf,
  noSubscription,
  type Subscription,
  withAnswers,
} from '@huigan/shared/messages/subscription';

const offset = 480 as UtcOffset;
const day = (text: string): Instant => instant(`${text}T00:00:00+08:00`);
const night = (text: string): Instant => instant(`${text}T00:05:00+08:00`);
const member = memberId('m-1');

const standing = (over: Partial<Standing> = {}): Standing => ({
  member,
  dates: [],
  tier: { words: { zh: '银卡', en: 'Silver' }, keep: null },
  isRising: false,
  orders: [],
  ...over,
});
const expiring = (last: string, amount = 320): Standing =>
  standing({ dates: [{ at: day(last), points: points(amount) }] });
const ids = (whose: Standing, now: Instant) =>
  worthTelling(whose, { now, offset }).map(({ id }) => id);

// Points that can be used through 30 June are gone at the midnight after it.
test.each([
  ['2026-05-30', []],
  ['2026-05-31', ['points_expiring:30:m-1:2026-06-30:320']],
  ['2026-06-01', ['points_expiring:30:m-1:2026-06-30:320']],
  ['2026-06-02', ['points_expiring:30:m-1:2026-06-30:320']],
  ['2026-06-03', []],
  ['2026-06-22', []],
  ['2026-06-23', ['points_expiring:7:m-1:2026-06-30:320']],
  ['2026-06-29', ['points_expiring:7:m-1:2026-06-30:320']],
  ['2026-06-30', ['points_expiring:7:m-1:2026-06-30:320']],
  ['2026-07-01', []],
])('in the night to %s', (date, expected) => {
  expect(ids(expiring('2026-07-01'), night(date))).toEqual(expected);
});

test('a tier that lapses within 30 days, unless it is kept already or a higher one begins', () => {
  const keep = { toGoFen: fen(80_000), fromFen: fen(100_000), by: day('2026-07-01') };
  const silver = { words: { zh: '银卡', en: 'Silver' }, keep };
  expect(ids(standing({ tier: silver }), night('2026-05-31'))).toEqual([]);
  expect(ids(standing({ tier: silver }), night('2026-06-01'))).toEqual([
    'tier_lapsing:m-1:2026-06-30',
  ]);
  expect(ids(standing({ tier: silver, isRising: true }), night('2026-06-01'))).toEqual([]);
  const kept = { ...silver, keep: { ...keep, toGoFen: fen(0) } };
  expect(ids(standing({ tier: kept }), night('2026-06-01'))).toEqual([]);
  expect(ids(standing({ tier: silver }), night('2026-07-01'))).toEqual([]);
});

const agreedTo = (left: number): Subscription =>
  Array.from({ length: left }).reduce<Subscription>(
    (before, _, tap) =>
      withAnswers(
        before,
        { request: `tap-${tap}`, answers: [{ kind: 'points_expiring', answer: 'accepted' }] },
        noon,
      ),
    noSubscription,
  );
const wanted = (amount: number): Reminder[] => [
  ...worthTelling(expiring('2026-07-01', amount), { now: night('2026-06-23'), offset }),
];
const told = (reminders: readonly Reminder[], isWaiting = false): Told[] =>
  reminders.map((reminder) => ({ ...reminder, isWaiting }));

test('nothing is told twice; fewer points of a date are no news, more are', () => {
  const subscription = agreedTo(3);
  const choose = (amount: number, before: readonly Told[]) =>
    chosen(wanted(amount), { subscription, told: before }).length;
  expect(choose(320, [])).toBe(1);
  expect(choose(320, told(wanted(320)))).toBe(0);
  expect(choose(300, told(wanted(320)))).toBe(0);
  expect(choose(400, told(wanted(320)))).toBe(1);
});

test('no more than they agreed to, what waits already counted, the most urgent first', () => {
  const dates = ['2026-07-21', '2026-06-28', '2026-06-27'].map((last) => ({
    at: day(last),
    points: points(100),
  }));
  const all = worthTelling(standing({ dates }), { now: night('2026-06-22'), offset });
  expect(all.map(({ id }) => id.split(':')[1])).toEqual(['7', '7', '30']);
  const choose = (left: number, waiting: readonly Reminder[] = []) =>
    chosen(all, { subscription: agreedTo(left), told: told(waiting, true) }).length;
  expect([choose(0), choose(1), choose(2), choose(9)]).toEqual([0, 1, 2, 3]);
  expect(choose(2, all.slice(0, 1))).toBe(1);
});

test.each([
  ['2026-06-15T07:59:59+08:00', '2026-06-15T08:00:00+08:00'],
  ['2026-06-15T08:00:00+08:00', '2026-06-15T08:00:00+08:00'],
  ['2026-06-15T21:59:59+08:00', '2026-06-15T21:59:59+08:00'],
  ['2026-06-15T22:00:00+08:00', '2026-06-16T08:00:00+08:00'],
  ['2026-06-15T00:00:00+08:00', '2026-06-15T08:00:00+08:00'],
  ['2026-12-31T23:30:00+08:00', '2027-01-01T08:00:00+08:00'],
])('at %s nobody is woken before %s', (now, then) => {
  expect(awakeFrom(instant(now))).toBe(instant(then));
});

const noon = instant('2026-06-15T12:00:00+08:00');
const send = (subscription: Subscription, now = noon): Subscription => {
  const verdict = decideSending(subscription, 'points_expiring', now);
  if (verdict.what !== 'send') throw new Error(verdict.what);
  return verdict.after;
};

test('two a day, and the third next morning', () => {
  const after = send(send(agreedTo(4)));
  expect(leftOf(after, 'points_expiring')).toBe(2);
  expect(decideSending(after, 'points_expiring', noon)).toEqual({
    what: 'wait',
    until: instant('2026-06-16T08:00:00+08:00'),
  });
  expect(send(after, instant('2026-06-16T08:00:00+08:00')).sent).toEqual({
    day: '2026-06-16',
    count: 1,
  });
});

test('without a balance never, at night not yet', () => {
  expect(decideSending(noSubscription, 'points_expiring', noon).what).toBe('never');
  expect(decideSending(agreedTo(1), 'tier_lapsing', noon).what).toBe('never');
  expect(decideSending(agreedTo(1), 'points_expiring', night('2026-06-15')).what).toBe('wait');
  expect(decideSending(emptied(agreedTo(3), 'points_expiring'), 'points_expiring', noon).what).toBe(
    'never',
  );
});

test('what did not go is theirs again, and counts for no day', () => {
  const back = givenBack(send(agreedTo(1)), 'points_expiring');
  expect(leftOf(back, 'points_expiring')).toBe(1);
  expect(back.sent?.count).toBe(0);
});

test('a request counts once, a no takes nothing away, and ten is the most', () => {
  const once = agreedTo(1);
  const yes = { kind: 'points_expiring', answer: 'accepted' } as const;
  expect(withAnswers(once, { request: 'tap-0', answers: [yes] }, noon)).toBe(once);
  const no = { kind: 'points_expiring', answer: 'rejected' } as const;
  const after = withAnswers(once, { request: 'another', answers: [no] }, noon);
  expect(after.balances).toEqual([{ kind: 'points_expiring', left: 1, answer: 'rejected' }]);
  expect(leftOf(agreedTo(15), 'points_expiring')).toBe(BALANCE_MAX);
});

describe('what a message says when it goes', () => {
  const id = 'order_credited:pos:1';
  const order = { kind: 'order_credited', shop: '滨江店', paidAt: day('2026-06-01') } as const;
  const credited = { id, content: { ...order, points: points(128) } };
  const withOrder = (left: number, usableFrom: Instant | null = null) =>
    standing({ orders: [{ id: 'pos:1', points: points(left), usableFrom }] });

  test('is what is left of the order, and when it can be used', () => {
    expect(asItStands(credited, withOrder(128))).toEqual(credited.content);
    expect(asItStands(credited, withOrder(28, day('2026-06-08')))).toEqual({
      ...order,
      points: 28,
      usableFrom: day('2026-06-08'),
    });
    expect(asItStands(credited, withOrder(0))).toBeNull();
    expect(asItStands(credited, standing())).toEqual(credited.content);
  });

  test('is what still expires that day', () => {
    const content = { kind: 'points_expiring', points: points(320), expires: day('2026-07-01') };
    const told = { id: 'any', content: content as Content };
    expect(asItStands(told, expiring('2026-07-01', 120))).toEqual({ ...content, points: 120 });
    expect(asItStands(told, expiring('2026-07-02', 120))).toBeNull();
    expect(asItStands(told, expiring('2026-07-01', 0))).toBeNull();
  });

  test('is what is still missing to keep the tier', () => {
    const by = day('2026-07-01');
    const words = { zh: '银卡', en: 'Silver' };
    const content = { kind: 'tier_lapsing', tier: words, until: by, toGoFen: fen(80_000) } as const;
    const told = { id: 'any', content };
    const missing = (toGoFen: number, until = by) =>
      standing({ tier: { words, keep: { toGoFen: fen(toGoFen), fromFen: fen(0), by: until } } });
    expect(asItStands(told, missing(30_000))).toEqual({ ...content, toGoFen: 30_000 });
    expect(asItStands(told, missing(0))).toBeNull();
    expect(asItStands(told, missing(80_000, day('2027-07-01')))).toBeNull();
    expect(asItStands(told, standing())).toBeNull();
    expect(asItStands(told, { ...missing(30_000), isRising: true })).toBeNull();
  });
});
