import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runCommand, say, UsageProblem } from '@huigan/cloudfunctions/terminal/run-command';
import { type Mutation, mutations } from './mutations';

const USAGE = `Changes the code in turn, and tells which tests notice; exit code 1 if one change survives.

  npm run mutants               every change
  npm run mutants -- NAME …     those of test/mutants/mutations.ts with these names`;
const root = fileURLToPath(new URL('../..', import.meta.url));
const form = { usage: USAGE, options: {}, positionals: mutations.length };

await runCommand(form, (_, wanted) => {
  const unknown = wanted.find((word) => !mutations.some(({ name }) => name === word));
  if (unknown !== undefined) throw new UsageProblem(`No change is named '${unknown}'`);
  const chosen = mutations.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const survivors: string[] = [];
  for (const [index, mutation] of chosen.entries()) {
    const killer = killerOf(mutation);
    if (killer === null) survivors.push(mutation.name);
    const end = killer === null ? 'SURVIVED' : `killed by "${killer}"`;
    say(`${index + 1}/${chosen.length} ${mutation.name}: ${end}`);
  }
  say(`${chosen.length - survivors.length} of ${chosen.length} mutants killed`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
});

/** The first test that fails under the mutation; null where none does. A run that ends without one is no kill. */
function killerOf(mutation: Mutation): string | null {
  const run = spawnSync(
    'npx',
    ['jest', '--config', 'test/mutants/jest.config.mjs', '--bail', '--silent'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, MUTANT: JSON.stringify(mutation) } },
  );
  if (run.status === 0) return null;
  const killer = /● (.+)/.exec(run.stderr)?.[1];
  if (killer === undefined) throw new Error(`the tests did not run: ${run.stderr.slice(-2000)}`);
  return killer;
}
