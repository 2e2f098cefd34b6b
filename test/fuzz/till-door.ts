import type { HttpBatch, HttpRoute } from '@huigan/cloudfunctions/core/platform/http';
import * as z from 'zod/mini';
import type { World } from '../support/world';

export type Route = HttpRoute | HttpBatch;
export type Answer = { readonly status: number; readonly text: string };

/** What any signed request may be told before its operation is asked. */
const AT_THE_DOOR = [
  'common/invalid_json',
  'common/invalid_input',
  'common/unknown_operation',
  'common/too_large',
  'intake/timestamp_missing',
  'intake/timestamp_skewed',
  'intake/unknown_key',
  'intake/bad_signature',
];
const STATUSES: Readonly<Record<string, readonly number[]>> = {
  'common/invalid_json': [400],
  'common/invalid_input': [400],
  'common/unknown_operation': [404],
  'common/too_large': [413],
};
const OF_RULES = [404, 409, 422];

/** Why an answer of the till's door breaks a promise; null when it keeps them all. */
export function tillFault(route: Route | undefined, { status, text }: Answer): string | null {
  if (status >= 500) return `was answered ${status}`;
  const body = parsed(text);
  if (body === undefined) return 'the answer is not JSON';
  if (status !== 200) return refusalFault(route, status, body);
  if (!route) return 'something answered where nothing is';
  const output = route.operation.output.safeParse(body);
  if (!output.success) return `the answer is not the contract's: ${output.error.message}`;
  if (!('rows' in route)) return null;
  const { results } = body as { results: readonly { status: number; body: unknown }[] };
  return (
    results
      .map((row) => tillFault(route.each, { status: row.status, text: JSON.stringify(row.body) }))
      .find((fault) => fault !== null) ?? null
  );
}

const refusal = z.strictObject({
  error: z.strictObject({
    code: z.string(),
    field: z.optional(z.string()),
    faults: z.optional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
    detail: z.optional(z.string()),
  }),
});

function refusalFault(route: Route | undefined, status: number, body: unknown): string | null {
  const refused = refusal.safeParse(body);
  if (!refused.success) return 'a refusal of another shape';
  const { code } = refused.data.error;
  const isCommon = AT_THE_DOOR.includes(code);
  if (!isCommon && !route?.operation.refusals.includes(code))
    return `${code} is not in the contract`;
  const fitting = isCommon ? (STATUSES[code] ?? [401]) : OF_RULES;
  return fitting.includes(status) ? null : `${code} with status ${status}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Sends as a till does; `forge` breaks what holds the request together. */
export async function sendAsTill(
  world: World,
  path: string,
  body: string,
  forge: Parameters<World['till']['post']>[2] = {},
): Promise<Answer> {
  const { status, body: answer } = await world.till.post(path, body, forge);
  return { status, text: JSON.stringify(answer) };
}
