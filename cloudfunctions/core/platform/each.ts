/** Some of what was looked at could not be worked on; the others were. */
export class SomeFailed extends Error {
  readonly of: number;
  readonly failures: readonly unknown[];

  constructor(of: number, failures: readonly unknown[]) {
    super(`${failures.length} of ${of} failed`);
    this.of = of;
    this.failures = failures;
  }
}

/**
 * Runs each in turn to the end, then fails if any did: one account that cannot be worked on must not
 * hold up all behind it, and must not go unnoticed either.
 */
export async function eachToTheEnd<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    await run(item).catch((failure: unknown) => failures.push(failure));
  }
  if (failures.length > 0) throw new SomeFailed(items.length, failures);
}
