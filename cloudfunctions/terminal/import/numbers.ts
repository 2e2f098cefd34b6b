import type { Instant } from '@huigan/shared/kernel/time';

/** Wider than anything a till means, and far inside exact integers when multiplied by 100. */
const WHOLE = String.raw`(\d{1,12})`;
const MONEY = new RegExp(String.raw`^([+-]?)${WHOLE}(?:\.(\d{1,10}))?$`);
const QUANTITY = new RegExp(String.raw`^([+-]?)${WHOLE}(?:\.0{1,10})?$`);
const DATE =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/** `2.55` is 255 fen, digit by digit: no float ever holds money. Null when it is no whole fen. */
export function fenIn(text: string): number | null {
  const [, sign, yuan, cents = ''] = MONEY.exec(text.trim()) ?? [];
  if (yuan === undefined || /[1-9]/.test(cents.slice(2))) return null;
  const fen = Number(yuan) * 100 + Number(cents.slice(0, 2).padEnd(2, '0'));
  return sign === '-' ? 0 - fen : fen;
}

export function wholeIn(text: string): number | null {
  const [, sign, digits] = QUANTITY.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  return sign === '-' ? 0 - Number(digits) : Number(digits);
}

/** `2010-12-01T08:26:00` and `2010/12/1 8:26`; a zone in the text wins over `offset`. */
export function instantIn(text: string, offset: string): Instant | null {
  const [, year = '', month = '', day = '', hour = '', minute, second = '00', zone = offset] =
    DATE.exec(text.trim()) ?? [];
  if (minute === undefined) return null;
  const two = (part: string) => part.padStart(2, '0');
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`;
  const asUtc = Date.parse(`${local}Z`);
  // 30 February is a date to some parsers: what comes out must be what went in.
  if (!Number.isFinite(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return null;
  return Date.parse(`${local}${zone}`) as Instant;
}
