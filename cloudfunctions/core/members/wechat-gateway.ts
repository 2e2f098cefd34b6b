import * as z from 'zod/mini';
import type { WechatApi } from '../platform/wechat-api';
import type { Wechat } from './ports';

const phoneAnswer = z.object({
  errcode: z.number(),
  phone_info: z.optional(z.object({ purePhoneNumber: z.string(), countryCode: z.string() })),
});

/** Codes WeChat gives for a code that is wrong, used up or too old: the member's matter, not ours. */
const CODE_NOT_GOOD = new Set([40029, 40163, 45011]);
const CHINA = '86';

/**
 * The number behind a code: `wxa/business/getuserphonenumber`.
 * Source: developers.weixin.qq.com, "手机号快速验证组件".
 */
export const wechatGateway = (api: WechatApi): Wechat => ({
  phoneOf: async (code) => {
    const answer = await api.ask('/wxa/business/getuserphonenumber', { code });
    const { errcode, phone_info } = phoneAnswer.parse(answer);
    if (errcode === 0 && phone_info?.countryCode === CHINA) return phone_info.purePhoneNumber;
    if (errcode === 0 || CODE_NOT_GOOD.has(errcode)) return null;
    throw new Error(`WeChat answered ${errcode}`);
  },
});
