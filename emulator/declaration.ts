import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** What the developer wrote is not usable; the message says where. */
export class ConfigurationProblem extends Error {}

/** Checks a file, or a value given in its place, and names the first field that is wrong. */
export function readDeclaration<Schema extends z.ZodType>(
  schema: Schema,
  source: unknown,
  valueName = 'options',
): z.infer<Schema> {
  const name = typeof source === 'string' ? source : valueName;
  const result = schema.safeParse(typeof source === 'string' ? readJson(source) : source);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') || '(top level)';
  throw new ConfigurationProblem(`${name}: ${field}: ${issue?.message}`);
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationProblem(`${file} is missing. Has the project been built?`);
  }
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new ConfigurationProblem(`${file} is not JSON: ${String(problem)}`);
  }
}
