import type { z } from 'zod';

/** The first thing wrong with a line: where, and what. */
export function faultsOf({ issues }: z.ZodError): string {
  const [first] = issues;
  return first ? `${first.path.join('.') || '(line)'}: ${first.message}` : '';
}
