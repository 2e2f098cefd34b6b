import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Mutation, mutations } from './mutations';

/** Applies every mutation in turn, or those whose names are given; exit code 1 if one survives. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const chosen = mutations.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const survivors: string[] = [];
for (const [index, mutation] of chosen.entries()) {
  const killer = killerOf(mutation);
  if (killer === null) survivors.push(mutation.name);
  const end = killer === null ? 'SURVIVED' : `killed by "${killer}"`;
  process.stdout.write(`${index + 1}/${chosen.length} ${mutation.name}: ${end}\n`);
}
process.stdout.write(`${chosen.length - survivors.length} of ${chosen.length} mutants killed\n`);
process.exitCode = survivors.length === 0 ? 0 : 1;

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
