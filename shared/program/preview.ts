import { type Instant, instant, MINUTE_MS, type UtcOffset } from '../kernel/time';
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

/** All published versions, so that an old order and a new one are each judged by their own. */
export type Rulebook = {
  /** The version in force at that instant; null before the first. */
  readonly at: (when: Instant) => Program | null;
  readonly version: (version: number) => Program | null;
};

export function rulebookOf(programs: readonly Program[]): Rulebook {
  const newestFirst = [...programs].sort(
    (a, b) => b.effectiveFrom - a.effectiveFrom || b.version - a.version,
  );
  const byVersion = new Map(programs.map((program) => [program.version, program]));
  return {
    at: (when) => newestFirst.find(({ effectiveFrom }) => effectiveFrom <= when) ?? null,
    version: (version) => byVersion.get(version) ?? null,
  };
}
