import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { TerminalProblem } from '../run-command';
import { type Credentials, signedHeaders } from '../signed-request';
import type { TillClock } from './till-clock';

export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly detail: string };

/** Posts to the open API: every answer is a value or a refusal; everything else is tried again. */
export type OpenApi = { readonly post: (path: string, body: object) => Promise<Reply> };

/** `body` is undefined when it is no JSON. */
type Heard = { readonly status: number; readonly body: unknown };
const refusal = z.object({
  error: z.object({
    code: z.string(),
    detail: z.string().optional(),
    field: z.string().optional(),
  }),
});

/** Half a minute in all: a restart of the server passes unnoticed, an outage does not. */
const ATTEMPTS_MAX = 8;
const PAUSE_FIRST_MS = 250;
const PAUSE_MAX_MS = 8_000;
const ANSWER_WITHIN_MS = 60_000;

export function openApiAt(
  url: string,
  { credentials, clock }: { credentials: Credentials; clock: TillClock },
): OpenApi {
  const send = async (path: string, text: string): Promise<Heard | null> => {
    const headers = signedHeaders(credentials, { path, body: text, now: clock.now() });
    try {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers,
        body: text,
        signal,
      });
      return { status: response.status, body: jsonIn(await response.text()) };
    } catch {
      return null;
    }
  };
  const post = async (path: string, body: object): Promise<Reply> => {
    const text = JSON.stringify(body);
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const reply = judge(await send(path, text), url);
      if (reply === 'clock') await clock.resync();
      else if (reply !== 'again') return reply;
      await pause(Math.min(PAUSE_MAX_MS, PAUSE_FIRST_MS * 2 ** attempt));
    }
    throw new TerminalProblem(
      `${url} does not answer, after ${ATTEMPTS_MAX} tries. Run the same command again to go on.`,
    );
  };
  return { post };
}

/** The key is good or the whole import is pointless; busy and broken servers are asked again. */
function judge(heard: Heard | null, url: string): Reply | 'again' | 'clock' {
  if (heard === null || heard.status >= 500 || heard.status === 429) return 'again';
  if (heard.status === 200 && heard.body !== undefined) return { ok: true, value: heard.body };
  const parsed = refusal.safeParse(heard.body);
  const { code, detail, field } = parsed.data?.error ?? { code: 'common/unknown_operation' };
  if (code === 'intake/timestamp_skewed') return 'clock';
  if (heard.status === 401) throw new TerminalProblem(`The server refuses the key: ${code}`);
  if (code === 'common/unknown_operation') {
    throw new TerminalProblem(`${url} is not Huigan's open API: it answers with ${heard.status}`);
  }
  return { ok: false, code, detail: detail ?? field ?? '' };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
