import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aTemporaryFolder } from '../support/temporary-folder';
import { type Answer, expectAnswer, expectConserved } from './expect-answer';
import { eventsOf, goldenTopics, programOf } from './golden-case';
import { playCase } from './play-case';

// Cases worked out by hand from the design. A wrong one is corrected by the design, never by a run.
const topics = goldenTopics();
const cases = topics.flatMap((topic) => topic.cases);

describe.each(topics)('$topic', ({ cases: ofTopic }) => {
  test.each(ofTopic)('$promise', async (golden) => {
    const answer = await playCase(golden);
    expectAnswer(answer, golden);
    expectConserved(answer);
  });
});

test('there are enough of them, each with its reason and its source', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(cases.filter(({ reason, source }) => !reason?.trim() || !source?.trim())).toEqual([]);
  expect(new Set(cases.map(({ promise }) => promise)).size).toBe(cases.length);
});

test('the command somebody types says the same', async () => {
  const [golden] = topics.find(({ topic }) => topic === 'liability')?.cases ?? [];
  if (!golden) throw new Error('there is no case to type');
  const folder = aTemporaryFolder();
  const [program, events] = [join(folder, 'program.json'), join(folder, 'events.ndjson')];
  writeFileSync(program, JSON.stringify(programOf(golden.program)));
  writeFileSync(
    events,
    eventsOf(golden)
      .map((event) => JSON.stringify(event))
      .join('\n'),
  );
  try {
    const { stdout } = await promisify(execFile)(
      'npm',
      ['run', '-s', 'simulate', '--', '--program', program, '--events', events],
      { cwd: join(__dirname, '../..') },
    );
    const answer = JSON.parse(stdout) as Answer;
    expectAnswer(answer, golden);
    expectConserved(answer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
