import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMap } from '@huigan/cloudfunctions/terminal/import/map';
import { rowsOf } from '@huigan/cloudfunctions/terminal/import/till-file';
import { aFolder, startImport } from './import-run';

const folder = aFolder();
const columns = {
  order: 'number',
  sku: 'product',
  quantity: 'pieces',
  date: 'date',
  unitPrice: 'price',
  customer: 'customer',
};
const header = 'number,product,pieces,date,price,customer';

function aMap(over: object = {}): string {
  const file = join(folder, `map-${Object.values(over).join()}.json`);
  const map = {
    format: 1,
    columns,
    constants: { channel: 'pos', shop: 'binjiang' },
    offset: '+08:00',
    cancellation: { orderPrefix: 'C' },
    customer: { phone: '{customer}' },
    ...over,
  };
  writeFileSync(file, JSON.stringify(map));
  return file;
}

/** Nothing of it reaches a server: there is none. */
const nowhere = {
  emulator: { url: 'http://127.0.0.1:9' },
  key: { id: 'till', secret: 'secret' },
} as Parameters<typeof startImport>[0];
const importOf = (file: string, map = aMap()) =>
  startImport(nowhere, { file, map, folder: aFolder() }).ended;

test('a file in another encoding is refused, and what to set is said', async () => {
  const file = join(folder, 'gb18030.csv');
  const name = Buffer.from([0xc4, 0xcc, 0xb7, 0xdb]);
  const row = [Buffer.from(`${header},name\n1,cup,1,2026-03-01 10:00,1.00,1,`), name];
  writeFileSync(file, Buffer.concat([...row, Buffer.from('\n')]));
  const refused = await importOf(file);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    `${file} is not utf-8: set encoding in the map to gb18030 or utf-16le\n`,
  ]);

  const map = readMap(aMap({ encoding: 'gb18030' }));
  const read = [];
  for await (const { values } of rowsOf(file, map)) read.push(values.at(-1));
  expect(read).toEqual(['name', '奶粉']);
}, 30_000);

test('a folder in the place of the file is said in one line', async () => {
  const refused = await importOf(folder);
  expect([refused.code, refused.stderr]).toEqual([
    1,
    `${folder} is a folder: name the file in it\n`,
  ]);
}, 30_000);

test.each([
  ['\r\n', [1, 3, 6, 7, 9]],
  ['\n', [1, 3, 6, 7, 9]],
])('line numbers count a quoted break once: %j', async (br, lines) => {
  const file = join(folder, `breaks-${br.length}.csv`);
  const rows = [header, `1,"a${br}b"`, `2,"a${br}${br}b"`, '3,a', '', '4,b'];
  writeFileSync(file, rows.join(br));
  const found = [];
  for await (const { line } of rowsOf(file, readMap(aMap()))) found.push(line);
  expect(found).toEqual(lines);
});
