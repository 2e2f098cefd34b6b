import { dateWords, lastDayWords } from '@huigan/shared/kernel/dates';
import type { UtcOffset } from '@huigan/shared/kernel/time';
import { proportion } from '@huigan/shared/kernel/units';
import { withCommas, yuan } from '@huigan/shared/kernel/words';
import { at } from '../../support/build';

const SHANGHAI = 480 as UtcOffset;

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [2486, '2,486'],
  [1_234_567, '1,234,567'],
  [-1234, '-1,234'],
])('%i points are written %s', (amount, text) => {
  expect(withCommas(amount)).toBe(text);
});

test.each([
  [12_800, '¥128'],
  [12_850, '¥128.50'],
  [5, '¥0.05'],
  [0, '¥0'],
  [123_456_789, '¥1,234,567.89'],
  [-12_805, '-¥128.05'],
])('%i fen are written %s', (amount, text) => {
  expect(yuan(amount)).toBe(text);
});

test('the year is written only when it is another', () => {
  const now = at('2026-12-31', '23:59:59');
  expect(dateWords(at('2026-06-30'), SHANGHAI, now)).toEqual({ zh: '6月30日', en: '30 June' });
  expect(dateWords(at('2027-01-01'), SHANGHAI, now)).toEqual({
    zh: '2027年1月1日',
    en: '1 January 2027',
  });
});

test('what is gone at midnight was valid through the day before', () => {
  const now = at('2026-03-02');
  expect(lastDayWords(at('2027-01-01'), SHANGHAI, now)).toEqual({
    zh: '12月31日',
    en: '31 December',
  });
});

test('shares of huge amounts are exact', () => {
  // 9007199254740991 × 3 / 4 = 6755399441055743.25
  expect(proportion(9_007_199_254_740_991, 3, 4)).toBe(6_755_399_441_055_743);
  // A product just below a multiple must not be rounded up: (2^53 - 1) / 3 is 3002399751580330.33
  expect(proportion(9_007_199_254_740_991, 1, 3)).toBe(3_002_399_751_580_330);
  // 1.15 × 100 is 114.99999999999999 in floats.
  expect(proportion(100, 115, 100)).toBe(115);
});
