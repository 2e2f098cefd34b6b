import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { TerminalProblem } from '../run-command';
import { type ColumnName, encodings, type ImportMap } from './map';
import type { Cells } from './sale-row';

export type FileRow = {
  /** The line on which the row ends; for all but quoted line breaks the line it stands on. */
  readonly line: number;
  readonly values: readonly string[];
};
type ParsedRow = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** The plan of a whole file is held in memory, some hundred bytes a row. Larger files are split. */
export const ROWS_MAX = 1_000_000;

/** The header, then every row, as they are read: `.gz` is unpacked on the way. */
export async function* rowsOf(file: string, map: ImportMap): AsyncGenerator<FileRow> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new TerminalProblem(`${file} is missing`);
  if (found.isDirectory()) throw new TerminalProblem(`${file} is a folder: name the file in it`);
  const raw = createReadStream(file);
  const bytes = file.endsWith('.gz') ? raw.compose(createGunzip()) : raw;
  const parser = Readable.from(textOf(bytes, map.encoding)).compose(
    parse({
      bom: true,
      delimiter: map.delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }),
  );
  let countedTwice = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      countedTwice += windowsBreaksIn(record);
      yield { line: info.lines - countedTwice, values: record };
    }
  } catch (problem) {
    throw inWords(file, problem, map);
  }
}

/** The parser takes a quoted line break of two characters for two. */
const windowsBreaksIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + cell.split('\r\n').length - 1, 0);

async function* textOf(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Finds the map's columns in the header; a name that is not there is a problem, not an empty cell. */
export function cellsReader(
  header: readonly string[],
  map: ImportMap,
): (values: readonly string[]) => Cells {
  const names = header.map((name) => name.trim());
  const places = new Map<ColumnName, number>();
  for (const [column, name] of Object.entries(map.columns) as [ColumnName, string | undefined][]) {
    if (name === undefined) continue;
    const place = names.indexOf(name);
    if (place < 0) {
      throw new TerminalProblem(
        `columns.${column}: the file has no column "${name}"; it has ${names.join(', ')}`,
      );
    }
    places.set(column, place);
  }
  return (values) => (column) => values[places.get(column) ?? -1] ?? '';
}

/** The same bytes and the same map are the same import. */
export async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function inWords(file: string, problem: unknown, { encoding }: ImportMap): unknown {
  const { code = '', message }: { code?: string; message: string } = problem as Error;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    const others = encodings.filter((each) => each !== encoding).join(' or ');
    return new TerminalProblem(`${file} is not ${encoding}: set encoding in the map to ${others}`);
  }
  const isOurs = code.startsWith('CSV_') || code.startsWith('Z_');
  return isOurs ? new TerminalProblem(`${file} cannot be read: ${message}`) : problem;
}
