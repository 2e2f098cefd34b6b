import { type Instant, instant } from '@huigan/shared/kernel/time';
import { provenStep, readCode, STEP_MS, spendingCode } from '@huigan/shared/members/spending-code';

const seed = { locator: '123456789', secret: 'a-secret-of-the-cloud' };
const shown = instant('2026-06-12T14:05:20+08:00');
const after = (steps: number) => (shown + steps * STEP_MS) as Instant;
const isGood = (code: string, at: Instant) => {
  const parts = readCode(code);
  return parts !== null && provenStep(parts.proof, seed.secret, at) !== null;
};

test('the code of a minute is eighteen digits that no payment code begins with', () => {
  const code = spendingCode(seed, shown);
  expect(code).toMatch(/^77123456789\d{7}$/);
  expect(spendingCode(seed, after(1))).not.toBe(code);
  expect(spendingCode(seed, (shown + 39_999) as Instant)).toBe(code);
});

test('is the HMAC of the minute, so that any library can check it', async () => {
  const { createHmac } = await import('node:crypto');
  const minute = String(Math.floor(shown / 60_000));
  const digest = createHmac('sha256', seed.secret).update(minute).digest('hex');
  const proof = BigInt(`0x${digest.slice(0, 13)}`) % 10_000_000n;
  expect(spendingCode(seed, shown).slice(-7)).toBe(String(proof).padStart(7, '0'));
});

test.each([
  ['a minute before: the phone is ahead', -1, true],
  ['two minutes before', -2, false],
  ['at once', 0, true],
  ['when the payment has gone through', 5, true],
  ['six minutes later', 6, false],
])('it is good %s: %s steps, %s', (_, steps, good) => {
  expect(isGood(spendingCode(seed, shown), after(steps))).toBe(good);
});

test.each([
  ['another proof', (code: string) => code.replace(/\d{7}$/, '0000000')],
  ['another member', (code: string) => code.replace('123456789', '123456780'), true],
  ['seventeen digits', (code: string) => code.slice(1)],
  ['a letter', (code: string) => code.replace(/\d$/, 'x')],
  ['a code of a wallet', () => '134567890123456789'],
])('%s proves nothing', (_, spoil, isAnothers = false) => {
  const spoilt = spoil(spendingCode(seed, shown));
  // Whose secret it is compared with is found by its locator.
  expect(isAnothers ? readCode(spoilt)?.locator !== seed.locator : !isGood(spoilt, shown)).toBe(
    true,
  );
});
