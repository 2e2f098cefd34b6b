import { type CSSProperties, createContext, useContext } from 'react';

/** Huigan's own colour, until the brand has told its. */
export const OWN_ACCENT = '#2F6B4F';

const Accent = createContext(OWN_ACCENT);

/** What stands inside takes its icons and marks from this accent. */
export const AccentProvider = Accent.Provider;

/** The brand's accent as a colour: drawings are images, and no style reaches into those. */
export const useAccent = (): string => useContext(Accent);

/** The brand's one accent as a CSS variable for a page's root. */
export const themeOf = (accent: string): CSSProperties => ({ '--accent': accent }) as CSSProperties;
