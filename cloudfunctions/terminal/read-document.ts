import { existsSync, readFileSync, statSync } from 'node:fs';
import type { InputFault } from '../core/platform/faults';
import { TerminalProblem } from './run-command';

type Read<File> = { ok: true; file: File } | { ok: false; faults: readonly InputFault[] };

/** The JSON document in a file as `read` takes it; a TerminalProblem that names every fault otherwise. */
export function readDocument<File>(file: string, read: (raw: unknown) => Read<File>): File {
  const answer = read(parsedFile(file));
  if (answer.ok) return answer.file;
  const lines = answer.faults.map(({ path, message }) => `  ${path || '(document)'}: ${message}`);
  throw new TerminalProblem([`${file}: what is wrong (${lines.length})`, ...lines].join('\n'));
}

function parsedFile(file: string): unknown {
  if (!existsSync(file)) throw new TerminalProblem(`${file} is missing`);
  if (!statSync(file).isFile()) throw new TerminalProblem(`${file} is not a file`);
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (problem) {
    throw new TerminalProblem(`${file} is not JSON: ${(problem as Error).message}`);
  }
}
