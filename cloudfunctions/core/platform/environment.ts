/** Settings of a function's environment: secrets come from there and nowhere else. */
export type Settings = {
  /** 32 bytes, base64. Everything personal is sealed and found by keys derived from it. */
  readonly HUIGAN_MASTER_KEY: string;
  readonly WECHAT_API: string;
  readonly WECHAT_APPID: string;
  readonly WECHAT_SECRET: string;
  /** Templates of subscribe messages, each `ID` or `ID key1 key2 …`; a kind without one is off. */
  readonly WECHAT_TEMPLATE_POINTS_EXPIRING?: string;
  readonly WECHAT_TEMPLATE_TIER_LAPSING?: string;
  readonly WECHAT_TEMPLATE_ORDER_CREDITED?: string;
};

const MASTER_KEY_BYTES = 32;

/** Reads them from this process. What is missing or wrong stops the function, by name. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const {
    HUIGAN_MASTER_KEY = '',
    WECHAT_API = 'https://api.weixin.qq.com',
    WECHAT_APPID = '',
    WECHAT_SECRET = '',
    WECHAT_TEMPLATE_POINTS_EXPIRING = '',
    WECHAT_TEMPLATE_TIER_LAPSING = '',
    WECHAT_TEMPLATE_ORDER_CREDITED = '',
  } = environment as Record<string, string | undefined>;
  if (Buffer.from(HUIGAN_MASTER_KEY, 'base64').length !== MASTER_KEY_BYTES) {
    throw new Error('Setting HUIGAN_MASTER_KEY: must be 32 bytes in base64');
  }
  if (!URL.canParse(WECHAT_API)) throw new Error('Setting WECHAT_API: must be an address');
  return {
    ...{ HUIGAN_MASTER_KEY, WECHAT_API, WECHAT_APPID, WECHAT_SECRET },
    WECHAT_TEMPLATE_POINTS_EXPIRING,
    WECHAT_TEMPLATE_TIER_LAPSING,
    WECHAT_TEMPLATE_ORDER_CREDITED,
  };
}
