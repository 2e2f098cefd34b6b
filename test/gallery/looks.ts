import type { PhoneOptions } from '../support/browser';

export const themes = {
  huigan: '#2F6B4F',
  apricot: '#A8483C',
  coffee: '#6B4A2F',
} as const;

export const widths = [320, 360, 375, 390, 430] as const;

/** How the gallery is looked at: a theme, a language, a size of text, a width. */
export type Look = {
  readonly theme: keyof typeof themes;
  readonly language: 'zh' | 'en';
  readonly isLarge: boolean;
  readonly width: (typeof widths)[number];
};

/** Every width in both languages and sizes, and every theme at the width of the drawings. */
export const looks: readonly Look[] = [
  ...widths.flatMap((width) =>
    (['zh', 'en'] as const).flatMap((language) =>
      [false, true].map((isLarge) => ({ theme: 'apricot', language, isLarge, width }) as const),
    ),
  ),
  ...(['huigan', 'coffee'] as const).map(
    (theme) => ({ theme, language: 'zh', isLarge: false, width: 375 }) as const,
  ),
];

export const nameOf = ({ theme, language, isLarge, width }: Look): string =>
  `${width}-${theme}-${language}${isLarge ? '-large' : ''}`;

export const optionsOf = ({ width, language }: Look): PhoneOptions => ({
  width,
  height: 812,
  locale: language === 'zh' ? 'zh-CN' : 'en-GB',
});

/** What the phone remembers of a member who chose this look, as the browser keeps it. */
export const remembered = ({ theme, language, isLarge }: Look): string =>
  Object.entries({ accent: themes[theme], language, 'text-size': isLarge ? 'large' : 'normal' })
    .map(
      ([name, value]) => `localStorage.setItem('${name}', '${JSON.stringify({ data: value })}');`,
    )
    .join('');
