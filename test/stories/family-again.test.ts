import { aFamily } from '../support/a-family';

jest.setTimeout(120_000);

let home: Awaited<ReturnType<typeof aFamily>>;
beforeEach(async () => {
  home = await aFamily();
});
afterEach(() => home.world.close());
const over = { error: { code: 'members/invite_over' } };

test('an invitation that let somebody in never works again, though the same is invited again', async () => {
  const ex = home.world.person('ex', '13800000003');
  const old = await home.invite(null, '老公');
  expect(await home.accept(ex, old)).toMatchObject({ ok: true });
  await home.remove();
  const next = await home.invite(null, '老公');
  expect(next).not.toBe(old);
  expect(await home.accept(ex, old)).toMatchObject(over);
  expect(await home.accept(home.dad, next)).toMatchObject({ ok: true });
});

test('an invitation asked for again is the same while it is open, and another afterwards', async () => {
  const word = await home.invite(300);
  await home.world.emulator.advance('PT1H');
  expect(await home.invite(300)).toBe(word);
  expect(await home.invite(400)).not.toBe(word);
  // The nights drop what is over.
  await home.world.emulator.advance('P3D');
  const later = await home.invite(300);
  expect(later).not.toBe(word);
  expect(await home.accept(home.dad, word)).toMatchObject(over);
});
