import base from '../../jest.config.mjs';

const [[pattern, [, options]]] = Object.entries(base.transform);

/** The kernel's own tests and the golden cases, with one lie compiled in. */
export default {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/test/shared/**/*.test.ts', '<rootDir>/test/golden/**/*.test.ts'],
  transform: { [pattern]: ['<rootDir>/test/mutants/mutating-transform.cjs', options] },
};
