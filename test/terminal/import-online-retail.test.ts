import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { aWorld, ROOT, type World } from '../support/world';
import { aFolder, importedBy, startImport, totalsOf } from './import-run';

/** Points vest after 14 days, so this is the shortest part with spendable ones. 2011-02-28 is all of it. */
const THROUGH = process.env['HUIGAN_IMPORT_THROUGH'] ?? '2010-12-15';
const sample = join(process.env['HUIGAN_DATA'] ?? '', 'online-retail/2010-12_2011-02.csv.gz');
const map = join(ROOT, 'docs/import/online-retail.map.json');
const isThere = process.env['HUIGAN_DATA'] !== undefined && existsSync(sample);

(isThere ? describe : describe.skip)(
  `a real web shop${isThere ? '' : ' (skipped: HUIGAN_DATA is unset)'}`,
  () => {
    let world: World;
    const folder = aFolder();
    const file = join(folder, 'sample.csv');

    beforeAll(async () => {
      const program = join(ROOT, 'docs/import/online-retail.program.json');
      world = await aWorld({
        at: '2010-12-01T00:00:00+08:00',
        program: JSON.parse(readFileSync(program, 'utf8')) as ProgramFile,
      });
      const [header = '', ...rows] = gunzipSync(readFileSync(sample))
        .toString('utf8')
        .trimEnd()
        .split('\n');
      const within = rows.filter((row) => dateIn(row) <= THROUGH);
      writeFileSync(file, `${[header, ...within].join('\n')}\n`);
    }, 120_000);
    afterAll(() => world.close());

    test('its rows add up, points of every kind are there, and a second import changes nothing', async () => {
      const first = await importedBy(
        startImport(world, { file, map, folder, more: ['--follow-clock'] }),
      );
      expect(first.addsUp).toBe(true);
      expect(first.rowsInOrders + first.rowsInRefunds + first.rowsRejected).toBe(first.rows);
      expect(first.points.spendable).toBeGreaterThan(0);
      expect(first.points.pending).toBeGreaterThan(0);
      expect(first.clawedBack).toBeGreaterThan(0);

      const again = await importedBy(
        startImport(world, { file, map, folder: aFolder(), more: ['--follow-clock'] }),
      );
      expect(totalsOf(again)).toEqual(totalsOf(first));
    }, 900_000);
  },
);

const dateIn = (row: string): string => /,(\d{4}-\d{2}-\d{2})T/.exec(row)?.[1] ?? '';
