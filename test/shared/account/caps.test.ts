import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aLine, aProgram, aRule, at, earning } from '../../support/build';
import { Life } from '../../support/simulate-account';

const worth = (yuan: number) => ({ lines: [aLine('a', yuan * 100)] });
const daily = (points: number) => [{ per: 'day', points }];
const start = (earns: object, over: Partial<ProgramFile> = {}) => {
  const rules = earning([aRule({ id: 'base' })]).earning;
  const life = new Life({ programs: [aProgram({ earning: { ...rules, ...earns }, ...over })] });
  life.waitUntil(at('2026-03-02', '10:00:00'));
  return life;
};
const ofRule = { rules: [aRule({ id: 'base', caps: daily(100) })] };
const ofProgram = { caps: daily(100) };
const two = { lines: [aLine('a', 3000), aLine('b', 3000)] };
const back = (life: Life, id: string, sku: string) =>
  life.giveBack({ id, order: 'two', lines: [{ sku, quantity: 1 }] });

describe.each([
  ['a rule', ofRule],
  ['the program', ofProgram],
])('a cap of %s', (_, earns) => {
  test('is used up order by order, and begins anew the next day', () => {
    const life = start(earns);
    expect(life.buy({ id: '1', ...worth(70) }).points).toBe(70);
    expect(life.buy({ id: '2', ...worth(70) }).points).toBe(30);
    expect(life.buy({ id: '3', ...worth(70) }).points).toBe(0);
    life.waitUntil(at('2026-03-03'));
    expect(life.buy({ id: '4', ...worth(70) }).points).toBe(70);
  });

  test('counts a late order in its own day, not in the day it is reported', () => {
    const life = start(earns);
    life.buy({ id: '1', ...worth(90) });
    life.waitUntil(at('2026-03-05', '10:00:00'));
    const paidAt = '2026-03-02T12:00:00+08:00';
    expect(life.buy({ id: 'late', paidAt, ...worth(70) }).points).toBe(10);
    expect(life.buy({ id: '2', ...worth(100) }).points).toBe(100);
  });

  test('has room again for just what came back, part by part', () => {
    const life = start(earns);
    life.buy({ id: 'two', ...two });
    life.buy({ id: '1', ...worth(40) });
    back(life, 'r1', 'a');
    expect(life.buy({ id: '2', ...worth(500) }).points).toBe(30);
    back(life, 'r2', 'b');
    expect(life.buy({ id: '3', ...worth(500) }).points).toBe(30);
    expect(life.buy({ id: '4', ...worth(500) }).points).toBe(0);
  });

  test('has no room for what the brand let the member keep', () => {
    const life = start(earns, { returns: { withinDays: 30, shortfall: 'write_off' } });
    life.buy({ id: '1', ...worth(100) });
    life.spend(80);
    expect(life.giveBack({ order: '1' }).explain).toMatchObject({ writtenOff: 80 });
    expect(life.buy({ id: '2', ...worth(500) }).points).toBe(20);
  });
});
