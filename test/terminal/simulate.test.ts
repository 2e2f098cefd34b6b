import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aProgram } from '../support/build';
import { ROOT } from '../support/world';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
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
