import type { Day } from '@huigan/shared/kernel/time';
import { fen } from '@huigan/shared/kernel/units';
import { offsetOf } from '@huigan/shared/program/preview';
import { decideDay, isMeant } from '@huigan/shared/service/claim';
import { freePlaces } from '@huigan/shared/service/places';
import type { Ticket } from '@huigan/shared/service/ticket';
import { endOfWorkingDays } from '@huigan/shared/service/working-days';
import { at } from '../../support/build';

const CHINA = offsetOf('+08:00');
const receipt = { number: 'R77', shop: 'binjiang', day: '2026-03-01' as Day, amountFen: fen(100) };

test.each([
  ['2026-03-02', true],
  ['2026-01-31', true],
  ['2026-01-30', 'service/too_long_ago'],
  ['2026-03-03', 'service/day_ahead'],
])('a receipt of %s, looked at on 2 March: %s', (day, expected) => {
  // A minute past midnight in China is still the day before in Europe.
  const decided = decideDay(day, { now: at('2026-03-02', '00:01:00'), offset: CHINA });
  expect(decided.ok ? true : decided.error).toBe(expected);
});

const order = (over: object) => ({
  number: '9',
  receiptNo: 'R77',
  shop: 'binjiang',
  paidAt: at('2026-03-01', '23:00:00'),
  ...over,
});
test.each([
  ['the printed number, the same day', {}, true],
  ['the printed number, a day off around midnight', { paidAt: at('2026-03-02', '00:10:00') }, true],
  ['the printed number of last week', { paidAt: at('2026-02-22', '23:00:00') }, false],
  [
    'the till’s own number, whatever the day',
    { number: 'R77', receiptNo: null, paidAt: at('2026-02-01') },
    true,
  ],
  ['another shop', { shop: 'xihu' }, false],
  ['another number', { receiptNo: 'R78' }, false],
  ['no printed number', { receiptNo: null }, false],
])('an order is meant: %s: %s', (_, over, expected) => {
  expect(isMeant(receipt, order(over), CHINA)).toBe(expected);
});

const aTicket = (over: Partial<Ticket>): Ticket =>
  ({
    at: at('2026-03-01'),
    about: { kind: 'missing', ...receipt },
    state: 'open',
    ...over,
  }) as Ticket;
const NOW = at('2026-03-02');
test('open tickets of the other kind, and answered ones, take no place', () => {
  const others = Array.from({ length: 6 }, () =>
    aTicket({ about: { kind: 'dispute', entry: 1, words: 'x' } }),
  );
  const done = Array.from({ length: 6 }, () => aTicket({ state: 'answered' } as Partial<Ticket>));
  expect(freePlaces([...others, ...done], 'missing', NOW).ok).toBe(true);
  expect(freePlaces(others, 'dispute', NOW)).toEqual({ ok: false, error: 'service/too_many_open' });
});
test('twenty within thirty days, no more; a month later they no longer count', () => {
  const many = Array.from({ length: 20 }, () => aTicket({ state: 'answered' } as Partial<Ticket>));
  const refused = { ok: false, error: 'service/too_many_lately' };
  expect(freePlaces(many, 'missing', NOW)).toEqual(refused);
  expect(freePlaces(many.slice(1), 'missing', NOW).ok).toBe(true);
  expect(freePlaces(many, 'missing', at('2026-04-02')).ok).toBe(true);
});

test.each([
  ['a Monday', '2026-03-02', '2026-03-05'],
  ['a Thursday', '2026-03-05', '2026-03-10'],
  ['a Friday', '2026-03-06', '2026-03-11'],
  ['a Saturday', '2026-03-07', '2026-03-11'],
  ['a Sunday', '2026-03-08', '2026-03-11'],
])('two working days after %s end at the midnight before %s → %s', (_, day, end) => {
  expect(endOfWorkingDays(at(day, '15:00:00'), 2, CHINA)).toBe(at(end));
});
