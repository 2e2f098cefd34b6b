import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { TerminalProblem } from '../connect';
import type { ColumnName, ImportMap } from './map';
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
  if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
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
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRow>) {
      yield { line: info.lines, values: record };
    }
  } catch (problem) {
    throw inWords(file, problem);
  }
}

async function* textOf(bytes: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
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

function inWords(file: string, problem: unknown): unknown {
  const { code = '', message }: { code?: string; message: string } = problem as Error;
  const isOurs =
    code.startsWith('CSV_') || code.startsWith('Z_') || code === 'ERR_ENCODING_INVALID';
  return isOurs ? new TerminalProblem(`${file} cannot be read: ${message}`) : problem;
}
