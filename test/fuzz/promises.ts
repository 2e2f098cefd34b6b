import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODY_MAX_BYTES } from '@huigan/cloudfunctions/core/platform/serve-http';
import { MAX_EVENT_BYTES } from '@huigan/emulator/functions/function-host';
import * as z from 'zod/mini';
import { ROOT } from '../support/world';
import { type Operation, operationOn, operations } from './operations';
import type { Reply, Sent } from './wire';

/** What an answer must be. A null operation: nobody may have answered it at all. */
type Judged = {
  readonly operation: Operation | null;
  readonly outcome: string;
  readonly faults: string[];
};

const problem = {
  code: z.string(),
  field: z.optional(z.string()),
};
const httpRefusal = z.strictObject({
  error: z.strictObject({
    ...problem,
    faults: z.optional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
    detail: z.optional(z.string()),
  }),
});
const phoneRefusal = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ ...problem, requestId: z.string() }),
});
const phoneAnswer = z.strictObject({ ok: z.literal(true), value: z.unknown() });
const envelope = z.strictObject({
  operation: z.string().check(z.maxLength(64)),
  input: z.optional(z.unknown()),
  userInfo: z.optional(z.unknown()),
  tcbContext: z.optional(z.unknown()),
});

/** The status of every code, as docs/open-api.md tells tills. */
const statuses = new Map(
  readFileSync(join(ROOT, 'docs/open-api.md'), 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, status, codes = ''] = /^\| (\d{3}) \| ([^|]+)/.exec(line) ?? [];
      return [...codes.matchAll(/`([^`]+)`/g)].map(
        ([, code = '']) => [code, Number(status)] as const,
      );
    }),
);

/** Whether an answer keeps what the contract of its operation promises. */
export function judge(sent: Sent, reply: Reply): Judged {
  if (reply.status >= 500)
    return { operation: null, outcome: String(reply.status), faults: ['a failure'] };
  if (sent.via === 'client' || sent.via === 'server') return judgePhone(sent, reply);
  return judgeHttp(sent, reply);
}

function judgeHttp(sent: Sent, { status, body, headers }: Reply): Judged {
  const url = new URL(`http://x${sent.path}`);
  const operation = operationOn(sent.via, `${sent.method} ${url.pathname}`) ?? null;
  const text = sent.method === 'GET' ? '' : sent.text;
  const expected = expectedOf(sent, text, operation);
  const named = headers?.get('x-request-id') ? [] : ['no x-request-id'];
  if (expected !== null || !operation) {
    const wanted = expected ?? 'common/unknown_operation';
    const hasQuery = Object.keys(sent.query).length > 0;
    const said = hasQuery ? { query: sent.query } : parsed(text);
    const { code, faults } = judgeRefusal(status, body, { codes: [wanted], sent: said });
    return { operation, outcome: `${status} ${code}`, faults: [...named, ...faults] };
  }
  const judged = judgeAnswer(operation, { status, body, sent: parsed(text) });
  return { operation, outcome: judged.outcome, faults: [...named, ...judged.faults] };
}

/** The refusal that is due before the operation is asked; null where it is to answer itself. */
function expectedOf(sent: Sent, text: string, operation: Operation | null): string | null {
  if (Buffer.byteLength(text) > BODY_MAX_BYTES) return 'common/too_large';
  if (sent.forged !== null) return FORGERIES[sent.forged];
  if (!operation) return 'common/unknown_operation';
  if (Object.keys(sent.query).length > 0) return 'common/invalid_input';
  if (parsed(text) === undefined) return 'common/invalid_json';
  return operation.shape.input.safeParse(parsed(text)).success ? null : 'common/invalid_input';
}

const FORGERIES = {
  nobody: 'intake/unknown_key',
  'odd key': 'intake/unknown_key',
  'another secret': 'intake/bad_signature',
  'another body': 'intake/bad_signature',
  unsigned: 'intake/timestamp_missing',
  'no time': 'intake/timestamp_missing',
  'an hour late': 'intake/timestamp_skewed',
} as const;

function judgeAnswer(
  operation: Operation,
  { status, body, sent }: { status: number; body: unknown; sent: unknown },
): { outcome: string; faults: string[] } {
  if (status !== 200) {
    const codes = operation.shape.refusals;
    const { code, faults } = judgeRefusal(status, body, { codes, sent });
    return { outcome: `${status} ${code}`, faults };
  }
  const faults = outputFaults(operation, body);
  return { outcome: '200', faults: faults.length > 0 ? faults : rowFaults(operation, body, sent) };
}

function outputFaults({ shape }: Operation, value: unknown): string[] {
  const read = shape.output.safeParse(value);
  return read.success ? [] : [`the answer is not the contract's: ${read.error.message}`];
}

/** Each row is answered as if it had come alone. */
function rowFaults({ batch }: Operation, body: unknown, sent: unknown): string[] {
  if (!batch) return [];
  const rows = (sent as Record<string, unknown[]>)[batch.field] ?? [];
  const { results } = body as { results: { status: number; body: unknown }[] };
  if (results.length !== rows.length) return ['not every row is answered'];
  return results.flatMap(({ status, body: answer }, index) => {
    const row = rows[index];
    if (batch.each.shape.input.safeParse(row).success) {
      return judgeAnswer(batch.each, { status, body: answer, sent: row }).faults;
    }
    return judgeRefusal(status, answer, { codes: ['common/invalid_input'], sent: row }).faults;
  });
}

function judgeRefusal(
  status: number,
  body: unknown,
  { codes, sent }: { codes: readonly string[]; sent: unknown },
): { code: string; faults: string[] } {
  const read = httpRefusal.safeParse(body);
  if (!read.success) return { code: '?', faults: [`not a refusal: ${read.error.message}`] };
  const { code, field, faults: listed = [] } = read.data.error;
  const faults: string[] = [];
  if (!codes.includes(code)) faults.push(`${code} instead of ${codes.join(' or ')}`);
  if (statuses.get(code) !== status)
    faults.push(`${status} for ${code}, not ${statuses.get(code)}`);
  if (code === 'common/invalid_input' && !saysWhatToMend(field, listed[0], sent)) {
    faults.push('nothing says what to mend');
  }
  const paths = [...(field === undefined ? [] : [field]), ...listed.map(({ path }) => path)];
  for (const path of paths)
    if (!leadsSomewhere(path, sent)) faults.push(`no field "${path}" in it`);
  return { code, faults };
}

/** The field of the first fault; none where what was sent has no fields to mend. */
function saysWhatToMend(
  field: string | undefined,
  first: { path: string } | undefined,
  sent: unknown,
): boolean {
  if (!first) return false;
  if (first.path !== '') return field === first.path;
  const hasFields = typeof sent === 'object' && sent !== null && !Array.isArray(sent);
  return field === undefined && !hasFields;
}

/** Whether a path leads to something that was sent, or to the one thing that is missing there. */
export function leadsSomewhere(path: string, value: unknown): boolean {
  if (path === '') return true;
  if (typeof value !== 'object' || value === null) return false;
  const name = path.startsWith('.') ? path.slice(1) : path;
  // A name may hold dots and brackets of its own: it is followed as far as it goes.
  const goesOn = Object.entries(value).some(([key, inner]) => {
    const start = Array.isArray(value) ? `[${key}]` : key || '""';
    return name.startsWith(start) && leadsSomewhere(name.slice(start.length), inner);
  });
  return goesOn || /^[A-Za-z]+$/.test(name);
}

function judgePhone(sent: Sent, { body }: Reply): Judged {
  const { result, errCode } = body as { result?: unknown; errCode?: number };
  if (sent.via === 'server') return judgeShut(codeIn(result), 'common/forbidden');
  const isOpen = ['member', 'console'].includes(sent.name);
  if (!isOpen || sent.person === 'nobody') return judgeShut(errCode, NOT_LET_IN);
  // The platform hands it on as JSON once more: 1e400 arrives as null.
  const data = JSON.parse(JSON.stringify(JSON.parse(sent.text))) ?? {};
  const size = Buffer.byteLength(JSON.stringify(data));
  if (size > MAX_EVENT_BYTES) return judgeShut(errCode, EVENT_TOO_LARGE);
  const { operation, expected } = readCall(sent.name, data);
  const good = phoneAnswer.safeParse(result);
  if (good.success && operation && expected === null) {
    return { operation, outcome: 'ok', faults: outputFaults(operation, good.data.value) };
  }
  const refused = phoneRefusal.safeParse(result);
  if (!refused.success) return { operation, outcome: '?', faults: ['no answer and no refusal'] };
  const { code, field } = refused.data.error;
  const codes = expected === null ? (operation?.shape.refusals ?? []) : [expected];
  const faults = codes.includes(code) ? [] : [`${code} instead of ${codes.join(' or ')}`];
  return { operation, outcome: code, faults: [...faults, ...fieldFaults(field, withInput(data))] };
}

function fieldFaults(field: string | undefined, call: unknown): string[] {
  if (field === undefined || (field !== '' && leadsSomewhere(field, call))) return [];
  return [`no field "${field}" in it`];
}

/** No input is an empty one: what is missing in it is missing. */
const withInput = (data: { input?: unknown }) =>
  data.input === null ? { ...data, input: {} } : data;

/** What `wx.cloud.callFunction` says where the rules of the environment let nobody in. */
const NOT_LET_IN = -501023;
/** The platform's own word for an event above its ceiling. */
const EVENT_TOO_LARGE = -501007;

const codeIn = (result: unknown) =>
  (result as { error?: { code?: string } } | undefined)?.error?.code;

function judgeShut(code: unknown, wanted: unknown): Judged {
  const faults = code === wanted ? [] : [`${code} instead of ${wanted}`];
  return { operation: null, outcome: `shut: ${code}`, faults };
}

/** Which operation a phone asks for, and the refusal that is due before it is asked. */
function readCall(
  door: string,
  data: unknown,
): { operation: Operation | null; expected: string | null } {
  const call = envelope.safeParse(data);
  if (!call.success) return { operation: null, expected: 'common/invalid_input' };
  const operation = operationOn(door, call.data.operation) ?? null;
  if (!operation) return { operation, expected: 'common/unknown_operation' };
  const isRead = operation.shape.input.safeParse(call.data.input ?? {}).success;
  return { operation, expected: isRead ? null : 'common/invalid_input' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Operations that only look: their answers change nothing, good or bad. */
export const looking: ReadonlySet<string> = new Set(
  operations
    .map(({ on }) => on)
    .filter((on) =>
      /quote|lookup|home|statement|news|account\.(points|tier)|health|\.(list|detail|tickets|see|card|export|templates)$/.test(
        on,
      ),
    ),
);
