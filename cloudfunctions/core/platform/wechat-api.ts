import * as z from 'zod/mini';
import type { Clock } from './clock';
import type { Settings } from './environment';

const TIMEOUT_MS = 5_000;
/** A token is let go of a little before WeChat does. */
const EARLY_MS = 60_000;
const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number(),
});
const anyAnswer = z.looseObject({ errcode: z.optional(z.number()) });

/** The token is not, or no longer, good: somebody asked for a newer one. */
const TOKEN_NOT_GOOD = new Set<number | null>([40001, 40014, 42001]);

/** WeChat said no before it did anything, or was never reached: the same may be asked again. */
export class WechatNotReached extends Error {}

/** WeChat's open API as rooms use it: one token for all, renewed when WeChat has let it go. */
export type WechatApi = {
  /**
   * What WeChat answered. Throws `WechatNotReached` where it did nothing; anything else thrown may have been
   * done.
   */
  readonly ask: (path: string, body: object) => Promise<unknown>;
};

/** Source: developers.weixin.qq.com, `cgi-bin/stable_token`: it gives the same token to all who ask. */
export function wechatApi(
  { WECHAT_API, WECHAT_APPID, WECHAT_SECRET }: Settings,
  clock: Clock,
): WechatApi {
  let token: { value: string; until: number } | null = null;

  const accessToken = async (): Promise<string> => {
    if (token && token.until > clock.now()) return token.value;
    const body = { grant_type: 'client_credential', appid: WECHAT_APPID, secret: WECHAT_SECRET };
    const answer = await post(`${WECHAT_API}/cgi-bin/stable_token`, body).catch(notReached);
    const read = tokenAnswer.safeParse(answer);
    if (!read.success) throw new WechatNotReached(`WeChat gave no token: ${codeIn(answer)}`);
    const { access_token, expires_in } = read.data;
    token = { value: access_token, until: clock.now() + expires_in * 1000 - EARLY_MS };
    return access_token;
  };
  const askOnce = async (path: string, body: object): Promise<unknown> => {
    const query = new URLSearchParams({ access_token: await accessToken() });
    return post(`${WECHAT_API}${path}?${query}`, body);
  };

  return {
    ask: async (path, body) => {
      const answer = await askOnce(path, body);
      if (!TOKEN_NOT_GOOD.has(codeIn(answer))) return answer;
      token = null;
      const again = await askOnce(path, body);
      if (TOKEN_NOT_GOOD.has(codeIn(again))) {
        throw new WechatNotReached(`WeChat answered ${codeIn(again)}`);
      }
      return again;
    },
  };
}

/** The code of an answer; null where it has none. */
export const codeIn = (answer: unknown): number | null =>
  anyAnswer.safeParse(answer).data?.errcode ?? null;

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((failure: unknown) => {
    // Where no connection came about, nothing was asked.
    const { code } = ((failure as Error).cause ?? {}) as { code?: string };
    return NO_CONNECTION.has(code ?? '') ? notReached(failure) : Promise.reject(failure);
  });
  if (response.status === TIMED_OUT) throw new Error('a gateway on the way waited in vain');
  if (!response.ok) throw new WechatNotReached(`WeChat answered HTTP ${response.status}`);
  return response.json();
}

/** What was asked may have arrived, and been done. */
const TIMED_OUT = 504;
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const notReached = (failure: unknown): never => {
  throw new WechatNotReached((failure as Error).message);
};
