import { themes } from '@huigan/miniprogram/lib/theme';
import type { PhoneOptions } from '../support/browser';

const widths = [320, 360, 375, 390, 430] as const;

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

/** A phone of this width whose member chose this look. */
export const optionsOf = ({ theme, language, isLarge, width }: Look): PhoneOptions => ({
  width,
  height: 812,
  remembers: { accent: themes[theme], language, 'text-size': isLarge ? 'large' : 'normal' },
});
