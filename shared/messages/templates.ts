import { unreachable } from '../kernel/invariant';
import { err, ok, type Result } from '../kernel/result';
import { dayOf, type Instant, later, minuteOf, type UtcOffset } from '../kernel/time';
import type { Content } from './content';
import type { Kind } from './kinds';

/**
 * A template as the brand applied for it at WeChat. What a field may hold is in its key: `thing3` is the
 * third field of the template and takes up to twenty characters.
 */
export type Template = {
  readonly kind: Kind;
  readonly id: string;
  readonly keys: readonly string[];
};
/** What goes to WeChat for one message. */
export type Fields = Readonly<Record<string, { readonly value: string }>>;

const THING_MAX = 20;
const NUMBER = ['number', 'character_string'];
const DATE = ['date', 'time'];
const WORDS = ['thing'];
const MONEY = ['amount'];

/** The fields of each kind in the order a setting names their keys, and of which sort each key may be. */
const sorts: Readonly<Record<Kind, readonly (readonly string[])[]>> = {
  points_expiring: [NUMBER, DATE, WORDS],
  tier_lapsing: [WORDS, DATE, MONEY, WORDS],
  order_credited: [WORDS, DATE, NUMBER, WORDS],
};

/** Where a message leads. */
export const pages: Readonly<Record<Kind, string>> = {
  points_expiring: 'pages/points/index',
  tier_lapsing: 'pages/tier/index',
  order_credited: 'pages/points/index',
};

/** `ID` or `ID number1 date2 thing3`: a template as a setting says it. What is wrong is said in words. */
export function readTemplate(kind: Kind, text: string): Result<Template, string> {
  const [id = '', ...named] = text.trim().split(/\s+/);
  const wanted = sorts[kind];
  if (!/^[\w-]{20,64}$/.test(id)) return err('must begin with the id of a template');
  if (named.length === 0) {
    return ok({ kind, id, keys: wanted.map(([sort], at) => `${sort}${at + 1}`) });
  }
  if (named.length !== wanted.length) return err(`needs ${wanted.length} keys after the id`);
  const wrong = named.findIndex((key, at) => !isOf(wanted[at] ?? [], key));
  if (wrong >= 0) {
    return err(
      `key ${wrong + 1} must be a ${wanted[wrong]?.join(' or a ')}, such as ${wanted[wrong]?.[0]}1`,
    );
  }
  const twice = named.find((key, at) => named.indexOf(key) < at);
  if (twice !== undefined) return err(`names ${twice} twice`);
  return ok({ kind, id, keys: named });
}

const isOf = (sort: readonly string[], key: string): boolean =>
  /\d+$/.test(key) && sort.includes(key.replace(/\d+$/, ''));

/** A message in the fields of its template, each within what WeChat lets it hold. */
export function fieldsOf(template: Template, content: Content, seen: Seen): Fields {
  const values = valuesOf(template, content, seen);
  return Object.fromEntries(template.keys.map((key, at) => [key, { value: values[at] ?? '' }]));
}

type Seen = { readonly offset: UtcOffset };

// Templates are approved in one language, and these are Chinese.
function valuesOf({ keys }: Template, content: Content, { offset }: Seen): readonly string[] {
  // A `time` is one with the hour and minute, a `date` need not have them.
  const lastDay = (at: Instant): string =>
    keys[1]?.startsWith('time') ? minuteWords(at, offset) : dayWords(at, offset);
  switch (content.kind) {
    case 'points_expiring':
      return [
        String(content.points),
        lastDay(later(content.expires, -1)),
        '到期前可在门店使用，点开查看',
      ];
    case 'tier_lapsing':
      return [
        thing(content.tier.zh),
        lastDay(later(content.until, -1)),
        `¥${(content.toGoFen / 100).toFixed(2)}`,
        '再消费以上金额即可保级',
      ];
    case 'order_credited':
      return [
        thing(content.shop),
        minuteWords(content.paidAt, offset),
        String(content.points),
        content.usableFrom === undefined
          ? '点开看为什么是这个数'
          : `${dayWords(content.usableFrom, offset).replace(/^.*年/, '')}起可用，点开查看`,
      ];
    default:
      return unreachable(content);
  }
}

/** `2026年6月30日`, the way WeChat shows a date. */
function dayWords(at: Instant, offset: UtcOffset): string {
  const [year, month, day] = dayOf(at, offset).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const minuteWords = (at: Instant, offset: UtcOffset): string =>
  `${dayWords(at, offset)} ${minuteOf(at, offset).slice(-5)}`;

/** A name that somebody else gave, in so many characters, none of them in half, on one line. */
function thing(name: string): string {
  const line = name.replace(/[\p{C}\s]+/gu, ' ').trim() || '—';
  if (line.length <= THING_MAX) return line;
  return `${line.slice(0, THING_MAX - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
