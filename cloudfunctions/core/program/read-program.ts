import { faultsOf } from '@huigan/shared/program/check';
import { type ProgramFile, programSchema } from '@huigan/shared/program/contracts';
import { faultsIn, type InputFault } from '../platform/faults';

/** A program, or every fault in it with its path: all of the shape, or all of the meaning. */
export function readProgram(
  raw: unknown,
): { ok: true; file: ProgramFile } | { ok: false; faults: readonly InputFault[] } {
  const parsed = programSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, faults: faultsIn(parsed.error) };
  const faults = faultsOf(parsed.data);
  return faults.length === 0 ? { ok: true, file: parsed.data } : { ok: false, faults };
}
