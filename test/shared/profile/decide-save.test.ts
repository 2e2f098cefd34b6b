import type { UtcOffset } from '@huigan/shared/kernel/time';
import { decideSave, type SaveContext } from '@huigan/shared/profile/decide-save';
import { emptyProfile, type Person, type Told } from '@huigan/shared/profile/profile';
import { at } from '../../support/build';

const words = { zh: '甲', en: 'A' };
const option = (id: string) => ({ id, words });
const groups = [
  { id: 'skin', words, purpose: words, options: [option('dry'), option('oily')] },
  { id: 'food', words, purpose: words, many: true, options: [option('milk'), option('rice')] },
];
const nobody: Person = {
  rev: 0,
  changed: {},
  profile: emptyProfile,
  birthdayAt: null,
  birthdayUntold: null,
  consents: [{ purpose: 'children', granted: true, policyVersion: '1', at: at('2026-01-01') }],
  leavesAt: null,
};
const context = (over: Partial<SaveContext> = {}): SaveContext => ({
  seen: Number.MAX_SAFE_INTEGER,
  now: at('2026-03-02'),
  offset: 480 as UtcOffset,
  groups,
  shops: [{ id: 'a' }, { id: 'b' }],
  ...over,
});
const codeOf = (asked: Told, person = nobody, over: Partial<SaveContext> = {}) => {
  const decided = decideSave(person, asked, context(over));
  return decided.ok ? 'ok' : decided.error;
};
const saved = (person: Person, asked: Told, over: Partial<SaveContext> = {}): Person => {
  const decided = decideSave(person, asked, context(over));
  if (!decided.ok) throw new Error(decided.error);
  return decided.value;
};

test('what is the same changes nothing, in whatever order it was chosen', () => {
  const person = saved(nobody, { preferences: [{ group: 'food', chosen: ['rice', 'milk'] }] });
  expect(person).toMatchObject({ rev: 1, changed: { preferences: 1 } });
  expect(person.profile.preferences).toEqual([{ group: 'food', chosen: ['milk', 'rice'] }]);
  const again = { preferences: [{ group: 'food', chosen: ['milk', 'rice'] }] };
  expect(saved(person, again, { seen: 0 })).toBe(person);
  const none = saved(person, { preferences: [{ group: 'food', chosen: [] }] });
  expect(none.profile.preferences).toEqual([]);
});

test('a field is overtaken by a change the phone has not seen, and by no other', () => {
  const person = saved(saved(nobody, { shop: 'a' }), { name: { name: '张', title: null } });
  expect(codeOf({ shop: 'b' }, person, { seen: 1 })).toBe('ok');
  expect(codeOf({ shop: 'b' }, person, { seen: 0 })).toBe('profile/changed_elsewhere');
  expect(codeOf({ name: null }, person, { seen: 1 })).toBe('profile/changed_elsewhere');
});

test.each([
  [[{ group: 'skin', chosen: ['dry'] }], 'ok'],
  [[{ group: 'skin', chosen: ['dry', 'oily'] }], 'profile/unknown_choice'],
  [[{ group: 'skin', chosen: ['wet'] }], 'profile/unknown_choice'],
  [[{ group: 'shoes', chosen: ['dry'] }], 'profile/unknown_choice'],
])('%j chosen: %s', (preferences, code) => {
  expect(codeOf({ preferences })).toBe(code);
});

test.each([
  ['2026-03-02', { day: '03-01', year: 2012 }, 'ok'],
  ['2026-03-02', { day: '03-03', year: 2012 }, 'profile/guardian_needed'],
  ['2026-03-02', { day: '03-03', year: null }, 'ok'],
])('on %s a birthday of %j: %s', (now, birthday, code) => {
  expect(codeOf({ birthday }, nobody, { now: at(now) })).toBe(code);
});

test('a day moves again after twelve months, counted from when it last moved', () => {
  const person = saved(nobody, { birthday: { day: '06-30', year: null } });
  const moved = { birthday: { day: '07-01', year: null } };
  expect(codeOf(moved, person, { now: at('2027-03-02') })).toBe('profile/birthday_fixed');
  expect(codeOf(moved, person, { now: at('2027-03-03') })).toBe('ok');
  const removed = saved(person, { birthday: null });
  expect(codeOf(moved, removed, { now: at('2026-05-01') })).toBe('profile/birthday_fixed');
});

const born = (date: string) => [{ id: 'a', name: null, stage: 'born', date }] as never;
const due = (date: string) => [{ id: 'a', name: null, stage: 'due', date }] as never;
test.each([
  ['born today', born('2026-03-02'), 'ok'],
  ['born tomorrow', born('2026-03-03'), 'profile/child_date'],
  ['eighteen today', born('2008-03-02'), 'ok'],
  ['older', born('2008-03-01'), 'profile/child_date'],
  ['due today', due('2026-03-02'), 'ok'],
  ['due yesterday', due('2026-03-01'), 'profile/child_date'],
  ['due in ten months', due('2027-01-06'), 'ok'],
  ['due much later', due('2027-01-07'), 'profile/child_date'],
])('a child %s: %s', (_, children, code) => {
  expect(codeOf({ children })).toBe(code);
});

test('a due date that has passed stays while another child is told of', () => {
  const person = saved(nobody, { children: due('2026-03-02') });
  const both = [...due('2026-03-02'), { id: 'b', name: null, stage: 'born', date: '2025-01-01' }];
  expect(codeOf({ children: both as never }, person, { now: at('2026-06-01') })).toBe('ok');
  expect(codeOf({ children: both as never }, { ...person, consents: [] })).toBe(
    'profile/children_not_agreed',
  );
});
