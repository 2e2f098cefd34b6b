import { later, MINUTE_MS } from '@huigan/shared/kernel/time';
import { offsetOf } from '@huigan/shared/program/preview';
import { exceptionsFrom, openAt } from '@huigan/shared/shops/hours';
import { at } from '../../support/build';
import { aShop } from '../../support/build-shops';

const CHINA = offsetOf('+08:00');
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const open = (shop: Parameters<typeof openAt>[0], day: string, time: string) =>
  openAt(shop, at(day, time), CHINA);

// 2 March 2026 is a Monday.
const weekdaysOnly = aShop({ hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '21:30' }] });

test.each([
  ['09:59:59', { now: false, from: at('2026-03-02', '10:00:00') }],
  ['10:00:00', { now: true, until: at('2026-03-02', '21:30:00') }],
  ['21:29:59', { now: true, until: at('2026-03-02', '21:30:00') }],
  ['21:30:00', { now: false, from: at('2026-03-03', '10:00:00') }],
])('on a Monday at %s', (time, expected) => {
  expect(open(weekdaysOnly, '2026-03-02', time)).toEqual(expected);
});

test('on Friday night the next opening is on Monday', () => {
  expect(open(weekdaysOnly, '2026-03-06', '22:00:00')).toEqual({
    now: false,
    from: at('2026-03-09', '10:00:00'),
  });
});

test('a holiday stands instead of the week, closed or with other hours', () => {
  const shop = {
    ...weekdaysOnly,
    exceptions: [
      { day: '2026-03-02', closed: true as const },
      { day: '2026-03-03', from: '12:00', to: '16:00' },
      { day: '2026-03-07', from: '11:00', to: '15:00' },
    ],
  };
  expect(open(shop, '2026-03-02', '12:00:00')).toEqual({
    now: false,
    from: at('2026-03-03', '12:00:00'),
  });
  expect(open(shop, '2026-03-03', '15:59:00')).toEqual({
    now: true,
    until: at('2026-03-03', '16:00:00'),
  });
  expect(open(shop, '2026-03-07', '12:00:00')).toMatchObject({ now: true });
  expect(exceptionsFrom(shop, at('2026-03-03'), CHINA)).toEqual([
    { day: '2026-03-03', times: { from: '12:00', to: '16:00' } },
    { day: '2026-03-07', times: { from: '11:00', to: '15:00' } },
  ]);
});

test('a bar that closes after midnight is open then, and the day it opened on decides', () => {
  const bar = aShop({ hours: [{ days: [5], from: '18:00', to: '02:00' }] });
  expect(open(bar, '2026-03-07', '01:59:00')).toEqual({
    now: true,
    until: at('2026-03-07', '02:00:00'),
  });
  expect(open(bar, '2026-03-06', '01:00:00')).toMatchObject({ now: false });
});

test('a shop that never closes is not said to close at midnight', () => {
  const always = aShop({ hours: [{ days: everyDay, from: '00:00', to: '24:00' }] });
  const answer = open(always, '2026-03-02', '12:00:00');
  expect(answer?.now).toBe(true);
  if (answer?.now) expect(answer.until).toBeGreaterThan(later(at('2026-03-08'), -MINUTE_MS));
});

test('two spells in a day leave a noon between them', () => {
  const shop = aShop({
    hours: [
      { days: everyDay, from: '09:00', to: '12:00' },
      { days: everyDay, from: '14:00', to: '18:00' },
    ],
  });
  expect(open(shop, '2026-03-02', '13:00:00')).toEqual({
    now: false,
    from: at('2026-03-02', '14:00:00'),
  });
});

test('who does not say when they are open is neither open nor closed; who is closed for a week has no date', () => {
  expect(open(aShop({ hours: [] }), '2026-03-02', '12:00:00')).toBeNull();
  const far = aShop({ hours: [], exceptions: [{ day: '2026-05-01', from: '10:00', to: '12:00' }] });
  expect(open(far, '2026-03-02', '12:00:00')).toEqual({ now: false, from: null });
});
