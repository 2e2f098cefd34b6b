import { type CSSProperties, createContext, useContext } from 'react';

/** The accents that ship: Huigan's own, 母婴暖杏 and 咖啡. A brand may have any other that can be read. */
export const themes = { huigan: '#2F6B4F', apricot: '#A8483C', coffee: '#6B4A2F' } as const;

/** Huigan's own, until the brand has told its. */
export const OWN_ACCENT = themes.huigan;

const Accent = createContext<string>(OWN_ACCENT);

/** What stands inside takes its icons and marks from this accent. */
export const AccentProvider = Accent.Provider;

/** The brand's accent as a colour: drawings are images, and no style reaches into those. */
export const useAccent = (): string => useContext(Accent);

/** The brand's one accent as a CSS variable for a page's root. */
export const themeOf = (accent: string): CSSProperties => ({ '--accent': accent }) as CSSProperties;
