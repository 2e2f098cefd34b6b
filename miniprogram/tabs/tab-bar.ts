import { tabWords } from '../copy/words/tabs';
import { OWN_ACCENT } from '../lib/theme';
import type { TabName } from './drawings';
import { pictureActive, pictureAtRest } from './pictures';

/** The tabs in their order, and the page of each. */
export const tabPages: readonly (readonly [name: TabName, page: string])[] = [
  ['home', 'pages/home/index'],
  ['points', 'pages/points/index'],
  ['code', 'pages/code/index'],
  ['shops', 'pages/shops/index'],
  ['me', 'pages/me/index'],
];

/** Whether an address is one of the bar's pages, which WeChat opens in a way of their own. */
export const isTab = (url: string): boolean =>
  tabPages.some(([, page]) => url.replace(/^\//, '').startsWith(page));

/** WeChat's own tab bar, as it is before the brand and the reader's language are known. */
export const tabBar = {
  color: '#5F6762',
  selectedColor: OWN_ACCENT,
  backgroundColor: '#FFFFFF',
  borderStyle: 'white' as const,
  list: tabPages.map(([name, pagePath]) => ({
    pagePath,
    text: tabWords[name].zh,
    iconPath: pictureAtRest(name),
    selectedIconPath: pictureActive(name, OWN_ACCENT),
  })),
};
