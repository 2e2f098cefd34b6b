import { readFileSync } from 'node:fs';
import path from 'node:path';
import { themes } from '../../miniprogram/lib/theme';

/** What WCAG asks of text, and of lines and marks that have a meaning. */
const TEXT = 4.5;
const MARK = 3;

const tokens = Object.fromEntries(
  Array.from(
    styles('tokens.scss').matchAll(/^\$([a-z0-9-]+): (#[0-9a-f]{6});/gm),
    ([, name, hex]) => [name, hex],
  ),
) as Readonly<Record<string, string>>;

const token = (name: string): string => {
  const hex = tokens[name];
  if (hex === undefined) throw new Error(`no colour named ${name}`);
  return hex;
};

test.each([
  ['ink', 'paper', TEXT],
  ['ink', 'card', TEXT],
  ['ink-2', 'paper', TEXT],
  ['ink-2', 'card', TEXT],
  ['cinnabar', 'paper', TEXT],
  ['cinnabar', 'card', TEXT],
  ['cinnabar', 'cinnabar-tint', TEXT],
  ['warn', 'warn-tint', TEXT],
  ['field-line', 'card', MARK],
  ['field-line', 'paper', MARK],
])('%s can be read on %s', (text, ground, least) => {
  expect(contrast(token(text), token(ground))).toBeGreaterThanOrEqual(least);
});

describe.each(Object.entries(themes))('the %s theme', (_, accent) => {
  test.each(['paper', 'card'])('is read on %s', (ground) => {
    expect(contrast(accent, token(ground))).toBeGreaterThanOrEqual(TEXT);
  });
  test('carries white words', () => {
    expect(contrast('#ffffff', accent)).toBeGreaterThanOrEqual(TEXT);
  });
});

const card = styles('parts/member-card.scss');
const emblems = readFileSync(path.join(root(), 'parts/tier-emblem.tsx'), 'utf8');
const QUIET = colourIn(card, /\.member-card__quiet \{[^}]*color: (#[0-9a-f]{6})/);

describe.each(['plain', 'silver', 'gold', 'platinum', 'diamond', 'black'])(
  'the %s card',
  (tier) => {
    const grounds = groundsOf(tier);
    const isDark = tier === 'black';
    const texts = isDark
      ? ['#e9cf94', '#cbb98f', '#ffb4a3']
      : [token('ink'), QUIET, token('cinnabar')];

    test('has a gradient of two colours', () => {
      expect(grounds).toHaveLength(2);
    });
    test.each(texts)('shows %s from end to end', (text) => {
      if (isDark) expect(card).toContain(text);
      for (const ground of grounds) expect(contrast(text, ground)).toBeGreaterThanOrEqual(TEXT);
    });
    test('shows its ring', () => {
      const metal = colourIn(
        emblems,
        new RegExp(`${tier}: \\{ petals: \\d, colour: '(#[0-9A-F]{6})'`),
      );
      for (const ground of grounds) expect(contrast(metal, ground)).toBeGreaterThanOrEqual(MARK);
    });
  },
);

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#c4574a', '#ffffff', 4.4],
  ['#a8483c', '#ffffff', 5.7],
])('%s on %s is %d to 1, as the standard computes it', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
});

function groundsOf(tier: string): readonly string[] {
  const [, gradient = ''] =
    new RegExp(`\\.member-card--${tier} \\{[^}]*linear-gradient\\(135deg, ([^)]*)\\)`).exec(card) ??
    [];
  return gradient.split(', ');
}

function colourIn(text: string, where: RegExp): string {
  const [, hex] = where.exec(text) ?? [];
  if (hex === undefined) throw new Error(`no colour at ${where}`);
  return hex;
}

function styles(file: string): string {
  return readFileSync(path.join(root(), file), 'utf8');
}

function root(): string {
  return path.resolve(__dirname, '../../miniprogram');
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
