import type { Instant, UtcOffset } from '@huigan/shared/kernel/time';
import { type Consent, isGranted, type Purpose } from '@huigan/shared/members/consents';
import { purposeViews, withWord } from '@huigan/shared/privacy/consent-history';
import { decideLeave } from '@huigan/shared/privacy/leaving';
import { at } from '../../support/build';

const word = (purpose: Purpose, granted: boolean, policyVersion = '1'): Consent => ({
  purpose,
  granted,
  policyVersion,
  at: at('2026-03-02'),
});

test('a word repeated is one word; a yes to another policy is another', () => {
  const yes = withWord([], word('messages', true));
  expect(withWord(yes, word('messages', true))).toBe(yes);
  expect(withWord(yes, word('messages', true, '2'))).toHaveLength(2);
  const no = withWord(yes, word('messages', false));
  expect(withWord(no, word('messages', false, '2'))).toBe(no);
  expect(isGranted(no, 'messages')).toBe(false);
  const silent: readonly Consent[] = [];
  expect(withWord(silent, word('messages', false))).toBe(silent);
});

test('the oldest words go, but never the one that counts', () => {
  let history: readonly Consent[] = [word('membership', true), word('children', true)];
  for (let turn = 0; turn < 500; turn++) {
    history = withWord(history, word('messages', turn % 2 === 0));
  }
  expect(history).toHaveLength(200);
  for (const purpose of ['membership', 'children'] as const) {
    expect(isGranted(history, purpose)).toBe(true);
  }
  expect(isGranted(history, 'messages')).toBe(false);
  const messages = purposeViews(history).find(({ purpose }) => purpose === 'messages');
  expect(messages?.history[0]).toMatchObject({ granted: false });
});

test('whole days are left to think again, whenever it was said', () => {
  const leave = (now: Instant) =>
    decideLeave(
      { leavesAt: null, memberNo: '1002345678' },
      { confirm: '5678', now, offset: 480 as UtcOffset },
    );
  const gone = { ok: true, value: Date.parse('2026-07-01T00:00:00+08:00') };
  expect(leave(at('2026-06-23'))).toEqual(gone);
  expect(leave(at('2026-06-23', '23:59:59'))).toEqual(gone);
});
