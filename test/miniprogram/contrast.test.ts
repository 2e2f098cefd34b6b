import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contrastOf } from '@huigan/shared/kernel/colour';
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
  expect(contrastOf(token(text), token(ground))).toBeGreaterThanOrEqual(least);
});

describe.each(Object.entries(themes))('the %s theme', (_, accent) => {
  test.each(['paper', 'card'])('is read on %s', (ground) => {
    expect(contrastOf(accent, token(ground))).toBeGreaterThanOrEqual(TEXT);
  });
  test('carries white words', () => {
    expect(contrastOf('#ffffff', accent)).toBeGreaterThanOrEqual(TEXT);
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
      if (isDark) expect(styles('tokens.scss') + card).toContain(text);
      for (const ground of grounds) expect(contrastOf(text, ground)).toBeGreaterThanOrEqual(TEXT);
    });
    test('shows its ring', () => {
      const metal = colourIn(
        emblems,
        new RegExp(`${tier}: \\{ petals: \\d, colour: '(#[0-9A-F]{6})'`),
      );
      for (const ground of grounds) expect(contrastOf(metal, ground)).toBeGreaterThanOrEqual(MARK);
    });
  },
);

function groundsOf(tier: string): readonly string[] {
  const [, shades = ''] =
    new RegExp(`\\$metals: \\([^;]*\\b${tier}: \\(([^)]*)\\)`).exec(styles('tokens.scss')) ?? [];
  return shades.split(', ');
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
