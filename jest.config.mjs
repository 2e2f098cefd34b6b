import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything the tests write outside the repository, until the run ends: test/support/temporary-folder.ts. */
const folder = mkdtempSync(join(tmpdir(), 'huigan-tests-'));
process.env['HUIGAN_TEST_FOLDER'] = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** One runner for every test: sources are compiled in memory, built output is tested as built. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: [],
  transform: {
    // p-map is published as an ES module only; tests run as CommonJS.
    '(\\.tsx?|/p-map/index\\.js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!p-map/)'],
  testTimeout: 90_000,
  testSequencer: '<rootDir>/test/support/slow-first.cjs',
  // Tests wait for functions in processes of their own more than they compute: three share two cores.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
