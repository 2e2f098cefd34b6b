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
test('a code is used once, and a month is one month, though somebody goes and comes back', async () => {
  await home.accept(home.dad, await home.invite(300));
  const code = await home.codeOf(home.dad);
  expect(await home.use(code, 's1', 200)).toBe(200);
  await home.remove();
  expect(await home.use(code, 's2', 100)).toBe('members/code_not_good');
  await home.accept(home.dad, await home.invite(300));
  expect(await home.codeOf(home.dad)).toBe(code);
  expect(await home.use(code, 's3', 100)).toBe('points/code_used');
  await home.world.emulator.advance('PT1M');
  expect(await home.use(await home.codeOf(home.dad), 's4', 200)).toBe('points/over_family_limit');
  expect(await home.use(await home.codeOf(home.dad), 's5', 100)).toBe(200);
});

test('what the owner takes away holds at every till at once', async () => {
  await home.accept(home.dad, await home.invite(null));
  expect(await home.use(await home.codeOf(home.dad), 's1', 100)).toBe(200);
  await home.world.emulator.advance('PT1M');
  const first = await home.codeOf(home.dad);
  expect((await home.world.till.lookUp({ code: first })).status).toBe(200);
  await home.limit(0);
  expect(await home.use(first, 's2', 100)).toBe('points/over_family_limit');
  await home.limit(null);
  expect((await home.world.till.lookUp({ code: first })).status).toBe(200);
  await home.remove();
  expect(await home.use(first, 's3', 100)).toBe('members/code_not_good');
});
