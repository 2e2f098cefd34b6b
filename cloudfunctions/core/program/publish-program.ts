import { err, ok, type Result } from '@huigan/shared/kernel/result';
import { type Instant, instant } from '@huigan/shared/kernel/time';
import type { ProgramFile } from '@huigan/shared/program/contracts';
import { VERSIONS_FRESH_MS } from '@huigan/shared/program/preview';
import type { Programs } from './ports';

type Deps = { readonly clock: { readonly now: () => Instant }; readonly programs: Programs };
export type PublishRefusal =
  | 'program/version_taken'
  | 'program/version_not_next'
  | 'program/effective_too_soon'
  | 'program/effective_out_of_order';

/**
 * Publishes a version for good. The first may reach back, so that history can be imported; a later one
 * takes effect in the future only: what members were promised when they paid is never rewritten.
 */
export async function publishProgram(
  { clock, programs }: Deps,
  file: ProgramFile,
): Promise<Result<{ version: number }, PublishRefusal>> {
  const published = await programs.all();
  const latest = published.at(-1);
  if (published.some(({ version }) => version === file.version))
    return err('program/version_taken');
  if (file.version !== (latest?.version ?? 0) + 1) return err('program/version_not_next');
  const from = instant(file.effectiveFrom);
  if (latest && from <= instant(latest.effectiveFrom)) return err('program/effective_out_of_order');
  if (latest && from < clock.now() + VERSIONS_FRESH_MS) return err('program/effective_too_soon');
  return (await programs.add(file)) ? ok({ version: file.version }) : err('program/version_taken');
}
