/** Where a line comes from. */
export interface LogOrigin {
  time: string;
  function: string;
  requestId: string | null;
}

export interface LogLine extends LogOrigin {
  text: string;
}

/** As many lines as a reader scrolls through; the file keeps them all. */
const LINES_MAX = 500;
const CHARACTERS_MAX = 4_000;

/** The latest lines that the functions printed, for the developer's window. */
export class LogTail {
  private lines: LogLine[] = [];

  add(text: string, { time, function: name, requestId }: LogOrigin): void {
    const shown = text.length > CHARACTERS_MAX ? `${text.slice(0, CHARACTERS_MAX)}…` : text;
    this.lines.push({ time, function: name, requestId, text: shown });
    if (this.lines.length > 2 * LINES_MAX) this.lines = this.lines.slice(-LINES_MAX);
  }

  /** The newest first. */
  latest(wanted: { function?: string | undefined; requestId?: string | undefined }): LogLine[] {
    return this.lines
      .slice(-LINES_MAX)
      .filter((line) => wanted.function === undefined || line.function === wanted.function)
      .filter((line) => !wanted.requestId || line.requestId?.startsWith(wanted.requestId))
      .reverse();
  }
}
