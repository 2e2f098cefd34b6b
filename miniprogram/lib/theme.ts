import type { CSSProperties } from 'react';

/** The brand's one accent as CSS variables for a page's root. */
export function themeOf(accent: string): CSSProperties {
  return {
    '--accent': accent,
    '--accent-line': veil(accent, 0.28),
  } as CSSProperties;
}

function veil(hex: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((from) =>
    Number.parseInt(hex.slice(from, from + 2), 16),
  );
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
