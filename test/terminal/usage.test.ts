import { exec } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { aTemporaryFolder } from '../support/temporary-folder';
import { ROOT } from '../support/world';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};
// Every command of ours, as npm runs it; what is jest's or the linter's answers for itself.
const commands = Object.entries(scripts).filter(([, line]) => /\btsx\b/.test(line));
const home = aTemporaryFolder();
const AT_ONCE = 2;

type Ran = { readonly code: number; readonly out: string; readonly problems: string };

function run(line: string): Promise<Ran> {
  const path = [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const settings = { cwd: ROOT, env: { PATH: path, HUIGAN_HOME: home } };
  return new Promise((resolve) => {
    exec(line, settings, (error, out, problems) =>
      resolve({ code: Number(error?.code ?? 0), out, problems }),
    );
  });
}

async function runAll(lines: readonly string[]): Promise<readonly Ran[]> {
  const answers: Ran[] = [];
  for (let index = 0; index < lines.length; index += AT_ONCE) {
    answers.push(...(await Promise.all(lines.slice(index, index + AT_ONCE).map(run))));
  }
  return answers;
}

test('every command answers --help with its usage, and does nothing else', async () => {
  expect(commands.length).toBeGreaterThan(20);
  const answers = await runAll(commands.map(([, line]) => `${line} --help`));
  for (const [index, [name]] of commands.entries()) {
    const { out, ...rest } = answers[index] as Ran;
    expect({ name, ...rest }).toEqual({ name, code: 0, problems: '' });
    expect(out).toMatch(/^[A-Z].+\n\n {2}(npm (run|start)|cloudbase-emulator)/s);
  }
}, 180_000);

const wrong = [
  ['backup', 'folder another', "Unexpected argument 'another'"],
  ['bench', 'toString', 'Which? app, calls'],
  ['desk', 'answer 7F3K-22QD --as Lin --why seen', 'One of --credit'],
  ['erase', 'phone 13800000001', 'say --really'],
  ['fuzz', '--requests many', '--requests is a whole number'],
  ['icons', '--no-such-option', "Unknown option '--no-such-option'"],
  ['mutants', 'no-such-change', "'no-such-change'"],
  ['sign', '--key shop-1 /v1/orders {}', '--secret'],
] as const;

test('what is typed wrong is told, with the usage', async () => {
  const answers = await runAll(wrong.map(([name, words]) => `${scripts[name]} ${words}`));
  for (const [index, [name, , problem]] of wrong.entries()) {
    expect({ name, ...answers[index] }).toMatchObject({ name, code: 1, out: '' });
    expect(answers[index]?.problems).toContain(problem);
    expect(answers[index]?.problems).toMatch(/\n\n[A-Z].*\n\n {2}npm run/s);
  }
}, 90_000);
