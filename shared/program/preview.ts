import { instant, MINUTE_MS, type UtcOffset } from '../kernel/time';
import type { Program, ProgramFile } from './contracts';

/** `+08:00` as minutes. */
export function offsetOf(zone: string): UtcOffset {
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  const size = (hours ?? 0) * 60 + (minutes ?? 0);
  return (zone.startsWith('-') ? -size : size) as UtcOffset;
}

/** A checked file as decisions read it. */
export function programOf(file: ProgramFile): Program {
  const { effectiveFrom, zone, ...rest } = file;
  return { ...rest, effectiveFrom: instant(effectiveFrom), offset: offsetOf(zone) };
}

/** How long a process may trust its list of versions; a new one takes effect no sooner than this. */
export const VERSIONS_FRESH_MS = MINUTE_MS / 2;
