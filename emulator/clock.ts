import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The emulator's time: real time plus an offset that outlives a restart. */
export interface Clock {
  now(): number;
  offset(): number;
  /** Moves forward; time that has already passed stays passed. */
  moveTo(instant: number): void;
  /** Up to when everything due has been run; it outlives a restart as well. */
  ranUpTo(): number;
  markRun(upTo: number): void;
}

export interface ClockOptions {
  /** Where time is kept; null forgets it. */
  file: string | null;
  /** The first instant of a new data folder. */
  startAt: number | null;
}

interface Kept {
  offset: number;
  ranUpTo: number;
}

export function openClock({ file, startAt }: ClockOptions): Clock {
  const kept = keptIn(file);
  let offset = kept.offset ?? (startAt === null ? 0 : startAt - Date.now());
  const now = () => Date.now() + offset;
  let ranUpTo = kept.ranUpTo ?? now();
  const keep = () => {
    if (file !== null) writeWhole(file, { offset, ranUpTo });
  };
  keep();
  return {
    now,
    offset: () => offset,
    moveTo(instant) {
      if (instant <= now()) return;
      offset = instant - Date.now();
      keep();
    },
    ranUpTo: () => ranUpTo,
    markRun(upTo) {
      ranUpTo = Math.max(ranUpTo, upTo);
      keep();
    },
  };
}

/** In one step: a process killed meanwhile leaves what was there before. */
function writeWhole(file: string, kept: Kept): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(kept)}\n`);
  renameSync(`${file}.new`, file);
}

function keptIn(file: string | null): Partial<Kept> {
  if (file === null) return {};
  try {
    const { offset, ranUpTo } = JSON.parse(readFileSync(file, 'utf8'));
    return {
      ...(Number.isFinite(offset) && { offset }),
      ...(Number.isFinite(ranUpTo) && { ranUpTo }),
    };
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new Error(`${file} is damaged: ${String(problem)}`);
  }
}
