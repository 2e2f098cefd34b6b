import { typedName } from '@huigan/shared/kernel/contracts';

const takes = (name: string): boolean => typedName(12).safeParse(name).success;

test.each(['张', '张小美', 'Ana María', "O'Neill", '阿依古丽·买买提', '👩‍👧', 'x'.repeat(12)])(
  '%j is a name',
  (name) => {
    expect(takes(name)).toBe(true);
  },
);

test.each([
  ['nothing', ''],
  ['a blank', ' '],
  ['a blank end', '张 '],
  ['a wide blank', '\u3000'],
  ['nothing that shows', '\u200b'],
  ['what turns letters round', '\u202e爸'],
  ['a line that ends', '张\n美'],
  ['half a letter', '张\ud83d'],
  ['too much', 'x'.repeat(13)],
])('%s is none', (_, name) => {
  expect(takes(name)).toBe(false);
});
