import { Image } from '@tarojs/components';
import { asImage, filled, lines } from './drawing';
import './icon.scss';
import { iconPaths } from './icon-paths';

export type IconName = keyof typeof iconPaths | 'star-filled';

export const iconNames = [...Object.keys(iconPaths), 'star-filled'] as readonly IconName[];

/** A line icon; `size` is `small` (16), `middle` (24) or `large` (48). */
export function Icon({
  name,
  colour,
  size = 'middle',
}: {
  name: IconName;
  colour: string;
  size?: 'small' | 'middle' | 'large';
}) {
  return <Image className={`icon icon--${size}`} src={asImage({ body: bodyOf(name, colour) })} />;
}

/** Only the star has a filled form: of five stars, those that are given. */
const bodyOf = (name: IconName, colour: string): string =>
  name === 'star-filled' ? filled(iconPaths.star, colour) : lines(iconPaths[name], colour);
