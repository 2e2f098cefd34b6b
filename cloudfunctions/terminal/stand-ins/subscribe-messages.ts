import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { repositoryRoot } from '../repository';

/** A message as it arrived, for tests and developers to read. */
export type Letter = {
  readonly touser: string;
  readonly template: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
};

/** Templates as a brand would have applied for them; each numbers its fields in its own way. */
const TEMPLATES = {
  WECHAT_TEMPLATE_POINTS_EXPIRING: {
    id: 'stand-in-template-of-points-expiring-000001',
    keys: ['number1', 'date2', 'thing3'],
  },
  WECHAT_TEMPLATE_TIER_LAPSING: {
    id: 'stand-in-template-of-a-tier-lapsing-0000002',
    keys: ['thing2', 'date4', 'amount5', 'thing7'],
  },
  WECHAT_TEMPLATE_ORDER_CREDITED: {
    id: 'stand-in-template-of-an-order-credited-0003',
    keys: ['thing1', 'time2', 'character_string3', 'thing4'],
  },
} as const;

/** Settings that name them. */
export const templateSettings: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEMPLATES).map(([setting, { id, keys }]) => [setting, [id, ...keys].join(' ')]),
);

const letterRequest = z.strictObject({
  touser: z.string(),
  template_id: z.string(),
  page: z.string(),
  data: z.record(z.string(), z.strictObject({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']),
});

const DAY = String.raw`\d{4}(年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2})`;
const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
/** What each sort of field holds at most. Source: "订阅消息参数值内容限制说明". */
const LIMITS: Readonly<Record<string, RegExp>> = {
  thing: /^[^\p{C}]{1,20}$/u,
  number: /^-?(?=.{1,32}$)\d+(\.\d+)?$/,
  character_string: /^[\x21-\x7e]{1,32}$/,
  date: new RegExp(`^${DAY}( ${CLOCK})?$`),
  time: new RegExp(`^(${DAY} )?${CLOCK}$`),
  amount: /^[¥￥$]?\d{1,10}(\.\d+)?元?$/,
  phrase: /^[\u4e00-\u9fa5]{1,5}$/,
};

const refused = (errcode: number, errmsg: string) => ({ errcode, errmsg });

/**
 * How many messages of a template somebody said yes to in WeChat's dialogue. Only who was asked about here has
 * a number: the dialogue itself is not, and a browser has none.
 */
export type Quotas = Map<string, number>;
export function sayYes(quotas: Quotas, openid: string, template: string): void {
  const whose = `${openid} ${template}`;
  quotas.set(whose, (quotas.get(whose) ?? 0) + 1);
}

/** `cgi-bin/message/subscribe/send`: refuses what WeChat would refuse, and keeps what it lets through. */
export function takeLetter(
  body: unknown,
  { sent, quotas }: { readonly sent: Letter[]; readonly quotas: Quotas },
): object {
  const read = letterRequest.safeParse(body);
  if (!read.success) return refused(47001, `data format error: ${read.error.message}`);
  const { touser, template_id, page, data } = read.data;
  if (!/^[\w-]+$/.test(touser)) return refused(40003, 'invalid openid');
  const template = Object.values(TEMPLATES).find(({ id }) => id === template_id);
  if (!template) return refused(40037, 'invalid template_id');
  if (!pagesThere().has(page.replace(/\?.*$/, ''))) return refused(41030, 'invalid page');
  const keys: readonly string[] = template.keys;
  const unknown = Object.keys(data).find((key) => !keys.includes(key));
  if (unknown) return refused(47003, `argument invalid! data.${unknown} is not in the template`);
  const wrong = keys.find((key) => !holds(key, data[key]?.value ?? ''));
  if (wrong) return refused(47003, `argument invalid! data.${wrong}.value invalid`);
  const whose = `${touser} ${template_id}`;
  const left = quotas.get(whose) ?? Number.POSITIVE_INFINITY;
  if (left === 0) return refused(43101, 'user refuse to accept the msg');
  quotas.set(whose, left - 1);
  const values = Object.entries(data).map(([key, { value }]) => [key, value]);
  sent.push({ touser, template: template_id, page, data: Object.fromEntries(values) });
  return { errcode: 0, errmsg: 'ok' };
}

const holds = (key: string, value: string): boolean =>
  LIMITS[key.replace(/\d+$/, '')]?.test(value) ?? false;

/** The pages of the mini-program, as its own list has them. */
function pagesThere(): ReadonlySet<string> {
  const list = readFileSync(join(repositoryRoot, 'miniprogram/app.config.ts'), 'utf8');
  return new Set(Array.from(list.matchAll(/'(pages\/[a-z/-]+)'/g), ([, page = '']) => page));
}
