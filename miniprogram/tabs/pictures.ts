import { themes } from '../lib/theme';
import type { TabName } from './drawings';

/** Goes with every accent, for the brands whose own was not drawn. */
const NEUTRAL = '#1F2421';

/** What active tabs are drawn in. */
export const tabColours: readonly string[] = [...Object.values(themes), NEUTRAL];

const FOLDER = 'tabs/pictures';

export const pictureAtRest = (name: TabName): string => `${FOLDER}/${name}.png`;

/** The picture of an active tab in this accent. WeChat takes files only, so it was drawn before. */
export function pictureActive(name: TabName, accent: string): string {
  const colour = tabColours.find((drawn) => drawn === accent.toUpperCase()) ?? NEUTRAL;
  return `${FOLDER}/${name}-${colour.slice(1).toLowerCase()}.png`;
}
