import { readFileSync, writeFileSync } from 'node:fs';

/** The emulator's time: real time plus an offset that outlives a restart. */
export interface Clock {
  now(): number;
  offset(): number;
  /** Moves forward; time that has already passed stays passed. */
  moveTo(instant: number): void;
}

export interface ClockOptions {
  /** Where the offset is kept; null forgets it. */
  file: string | null;
  /** The first instant of a new data folder. */
  startAt: number | null;
}

export function openClock({ file, startAt }: ClockOptions): Clock {
  let offset = storedOffset(file) ?? (startAt === null ? 0 : startAt - Date.now());
  const keep = () => {
    if (file !== null) writeFileSync(file, `${JSON.stringify({ offset })}\n`);
  };
  keep();
  const now = () => Date.now() + offset;
  return {
    now,
    offset: () => offset,
    moveTo(instant) {
      if (instant <= now()) return;
      offset = instant - Date.now();
      keep();
    },
  };
}

function storedOffset(file: string | null): number | null {
  if (file === null) return null;
  try {
    const { offset } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isFinite(offset) ? offset : null;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${file} is damaged: ${String(problem)}`);
  }
}
