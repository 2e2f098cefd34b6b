import {
  type Letter,
  takeLetter,
  templateSettings,
} from '@huigan/cloudfunctions/terminal/stand-ins/subscribe-messages';
import type { Instant, UtcOffset } from '@huigan/shared/kernel/time';
import { fen, points } from '@huigan/shared/kernel/units';
import type { Content } from '@huigan/shared/messages/content';
import type { Kind } from '@huigan/shared/messages/kinds';
import { fieldsOf, pages, readTemplate, type Template } from '@huigan/shared/messages/templates';
import fc from 'fast-check';

const ID = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE';
const offset = 480 as UtcOffset;

test.each([
  ['points_expiring', ID, ['number1', 'date2', 'thing3']],
  ['tier_lapsing', ID, ['thing1', 'date2', 'amount3', 'thing4']],
  [
    'order_credited',
    `${ID} thing7 time2 character_string5 thing1`,
    ['thing7', 'time2', 'character_string5', 'thing1'],
  ],
] as const)('a setting of %s names a template and its fields', (kind, text, keys) => {
  expect(readTemplate(kind, text)).toEqual({ ok: true, value: { kind, id: ID, keys } });
});
test.each([
  ['no', 'must begin with the id of a template'],
  [`${ID} number1 date2`, 'needs 3 keys after the id'],
  [`${ID} thing1 date2 thing3`, 'key 1 must be a number or a character_string, such as number1'],
  [`${ID} number1 phrase2 thing3`, 'key 2 must be a date or a time, such as date1'],
  [`${ID} number date2 thing3`, 'key 1 must be a number or a character_string, such as number1'],
  [`${ID} number1 date2 thing2 thing3`, 'needs 3 keys after the id'],
])('%j is not a template', (text, error) => {
  expect(readTemplate('points_expiring', text)).toEqual({ ok: false, error });
});

test('a key stands for one field', () => {
  expect(readTemplate('order_credited', `${ID} thing1 date2 number3 thing1`)).toEqual({
    ok: false,
    error: 'names thing1 twice',
  });
});

test('the last day is a day, or its last minute where the template asks for a time', () => {
  const content: Content = {
    kind: 'points_expiring',
    points: points(320),
    expires: Date.parse('2026-07-01T00:00:00+08:00') as Instant,
  };
  const says = (keys: string) => {
    const read = readTemplate('points_expiring', `${ID} ${keys}`);
    return read.ok && Object.values(fieldsOf(read.value, content, { offset }))[1]?.value;
  };
  expect(says('number1 date2 thing3')).toBe('2026年6月30日');
  expect(says('number1 time2 thing3')).toBe('2026年6月30日 23:59');
});

const templateOf = (kind: Kind): Template => {
  const read = readTemplate(kind, templateSettings[`WECHAT_TEMPLATE_${kind.toUpperCase()}`] ?? '');
  if (!read.ok) throw new Error(read.error);
  return read.value;
};
const send = (content: Content, over: object = {}) => {
  const template = templateOf(content.kind);
  const sent: Letter[] = [];
  const letter = {
    touser: 'o-mei_1',
    template_id: template.id,
    page: pages[content.kind],
    data: fieldsOf(template, content, { offset }),
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    ...over,
  };
  return {
    answer: takeLetter(letter, { sent, quotas: new Map() }) as { errcode: number; errmsg: string },
    sent,
  };
};

const at = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2090, 0) }) as fc.Arbitrary<Instant>;
const name = fc.string({ maxLength: 64, minLength: 1, unit: 'grapheme' });
const anyContent: fc.Arbitrary<Content> = fc.oneof(
  fc.record({
    kind: fc.constant('points_expiring' as const),
    points: fc.integer({ min: 1, max: 10_000_000 }).map(points),
    expires: at,
  }),
  fc.record({
    kind: fc.constant('tier_lapsing' as const),
    tier: name.map((zh) => ({ zh, en: zh })),
    until: at,
    toGoFen: fc.integer({ min: 1, max: 100_000_000_000 }).map(fen),
  }),
  fc.record({
    kind: fc.constant('order_credited' as const),
    shop: name,
    paidAt: at,
    points: fc.integer({ min: 1, max: 10_000_000 }).map(points),
    usableFrom: at,
  }),
);

test('whatever a message is about, WeChat takes it: every field within what it may hold', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      expect(send(content).answer).toEqual({ errcode: 0, errmsg: 'ok' });
    }),
    { numRuns: 500 },
  );
});

test('a long name is cut to twenty characters, and no character in half', () => {
  const paidAt = Date.UTC(2026, 5, 12, 6, 5) as Instant;
  const content = { kind: 'order_credited', paidAt, points: points(307) } as const;
  const shopOf = (shop: string) => send({ ...content, shop }).sent[0]?.data['thing1'];
  expect(shopOf('杭州滨江天街店')).toBe('杭州滨江天街店');
  expect(shopOf('一二三四五六七八九十一二三四五六七八九十一')).toBe(
    '一二三四五六七八九十一二三四五六七八九…',
  );
  expect(shopOf(`一二三四五六七八九十一二三四五六七八👶${'店'.repeat(3)}`)).toBe(
    '一二三四五六七八九十一二三四五六七八…',
  );
  expect(send({ ...content, shop: '滨江' }).sent[0]?.data).toMatchObject({
    time2: '2026年6月12日 14:05',
    character_string3: '307',
  });
});

describe('the stand-in refuses what WeChat would', () => {
  const expires = Date.UTC(2026, 5, 30, 16) as Instant;
  const content = { kind: 'points_expiring', points: points(320), expires } as const;
  const good = fieldsOf(templateOf('points_expiring'), content, { offset });
  test('and takes what is right', () => {
    expect(send(content).sent).toEqual([
      {
        touser: 'o-mei_1',
        template: templateOf('points_expiring').id,
        page: 'pages/points/index',
        data: { number1: '320', date2: '2026年6月30日', thing3: '到期前可在门店使用，点开查看' },
      },
    ]);
  });
  test.each([
    ['nobody', { touser: '' }, 40003],
    ['another template', { template_id: 'x' }, 40037],
    ['a page that is not there', { page: 'pages/nowhere/index' }, 41030],
    ['a field that is missing', { data: { number1: { value: '1' } } }, 47003],
    ['a field too many', { data: { ...good, thing9: { value: '1' } } }, 47003],
    ['a thing of 21', { data: { ...good, thing3: { value: 'x'.repeat(21) } } }, 47003],
    ['a thing of two lines', { data: { ...good, thing3: { value: 'a\nb' } } }, 47003],
    ['a number in words', { data: { ...good, number1: { value: '320 积分' } } }, 47003],
    ['a date without a year', { data: { ...good, date2: { value: '6月30日' } } }, 47003],
    ['another shape', { data: 'text' }, 47001],
  ])('%s', (_, over, errcode) => {
    const { answer, sent } = send(content, over);
    expect(answer.errcode).toBe(errcode);
    expect(sent).toEqual([]);
  });
});
