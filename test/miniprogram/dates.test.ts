import { instant } from '@huigan/shared/kernel/time';
import { clock, inMonth, lastDay, onDay } from '../../miniprogram/copy/dates';

const summer = instant('2026-06-15T06:05:00Z');

test.each([
  ['2026-07-05T16:00:00Z', { zh: '7月6日', en: '6 July' }],
  ['2026-07-05T15:59:59Z', { zh: '7月5日', en: '5 July' }],
  ['2027-01-31T15:59:59Z', { zh: '2027年1月31日', en: '31 January 2027' }],
  ['2025-12-31T15:59:59Z', { zh: '2025年12月31日', en: '31 December 2025' }],
])('%s is a day in China', (iso, words) => {
  expect(onDay(instant(iso), summer)).toEqual(words);
});

test.each([
  ['2026-06-30T16:00:00Z', { zh: '6月30日', en: '30 June' }],
  ['2026-12-31T16:00:00Z', { zh: '12月31日', en: '31 December' }],
  ['2028-02-29T16:00:00Z', { zh: '2028年2月29日', en: '29 February 2028' }],
])('what is gone at %s is promised for the day before', (iso, words) => {
  expect(lastDay(instant(iso), summer)).toEqual(words);
});

test('months carry their year only when it is another one', () => {
  expect(inMonth(summer, summer)).toEqual({ zh: '6月', en: 'June' });
  expect(inMonth(instant('2025-12-01T00:00:00Z'), summer)).toEqual({
    zh: '2025年12月',
    en: 'December 2025',
  });
});

test('the clock is on the wall in China', () => {
  expect(clock(summer)).toBe('14:05');
  expect(clock(instant('2026-06-15T16:00:00Z'))).toBe('00:00');
});
