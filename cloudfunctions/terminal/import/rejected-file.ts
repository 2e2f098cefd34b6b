import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportMap } from './map';
import type { Fate } from './tally';
import { rowsOf } from './till-file';

/** Rows may hold phone numbers: they are for nobody's eyes but the owner's. */
const OWNER_ONLY = 0o600;

/** Reads the file once more and writes out what was rejected, every row as it stood, with its reason. */
export async function writeRejected(
  { from, to, map }: { from: string; to: string; map: ImportMap },
  fates: ReadonlyMap<number, Fate>,
): Promise<void> {
  await pipeline(
    Readable.from(rejectedLines(from, map, fates)),
    createWriteStream(to, { mode: OWNER_ONLY }),
  );
}

async function* rejectedLines(
  from: string,
  map: ImportMap,
  fates: ReadonlyMap<number, Fate>,
): AsyncGenerator<string> {
  let row = -1;
  for await (const { line, values } of rowsOf(from, map)) {
    if (row === -1) yield csvLine(['line', 'reason', 'detail', ...values]);
    const fate = row === -1 ? undefined : fates.get(row);
    if (fate && 'rejected' in fate) {
      yield csvLine([String(line), fate.rejected, fate.detail, ...values]);
    }
    row += 1;
  }
}

const csvLine = (values: readonly string[]): string =>
  `${values.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')}\n`;
