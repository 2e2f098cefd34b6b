import { faultsOf } from '@huigan/shared/program/check';
import { aProgram } from '../../support/build';

const option = (id: string) => ({ id, words: { zh: id, en: id } });
const asked = (id: string, ...options: string[]) => ({
  ...option(id),
  purpose: { zh: '推荐', en: 'To suggest' },
  options: options.map(option),
});

test.each([
  ['two things', [asked('skin', 'dry', 'oily'), asked('food', 'dry', 'oily')], []],
  ['one twice', [asked('skin', 'dry', 'oily'), asked('skin', 'a', 'b')], ['preferences[1].id']],
  ['an option twice', [asked('skin', 'a', 'b', 'a')], ['preferences[0].options[2].id']],
])('a brand that asks %s', (_, preferences, paths) => {
  expect(faultsOf(aProgram({ preferences })).map(({ path }) => path)).toEqual(paths);
});
