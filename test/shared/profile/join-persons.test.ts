import type { Day, Instant } from '@huigan/shared/kernel/time';
import { type Consent, isGranted, type Purpose } from '@huigan/shared/members/consents';
import { joinPersons } from '@huigan/shared/profile/join-persons';
import { emptyProfile, type Person } from '@huigan/shared/profile/profile';
import { at } from '../../support/build';

const word = (purpose: Purpose, granted: boolean, day: string): Consent => ({
  purpose,
  granted,
  policyVersion: '1',
  at: at(day),
});
const person = (more: Partial<Omit<Person, 'profile'>>, told: Partial<Person['profile']> = {}) => ({
  ...{ rev: 3, changed: {}, birthdayAt: null, birthdayUntold: null, leavesAt: null, consents: [] },
  ...more,
  profile: { ...emptyProfile, ...told },
});
const kid = { id: 'kid', name: null, stage: 'born', date: '2024-05-01' as Day } as const;
const yes = word('children', true, '2026-03-02');
const no = word('children', false, '2026-03-03');
const told = {
  name: { name: '张三', title: null },
  birthday: { day: '06-30', year: null },
} as const;

test('what one has told stands, what they have not is taken from the other, once', () => {
  const own = person({}, { name: { name: '李四', title: null } });
  const birthdayAt = at('2026-03-01');
  const other = person({ birthdayAt }, { ...told, preferences: [{ group: 'g', chosen: ['a'] }] });
  const joined = joinPersons(own, other);
  expect(joined).toMatchObject({
    ...{ rev: 4, changed: { birthday: 4, preferences: 4 }, birthdayAt, birthdayUntold: 4 },
    profile: { name: { name: '李四' }, birthday: { day: '06-30' }, preferences: [{ group: 'g' }] },
  });
  expect(joined.changed).not.toHaveProperty('name');
  expect(joinPersons(joined, other)).toBe(joined);
  expect(joinPersons(own, person({}))).toBe(own);
});

test('the day of a birthday is fixed from when either of them last told one', () => {
  const [early, late] = [at('2025-03-01'), at('2026-03-01')];
  const join = (own: Instant | null, other: Instant | null) =>
    joinPersons(person({ birthdayAt: own }), person({ birthdayAt: other }, told)).birthdayAt;
  expect([join(early, late), join(late, early), join(null, late)]).toEqual([late, late, late]);
});

test('the newest word of both counts, and children are kept only where it is a yes', () => {
  const children = [kid];
  const childrenOf = (own: Person, other: Person) => joinPersons(own, other).profile.children;
  expect(childrenOf(person({}), person({ consents: [yes] }, { children }))).toEqual(children);
  expect(childrenOf(person({ consents: [no] }), person({ consents: [yes] }, { children }))).toEqual(
    [],
  );
  expect(childrenOf(person({ consents: [yes] }, { children }), person({ consents: [no] }))).toEqual(
    [],
  );
  const joined = joinPersons(person({ consents: [no] }), person({ consents: [yes] }));
  expect(joined.consents).toEqual([yes, no]);
  expect(joinPersons(joined, person({ consents: [yes] }))).toBe(joined);
});

test('a membership the night had begun to take back goes on', () => {
  const consents = [
    word('membership', true, '2026-03-01'),
    word('membership', false, '2026-03-10'),
  ];
  const own = person({ consents: [word('membership', true, '2026-03-02')] });
  const joined = joinPersons(own, person({ consents }));
  expect(isGranted(joined.consents, 'membership')).toBe(true);
  expect(joined.consents).toHaveLength(2);
});
