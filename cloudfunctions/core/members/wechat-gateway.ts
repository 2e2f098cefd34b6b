import * as z from 'zod/mini';
import type { Clock } from '../platform/clock';
import type { Settings } from '../platform/environment';
import type { Wechat } from './ports';

const TIMEOUT_MS = 5_000;
const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number(),
});
const phoneAnswer = z.object({
  errcode: z.number(),
  phone_info: z.optional(z.object({ purePhoneNumber: z.string(), countryCode: z.string() })),
});

/** Codes WeChat gives for a code that is wrong, used up or too old: the member's matter, not ours. */
const CODE_NOT_GOOD = new Set([40029, 40163, 45011]);
const CHINA = '86';

/**
 * WeChat's open API: `cgi-bin/stable_token`, then `wxa/business/getuserphonenumber`.
 * Source: developers.weixin.qq.com, "手机号快速验证组件".
 */
export function wechatGateway(
  { WECHAT_API, WECHAT_APPID, WECHAT_SECRET }: Settings,
  clock: Clock,
): Wechat {
  let token: { value: string; until: number } | null = null;

  const accessToken = async (): Promise<string> => {
    if (token && token.until > clock.now()) return token.value;
    const body = { grant_type: 'client_credential', appid: WECHAT_APPID, secret: WECHAT_SECRET };
    const { access_token, expires_in } = tokenAnswer.parse(
      await post(`${WECHAT_API}/cgi-bin/stable_token`, body),
    );
    token = { value: access_token, until: clock.now() + (expires_in - 60) * 1000 };
    return access_token;
  };

  return {
    phoneOf: async (code) => {
      const query = new URLSearchParams({ access_token: await accessToken() });
      const url = `${WECHAT_API}/wxa/business/getuserphonenumber?${query}`;
      const { errcode, phone_info } = phoneAnswer.parse(await post(url, { code }));
      if (errcode === 0 && phone_info?.countryCode === CHINA) return phone_info.purePhoneNumber;
      if (errcode === 0 || CODE_NOT_GOOD.has(errcode)) return null;
      throw new Error(`WeChat answered ${errcode}`);
    },
  };
}

async function post(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`WeChat answered HTTP ${response.status}`);
  return response.json();
}
