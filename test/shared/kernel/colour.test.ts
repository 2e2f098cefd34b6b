import { contrastOf, isReadable } from '@huigan/shared/kernel/colour';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#c4574a', '#ffffff', 4.4],
  ['#a8483c', '#ffffff', 5.7],
])('%s on %s is %d to 1, as the standard computes it', (one, other, ratio) => {
  expect(contrastOf(one, other)).toBeCloseTo(ratio, 1);
});

test.each([
  ['#2F6B4F', true],
  ['#A8483C', true],
  ['#6B4A2F', true],
  ['#000000', true],
  ['#C4574A', false],
  ['#FFCC00', false],
])('%s can be read on a page: %s', (colour, readable) => {
  expect(isReadable(colour)).toBe(readable);
});
