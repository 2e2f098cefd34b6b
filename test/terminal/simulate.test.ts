import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aProgram } from '../support/build';
import { aTemporaryFolder } from '../support/temporary-folder';
import { ROOT } from '../support/world';

jest.setTimeout(120_000);

const folder = aTemporaryFolder();
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const program = fileOf('program.json', JSON.stringify(aProgram()));

function simulate(lines: readonly (object | string)[], ...more: string[]) {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const events = fileOf('events.ndjson', text.join('\n'));
  const asked = ['--program', program, '--events', events, ...more];
  const run = spawnSync('npm', ['run', '-s', 'simulate', '--', ...asked], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { ...run, answer: run.status === 0 ? JSON.parse(run.stdout) : null };
}

const at = (time: string) => `2026-03-02T${time}:00+08:00`;
const milk = [{ sku: 'milk', quantity: 1, unitFen: 12_800 }];
const ann = { type: 'join', at: at('09:00'), member: 'ann' };
const order = (id: string, time: string, more: object = {}) => ({
  type: 'order',
  at: at(time),
  id,
  member: 'ann',
  lines: milk,
  ...more,
});

test('a bad line is named with its number, and the run goes on', () => {
  const { answer } = simulate([
    ann,
    'not json',
    { type: 'fly', at: at('09:01') },
    order('1', '10:00', { lines: [{ sku: 'milk', quantity: 0, unitFen: 1 }] }),
    order('2', '10:00'),
    order('3', '09:30'),
    { type: 'spend', at: at('11:00'), id: 's1', member: 'nobody', points: 5 },
    '',
  ]);
  expect(answer.refused).toEqual([
    { line: 2, code: 'simulate/not_json', detail: '' },
    { line: 3, code: 'simulate/not_an_event', detail: expect.stringContaining('type') },
    { line: 4, code: 'common/invalid_input', detail: expect.stringContaining('lines[0].quantity') },
    { line: 6, code: 'simulate/out_of_order', detail: expect.any(String) },
    { line: 7, code: 'members/unknown', detail: 'nobody is nobody' },
  ]);
  expect(answer.members.ann).toMatchObject({ spendable: 128, tier: 'member' });
});

test('what a number is and when it comes is checked as strictly as the till is', () => {
  const early = { ...order('0', '09:00'), at: '2025-12-31T10:00:00+08:00' };
  const { answer } = simulate([
    `\uFEFF${JSON.stringify(early)}`,
    { ...ann, at: '2025-12-31T11:00:00+08:00' },
    { ...ann, birthday: '2026-02-30' },
    { ...ann, birthday: '02-29' },
    { type: 'join', at: at('09:00'), member: 'bob' },
    order('1', '10:00'),
    { type: 'adjust', at: at('10:01'), id: 'a', member: 'ann', points: 0, reason: 'none' },
    { type: 'spend', at: at('10:02'), id: 's', member: 'ann', points: 28 },
    { type: 'spend', at: at('10:03'), id: 's', member: 'bob', points: 1 },
    { type: 'reverse-spend', at: at('10:04'), id: 'rs', spend: 's' },
    { type: 'hold', at: at('10:05'), id: 'h', member: 'ann', points: 5, until: at('10:00') },
    { type: 'check', at: at('10:06'), member: 'carl' },
    { type: 'refund', at: at('10:07'), id: 'r', order: 'nowhere' },
  ]);
  const codes = answer.refused.map(({ line, code }: { line: number; code: string }) => [
    line,
    code,
  ]);
  expect(codes).toEqual([
    [1, 'orders/before_program'],
    [2, 'simulate/before_program'],
    [3, 'simulate/not_an_event'],
    [7, 'simulate/not_an_event'],
    [9, 'points/replay_differs'],
    [11, 'simulate/not_an_event'],
    [12, 'members/unknown'],
    [13, 'orders/unknown'],
  ]);
  expect(answer.members.ann).toMatchObject({ spendable: 128 });
  expect(answer.snapshots).toEqual([]);
});

test('a file without a single good line is answered as well', () => {
  expect(simulate(['']).answer).toMatchObject({ members: {}, refused: [], snapshots: [] });
  expect(simulate(['nothing']).answer).toMatchObject({ refused: [{ line: 1 }] });
});

test('a command that is refused while the account makes room counts nothing twice', () => {
  const bought = Array.from({ length: 8 }, (_, index) => order(String(index), '10:00'));
  const spend = { type: 'spend', at: at('11:00'), id: 's', member: 'ann', points: 99_999 };
  const { answer } = simulate([ann, ...bought, spend]);
  expect(answer.refused).toMatchObject([{ code: 'points/insufficient_balance' }]);
  expect(
    answer.members.ann.entries.filter(({ kind }: { kind: string }) => kind === 'earn'),
  ).toHaveLength(8);
  expect(answer.liability).toMatchObject({ issued: 8 * 128, spendable: 8 * 128 });
});

test('the answer is the same object every time, and time goes on to --until', () => {
  const history = [ann, order('1', '10:00'), order('2', '11:00', { channel: 'mall' })];
  const first = simulate(history);
  expect(first.answer.members.ann).toMatchObject({ spendable: 128, pending: [{ points: 128 }] });
  expect(simulate(history).stdout).toBe(first.stdout);
  const later = simulate(history, '--until', '2027-04-01T00:00:00+08:00', '--entries', 'none');
  expect(later.answer.members.ann).toMatchObject({ spendable: 0, pending: [], lots: [] });
  expect(later.answer.members.ann.entries).toBeUndefined();
  expect(later.answer.liability).toMatchObject({ issued: 256, expired: 256, spendable: 0 });
});

test.each([
  ['no program', ['--events', 'x'], /npm run -s simulate/],
  ['a folder', ['--program', program, '--events', folder], /is not a file/],
  ['a file that is not there', ['--program', 'no.json', '--events', 'no.ndjson'], /is missing/],
  [
    'a time that is none',
    ['--program', program, '--events', program, '--until', 'soon'],
    /--until/,
  ],
])('%s ends with words', (_, args, words) => {
  const run = spawnSync('npm', ['run', '-s', 'simulate', '--', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect([run.status, run.stdout]).toEqual([1, '']);
  expect(run.stderr).toMatch(words);
  expect(run.stderr).not.toMatch(/at .*\.ts/);
});
