import * as z from 'zod';

const settings = z.object({
  /** 32 bytes, base64. Everything personal is sealed and found by keys derived from it. */
  HUIGAN_MASTER_KEY: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64'),
  WECHAT_API: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APPID: z.string().default(''),
  WECHAT_SECRET: z.string().default(''),
});

export type Settings = z.output<typeof settings>;

/** Settings of this process. A missing one stops the function with its name. */
export function readSettings(): Settings {
  const parsed = settings.safeParse(process.env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`Setting ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return parsed.data;
}
