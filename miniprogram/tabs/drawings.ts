import { asSvg, filled, lines } from '../parts/drawing';
import { iconPaths } from '../parts/icon-paths';

/** WeChat's tab bar takes pictures of this side, and draws them at a third of it. */
const PICTURE_PX = 81;

const INK_2 = '#5F6762';
const WHITE = '#FFFFFF';

type Tab = {
  readonly icon: keyof typeof iconPaths;
  /** The icon's outline, filled when the tab is the one looked at. */
  readonly shape: string;
  /** What is drawn in white on it. */
  readonly detail: string;
};

/** The five tabs; each is its icon, which fills when it is looked at. */
export const tabs = {
  home: {
    icon: 'home',
    shape:
      'M4 10.500 12 4l8 6.500V19a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 19v-8.500Z',
    detail: 'M11 20v-4.500h2V20M12 16v4',
  },
  points: {
    icon: 'points',
    shape: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17Z',
    detail:
      'M8.800 15.200c-1-4.200 1.800-7 6.600-6.600.4 4.800-2.400 7.600-6.600 6.600ZM8.800 15.200l3.400-3.400',
  },
  code: {
    icon: 'code',
    shape:
      'M5.500 4h13A1.500 1.500 0 0 1 20 5.500v13a1.500 1.500 0 0 1-1.500 1.500h-13A1.500 1.500 0 0 1 4 18.500v-13A1.500 1.500 0 0 1 5.500 4Z',
    detail: 'M8 8.500v7M12 8.500v7M16 8.500v7',
  },
  shops: {
    icon: 'shop',
    shape:
      'M6 4.500h12l1.500 5a2.500 2.500 0 0 1-1.500 2.300v8.700H6v-8.700a2.500 2.500 0 0 1-1.500-2.300L6 4.500Z',
    detail:
      'M11 20v-3.500h2V20M12 17v3M5.500 9.500a2.200 2.200 0 0 0 4 .5 3 3 0 0 0 5 0 2.200 2.200 0 0 0 4-.5',
  },
  me: {
    icon: 'me',
    shape:
      'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20.500c.500-3.600 3.600-6 7.500-6s7 2.400 7.500 6Z',
    detail: '',
  },
} as const satisfies Record<string, Tab>;

export type TabName = keyof typeof tabs;

/** A tab at rest, as the text of an svg file. */
export const drawingAtRest = (name: TabName): string =>
  pictured(lines(iconPaths[tabs[name].icon], INK_2));

/** The tab that is looked at: filled, with its details in white. */
export const drawingActive = (name: TabName, accent: string): string =>
  pictured(filled(tabs[name].shape, accent) + lines(tabs[name].detail, WHITE));

const pictured = (body: string): string =>
  asSvg({ body }).replace('<svg ', `<svg width="${PICTURE_PX}" height="${PICTURE_PX}" `);
