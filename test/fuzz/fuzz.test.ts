import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '@huigan/shared/kernel/contracts';
import { ROOT } from '../support/world';
import { operations, ROOMS_HERE } from './operations';
import { leadsSomewhere } from './promises';
import { fuzz, type Report } from './run';

/** Enough that every operation is reached; many more: npm run fuzz. */
const REQUESTS = 6_000;
const SEED = 5;

describe('whatever is sent to the doors', () => {
  let report: Report;
  beforeAll(async () => {
    report = await fuzz({ seed: SEED, requests: REQUESTS });
  }, 120_000);

  test('is answered by the contract, and what is refused changes nothing', () => {
    expect(report.failures).toEqual([]);
  });

  test('leaves books that agree', () => {
    expect(report.ledger).toMatchObject({ difference: null });
    expect(report.ledger?.entries).toBeGreaterThan(100);
  });

  test.each(operations.map(({ on }) => on))('%s was done at least once, and refused', (on) => {
    const outcomes = Object.keys(report.answers[on] ?? {});
    expect(outcomes.filter((outcome) => ['200', 'ok'].includes(outcome))).toHaveLength(1);
    expect(outcomes.length).toBeGreaterThan(1);
  });
});

describe('no operation is forgotten', () => {
  test.each(Object.entries(ROOMS_HERE))('the rooms behind %s are the ones asked', (door, rooms) => {
    const source = readFileSync(join(ROOT, 'cloudfunctions', door, 'index.ts'), 'utf8');
    const used = [...source.matchAll(/^import \{([^}]*)\}/gm)]
      .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
      .filter((name) => /(Room|Routes)$/.test(name));
    expect(used.sort()).toEqual([...rooms]);
  });

  test('every operation of every contract is asked at some door', async () => {
    const shapes = new Set(operations.map(({ shape }) => shape));
    const contexts = readdirSync(join(ROOT, 'shared'), { withFileTypes: true });
    const withContracts = contexts.filter(({ name }) =>
      existsSync(join(ROOT, 'shared', name, 'contracts.ts')),
    );
    for (const { name } of withContracts) {
      const exported = await import(`../../shared/${name}/contracts`);
      const contracts = Object.entries(exported).filter(([as]) => as.endsWith('Contract'));
      for (const [as, contract] of contracts) {
        const unasked = Object.entries(contract as Contract).filter(
          ([, each]) => !shapes.has(each),
        );
        expect([as, unasked.map(([operation]) => operation)]).toEqual([as, []]);
      }
    }
  });
});

test.each([
  ['lines[1].sku', { lines: [{}, {}] }, true],
  ['lines[2].sku', { lines: [{}, {}] }, false],
  ['member', {}, true],
  ['input.', { input: [] }, false],
  ['a.b[0]', { 'a.b[0]': 1 }, true],
  ['""', { '': 1 }, true],
  ['x y', {}, false],
])('that %s leads somewhere in %j: %s', (path, value, leads) => {
  expect(leadsSomewhere(path, value)).toBe(leads);
});
