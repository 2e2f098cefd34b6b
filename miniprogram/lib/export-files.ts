import type { ExportPage } from '@huigan/shared/privacy/contracts';

type Say = (words: { readonly zh: string; readonly en: string }) => string;
type Cell = ExportPage['rows'][number][number];

const plain = (cell: Cell, say: Say): string | number | null =>
  typeof cell === 'object' && cell !== null ? say(cell) : cell;

/** Everything, part by part, each row with its columns' ids: for programs to read. */
export function asJson(pages: readonly ExportPage[], say: Say): string {
  const parts: Record<string, object[]> = {};
  for (const { part, columns, rows } of pages) {
    const named = rows.map((row) =>
      Object.fromEntries(columns.map(({ id }, index) => [id, plain(row[index] ?? null, say)])),
    );
    parts[part] = [...(parts[part] ?? []), ...named];
  }
  return `${JSON.stringify(parts, null, 2)}\n`;
}

/** One table under the other, each under its name: for people with a spreadsheet. */
export function asCsv(pages: readonly ExportPage[], say: Say): string {
  const lines: string[] = [];
  let above = '';
  for (const { part, words, columns, rows } of pages) {
    if (part !== above) {
      if (above !== '') lines.push('');
      lines.push(field(say(words)), columns.map((column) => field(say(column.words))).join(','));
    }
    above = part;
    for (const row of rows) lines.push(row.map((cell) => field(plain(cell, say))).join(','));
  }
  // The mark tells spreadsheets that this is not their own old encoding.
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** Text that a spreadsheet would run as a formula is kept as text. */
function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
