import { faultsOf, type Linked } from '@huigan/shared/program/check';
import { type ProgramFile, programItems, programSchema } from '@huigan/shared/program/contracts';
import type { z } from 'zod/mini';
import { faultsIn, type InputFault } from '../platform/faults';

/** A program, or every fault in it with its path: of its shape, and of what its parts say together. */
export function readProgram(
  raw: unknown,
): { ok: true; file: ProgramFile } | { ok: false; faults: readonly InputFault[] } {
  const parsed = programSchema.safeParse(raw);
  const faults = parsed.success
    ? faultsOf(parsed.data)
    : [...faultsIn(parsed.error), ...faultsOf(linkedPartsOf(raw))];
  return parsed.success && faults.length === 0
    ? { ok: true, file: parsed.data }
    : { ok: false, faults };
}

/** What can be read of a faulty document, each item in its place, so that one run shows all there is. */
function linkedPartsOf(raw: unknown): Linked {
  const { rule, multiplier, level, channel } = programItems;
  const linked = {
    channels: readable(channel, field(raw, 'channels')),
    earning: {
      rules: readable(rule, field(raw, 'earning', 'rules')),
      multipliers: readable(multiplier, field(raw, 'earning', 'multipliers')),
    },
    tiers: { levels: readable(level, field(raw, 'tiers', 'levels')) },
  };
  return linked as unknown as Linked;
}

/** An item that cannot be read keeps its place and, if it has one, its id. */
function readable(schema: z.ZodMiniType, items: unknown): readonly unknown[] {
  if (!Array.isArray(items)) return [];
  return items.map((item: unknown, index) => {
    const read = schema.safeParse(item);
    if (read.success) return read.data;
    const id = field(item, 'id');
    return { id: typeof id === 'string' ? id : `(unreadable ${index})` };
  });
}

function field(raw: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      value !== null && typeof value === 'object' && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    raw,
  );
}
